"""Two computers with one chain (两台同号): both came from one image, or one's disk went back to an earlier day.

What the folder has under those numbers stays; what only this computer has goes on under new numbers, in a chain of its
own, and what names it by its old place is led along. Whoever was told the old numbers all the same sees it
(`seen.apart`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hall_assistant.errors import StaffError
from hall_assistant.store import journal
from hall_assistant.store.facts import Entry, Fact, Json
from hall_assistant.store.store import Reading
from hall_assistant.sync.folder import Folder, Span
from hall_assistant.sync.members import publics
from hall_assistant.sync.parcels import segment_in
from hall_assistant.sync.sealed_file import Content, opened
from hall_assistant.sync.values import Credentials

_MADE = {"promise.made": "promise", "leg.opened": "leg", "clock.started": "clock", "solution.offered": "solution"}
"""Facts that give a name on their chain, and the entry it stands in."""
_MEANT = ("renews", "again", "promise", "leg", "clock", "solution")
"""Entries that name such a thing beside `of`, its chain; the first there is counts."""


@dataclass(slots=True)
class Moved:
    """What was moved from a chain to another: numbers by the old ones, and the names given among them."""

    old: str
    new: str
    places: dict[int, int] = field(default_factory=dict)
    names: set[tuple[str, str]] = field(default_factory=set)

    def note(self, fact: Fact, seq: int) -> None:
        """One fact moved to number `seq`."""
        self.places[fact.seq] = seq
        if fact.kind in _MADE:
            self.names.add((fact.subject, str(fact.open.get(_MADE[fact.kind]))))

    def led(self, fact: Fact) -> Mapping[str, Json]:
        """The open body of a moved fact with what it names led along."""
        body = dict(fact.open)
        seq = body.get("seq")
        if body.get("chain") == self.old and isinstance(seq, int) and seq in self.places:
            body |= {"chain": self.new, "seq": self.places[seq]}
        meant = next((str(body[entry]) for entry in _MEANT if entry in body), "")
        if body.get("of") == self.old and (fact.subject, meant) in self.names:
            body["of"] = self.new
        return body


def bodies(old: str, new: str, facts: Sequence[Fact], first: int) -> list[Mapping[str, Json]]:
    """The open bodies of an old chain's facts, moved in sequence to numbers from `first` on of a new one."""
    moved = Moved(old, new)
    for seq, fact in enumerate(facts, first):
        moved.note(fact, seq)
    return [moved.led(fact) for fact in facts]


def fork_point(at: Reading, folder: Folder, mine: Credentials, chain: str) -> int | None:
    """The last fact that this computer's chain and the folder's have in common, or None where they do not differ."""
    head = journal.head(at.connection, chain)
    spans = [span for span in folder.spans(chain) if head is not None and span.first <= head.seq]
    # Facts are chained: where the one that reaches farthest agrees, so does all before it.
    farthest = sorted(spans, key=lambda span: span.last, reverse=True)
    held = next((entries for span in farthest if (entries := _entries(at, folder, mine, chain, span))), ())
    if _first_other(at, chain, held) is None:
        return None
    others = (_first_other(at, chain, _entries(at, folder, mine, chain, span)) for span in spans)
    return min(other for other in others if other is not None) - 1


def _first_other(at: Reading, chain: str, entries: Sequence[Entry]) -> int | None:
    """The first of these facts in whose place another stands here."""
    for entry in entries:
        here = journal.hash_at(at.connection, chain, entry.seq)
        if here is not None and here != entry.hash:
            return entry.seq
    return None


def _entries(at: Reading, folder: Folder, mine: Credentials, chain: str, span: Span) -> Sequence[Entry]:
    file = folder.read(chain, span.facts)
    try:
        said, content = opened(file or b"", mine, publics(at, mine), Content.FACTS)
        return segment_in(content, said.chain, said.first, said.last).entries
    except StaffError:
        return ()  # torn, or on its way: the next round looks again
