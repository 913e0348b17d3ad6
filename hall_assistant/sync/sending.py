"""Sending (送出): what the folder lacks of the hall's chains is laid there; what is forgotten is taken out of it.

Of its own chains a computer signs the ends itself; another's it hands on with the ends that one signed. So a stick that
meets only one counter of a share carries all of them, and a file somebody lost is laid again by whoever has the facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from hall_assistant.store import journal
from hall_assistant.store.facts import Entry
from hall_assistant.store.store import Reading
from hall_assistant.sync.folder import Folder, Span
from hall_assistant.sync.heads import heads_of, own_chains
from hall_assistant.sync.parcels import Parcel, Segment, encoded, in_batches, parcel_for
from hall_assistant.sync.sealed_file import Content, label, packed
from hall_assistant.sync.signing import sign_head
from hall_assistant.sync.values import Credentials, SignedHead

SEGMENT = 2000
"""Facts a segment holds at most."""
HEAVY = 16 * 1024 * 1024
"""Bytes of facts from which a segment is full, whatever their number: photos and workbooks are facts, too."""
_MANY = 8
"""Neighbouring small segments that are worth putting together."""


class Sender(NamedTuple):
    """What sending needs: the record as it is now, the folder, and who sends."""

    at: Reading
    folder: Folder
    mine: Credentials

    def send(self, broken: Iterable[tuple[str, Span]] = ()) -> dict[str, int]:
        """Lay down what the folder lacks of every chain; returns how many facts, by chain.

        broken: segments that somebody could not read, laid down once more.
        """
        own = set(own_chains(self.at, self.mine.device))
        sent = {chain: self._send_chain(chain, chain in own) for chain in journal.chains(self.at.connection)}
        for chain, span in broken:
            self._lay_again(chain, span, chain in own)
        return {chain: facts for chain, facts in sent.items() if facts}

    def take_back_keys(self) -> None:
        """Write all parcels anew, without the keys and people destroyed since (遗忘)."""
        for chain in journal.chains(self.at.connection):
            for span in self.folder.spans(chain):
                entries = self._between(chain, span)
                if entries and entries[-1].seq == span.last:
                    self._write(Content.KEYS, chain, span, parcel_for(self.at, entries))

    def put_together(self) -> None:
        """Put many small segments of one's own chains together, the new one first, then the old ones away (合并分段).

        A reader who listed the old ones finds them gone, lists again and finds the same facts; nobody is waited for.
        """
        for chain in own_chains(self.at, self.mine.device):
            for run in _runs(self.folder.spans(chain)):
                whole = Span(run[0].first, run[-1].last)
                if self._weight(chain, whole) > HEAVY:
                    continue
                self._lay(self._between(chain, whole))
                for span in run:
                    self.folder.remove(chain, span.facts)
                    self.folder.remove(chain, span.keys)

    def _send_chain(self, chain: str, own: bool) -> int:
        here = journal.head(self.at.connection, chain)
        # What goes on beyond here could not be taken in just now: it holds nothing, or was laid since.
        there = reach(span for span in self.folder.spans(chain) if here is not None and span.last <= here.seq)
        if own:
            return sum(map(self._lay, _segments(self._whole(chain, there))))
        return sum(self._lay(self._between(chain, span), head) for span, head in self._signed(chain, there))

    def _whole(self, chain: str, after: int) -> Iterator[Entry]:
        """The chain's facts after a number, up to the first that a salvage could not bring back."""
        for seq, entry in enumerate(journal.of_chain(self.at.connection, chain, after), after + 1):
            if entry.seq != seq:
                return
            yield entry

    def _signed(self, chain: str, after: int) -> Iterator[tuple[Span, SignedHead]]:
        """Pieces of another's chain that end where it signed, each as long as a segment may be."""
        heads = heads_of(self.at, chain, after)
        for head, following in zip_longest(heads, heads[1:]):
            if following is None or self._fills(chain, Span(after + 1, following.seq)):
                yield Span(after + 1, head.seq), head
                after = head.seq

    def _fills(self, chain: str, span: Span) -> bool:
        """Whether a piece is more than one segment should hold."""
        return span.last - span.first + 1 > SEGMENT or self._weight(chain, span) > HEAVY

    def _weight(self, chain: str, span: Span) -> int:
        """Bytes of the bodies of some facts."""
        row = self.at.one(
            "SELECT sum(length(open) + coalesce(length(sealed), 0)) AS bytes FROM journal"
            " WHERE chain = ? AND seq BETWEEN ? AND ?",
            (chain, span.first, span.last),
        )
        return int(row["bytes"] or 0) if row is not None else 0

    def _lay_again(self, chain: str, span: Span, own: bool) -> None:
        if journal.hash_at(self.at.connection, chain, span.last) is None:
            return  # nothing of ours: a name may promise any number of facts
        entries = self._between(chain, span)
        if not entries or entries[-1].seq != span.last:
            return
        head = next((head for head in heads_of(self.at, chain, span.last - 1) if head.seq == span.last), None)
        if own or head is not None:
            self._lay(entries, None if own else head)

    def _lay(self, entries: tuple[Entry, ...], head: SignedHead | None = None) -> int:
        """Put facts and their parcel into the folder; the parcel first: no segment lies alone. Returns how many."""
        last = entries[-1]
        head = head or sign_head(self.mine, chain=last.chain, seq=last.seq, hash=last.hash)
        span = Span(entries[0].seq, last.seq)
        self._write(Content.KEYS, last.chain, span, parcel_for(self.at, entries))
        self._write(Content.FACTS, last.chain, span, Segment(entries, head.device, head.signature))
        return len(entries)

    def _write(self, content: Content, chain: str, span: Span, held: Segment | Parcel) -> None:
        name = span.keys if content is Content.KEYS else span.facts
        said = label(self.mine, content, chain=chain, first=span.first, last=span.last)
        self.folder.write(chain, name, packed(self.mine, said, encoded(held)))

    def _between(self, chain: str, span: Span) -> tuple[Entry, ...]:
        found = journal.of_chain(self.at.connection, chain, span.first - 1)
        return next(in_batches(found, span.last - span.first + 1), ())


def _segments(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    """A chain's facts in pieces as long, and as heavy, as a segment may be."""
    held: list[Entry] = []
    weight = 0
    for entry in entries:
        size = len(entry.open) + len(entry.sealed or b"")
        if held and (len(held) >= SEGMENT or weight + size > HEAVY):
            yield tuple(held)
            held, weight = [], 0
        held.append(entry)
        weight += size
    if held:
        yield tuple(held)


def reach(spans: Iterable[Span]) -> int:
    """How far a chain's segments reach from its first fact on without a gap."""
    far = 0
    for span in sorted(spans):
        if span.first > far + 1:
            break
        far = max(far, span.last)
    return far


def _runs(spans: list[Span]) -> list[list[Span]]:
    """Neighbours that together make one segment, where there are enough of them to be worth it."""
    runs: list[list[Span]] = []
    for span in spans:
        run = runs[-1] if runs else None
        if run and span.first == run[-1].last + 1 and span.last - run[0].first < SEGMENT:
            run.append(span)
        else:
            runs.append([span])
    return [run for run in runs if len(run) >= _MANY]
