"""Checking the seals (核对日封条): whether every one still fits the record, and a code from paper with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hall_assistant.audit.drafting import leaves
from hall_assistant.audit.seals import Head, Seal, every_seal, same_line
from hall_assistant.audit.tree import Tree
from hall_assistant.store import journal
from hall_assistant.store.chains import HALL, STARTED
from hall_assistant.store.facts import Fact, text_in, whole_in
from hall_assistant.store.memory import meta
from hall_assistant.store.store import Reading

Gap = tuple[str, int, int]
"""Chain, first and last fact of what a salvage named as not brought back."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """Where a seal no longer fits: `gone` (its fact is not there), `other` (another stands in its place), `root` (one
    of the facts under it is another).
    """

    day: str
    chain: str
    seq: int
    what: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a check of the seals found."""

    seals: int = 0
    unfit: tuple[Unfit, ...] = ()
    """One a seal, the oldest first."""
    paper: str = ""
    """A line from paper that is none of the record's seals, as typed."""

    @property
    def holds(self) -> bool:
        """Whether every seal fits."""
        return not self.unfit and not self.paper


def check_seals(at: Reading, paper: str = "") -> Sealed:
    """Compare every seal with the facts it names. paper: day and code as they were printed or copied then.

    Passed over are seals over facts that a salvage gave up by name, which the check of the chains tells of, and another
    counter's seal over facts that have not come here yet.
    """
    seals, gaps = every_seal(at), _given_up(at)
    own = meta(at.connection, "chain") or ""
    unfit = [fault for seal in seals if (fault := next(_faults(at, seal, own, gaps), None)) is not None]
    known = not paper or any(same_line(paper, seal.line) for seal in seals)
    return Sealed(len(seals), tuple(unfit), "" if known else paper)


def _faults(at: Reading, seal: Seal, own: str, gaps: Sequence[Gap]) -> Iterator[Unfit]:
    if any(_touches(head, gap) for head in seal.heads for gap in gaps):
        return
    for head in seal.heads:
        there = journal.hash_at(at.connection, head.chain, head.seq)
        if there is None and seal.chain != own and _beyond(at, head):
            return
        if there is None or there.hex() != head.hash:
            yield Unfit(seal.day, head.chain, head.seq, "gone" if there is None else "other")
    under = leaves(at, seal.heads)
    if not under or Tree(under).root != seal.root:
        yield Unfit(seal.day, seal.heads[0].chain, seal.heads[0].seq, "root")


def _beyond(at: Reading, head: Head) -> bool:
    last = journal.head(at.connection, head.chain)
    return last is None or last.seq < head.seq


def _touches(head: Head, gap: Gap) -> bool:
    chain, first, last = gap
    return head.chain == chain and first <= head.seq and last > head.after


def _given_up(at: Reading) -> list[Gap]:
    found = (_gaps(fact) for fact in at.facts(HALL) if fact.kind == STARTED)
    return [gap for gaps in found for gap in gaps]


def _gaps(fact: Fact) -> Iterator[Gap]:
    told = fact.open.get("gaps")
    for gap in told if isinstance(told, list) else ():
        if not isinstance(gap, Mapping):
            continue
        first, last = whole_in(gap, "first"), whole_in(gap, "last")
        if first is not None and last is not None:
            yield text_in(gap, "chain"), first, last
