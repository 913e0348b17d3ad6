"""Checking: whether every page of the file is as written, every chain whole, and no chain's end missing.

What it cannot show: someone who holds the key can write the chain anew. That shows only against heads that
have left this computer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from hall_assistant.store import journal
from hall_assistant.store.chains import STARTED, Gap, Why
from hall_assistant.store.driver import Connection
from hall_assistant.store.facts import FIRST, Entry, Json, as_written, parsed
from hall_assistant.store.heads import Logged

_GIVEN_UP = (Why.RESTORED, Why.SALVAGED)


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold.

    what: `gap` (a fact is missing before it), `link` (it does not follow from the one before), `hash` (it is
    not as written), `start` (a chain that does not begin as chains do), `parent` (its parent is another than
    it names), `head` (another fact than the log saw).
    """

    chain: str
    seq: int
    what: str


@dataclass(frozen=True, slots=True)
class Tail:
    """A missing end: the log saw fact `logged` of the chain, the journal ends at `found`.

    why: the reason a later chain gives for it (`restored`, `tail missing`, …), empty if none does.
    """

    chain: str
    logged: int
    found: int
    why: str

    @property
    def facts(self) -> int:
        """How many facts are missing."""
        return self.logged - self.found


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found. chains, facts: how many were walked (0 where only pages and ends were
    looked at).
    """

    chains: int = 0
    facts: int = 0
    broken: Break | None = None
    missing: tuple[Tail, ...] = ()
    pages: tuple[str, ...] = ()
    given_up: int = 0
    """Facts missing between others, which a salvage named as not brought back."""

    @property
    def holds(self) -> bool:
        """Whether nothing is damaged or missing; what a restore or a salvage gave up by name is not missing."""
        given_up = all(tail.why in _GIVEN_UP for tail in self.missing)
        return given_up and self.broken is None and not self.pages


def pages(at: Connection) -> tuple[str, ...]:
    """What the cipher finds wrong with the file's pages, in its own words; empty if nothing."""
    return tuple(str(row[0]) for row in at.execute("PRAGMA cipher_integrity_check"))


def tails(at: Connection, logged: Mapping[str, Logged]) -> tuple[Tail, ...]:
    """The ends that the log saw and the journal lacks."""
    reasons = _reasons(at)
    gaps = _gaps(reasons)
    return tuple(_tail(at, head, reasons, gaps) for head in logged.values() if _short(at, head))


def verify(at: Connection, logged: Mapping[str, Logged], given_up: Sequence[Gap] = ()) -> Verdict:
    """Walk every chain and compare its end with the log; `broken` names the first break.

    given_up: what a salvage could not bring back, where no chain of the journal names it yet.
    """
    names = journal.chains(at)
    gaps = {*given_up, *_gaps(_reasons(at))}
    walked = [_walk(at, chain, gaps) for chain in names]
    broken = next((one.broken for one in walked if one.broken), None)
    return Verdict(
        len(names),
        sum(one.facts for one in walked),
        broken or _other_head(at, logged),
        tails(at, logged),
        given_up=sum(one.given_up for one in walked),
    )


def _walk(at: Connection, chain: str, gaps: Set[Gap]) -> Verdict:
    """One chain: how many facts it has, its first break, and how many facts within it were given up."""
    prev, seq, facts, given_up = FIRST, 0, 0, 0
    for entry in journal.of_chain(at, chain):
        if entry.seq > seq + 1 and _given_up(gaps, chain, seq + 1, entry.seq - 1):
            given_up += entry.seq - 1 - seq
            prev, seq = entry.prev, entry.seq - 1
        what = _fault(at, entry, seq, prev)
        if what:
            return Verdict(facts=facts, broken=Break(chain, entry.seq, what), given_up=given_up)
        prev, seq, facts = entry.hash, entry.seq, facts + 1
    return Verdict(facts=facts, given_up=given_up)


def _given_up(gaps: Set[Gap], chain: str, first: int, last: int) -> bool:
    """Whether a salvage named these facts, or more, as missing; another counter may have given some back since."""
    return any(gap.chain == chain and gap.first <= first and last <= gap.last for gap in gaps)


def _fault(at: Connection, entry: Entry, seq: int, prev: bytes) -> str | None:
    if entry.seq != seq + 1:
        return "gap"
    if entry.prev != prev:
        return "link"
    if not as_written(entry):
        return "hash"
    if entry.seq == 1:
        return _false_start(at, entry)
    return None


def _false_start(at: Connection, entry: Entry) -> str | None:
    if entry.kind != STARTED:
        return "start"
    parent = parsed(entry.open).get("parent")
    if not isinstance(parent, Mapping):
        return None
    there = journal.hash_at(at, str(parent["chain"]), int(str(parent["seq"])))
    # A parent may lie in a journal that never came here; only one that is here and differs is a break.
    return "parent" if there is not None and there.hex() != parent["hash"] else None


def _other_head(at: Connection, logged: Mapping[str, Logged]) -> Break | None:
    for head in logged.values():
        there = journal.hash_at(at, head.chain, head.seq)
        if there is not None and there != head.hash:
            return Break(head.chain, head.seq, "head")
    return None


def _short(at: Connection, head: Logged) -> bool:
    return journal.hash_at(at, head.chain, head.seq) is None


def _tail(at: Connection, head: Logged, reasons: list[dict[str, Json]], gaps: Set[Gap]) -> Tail:
    last = journal.head(at, head.chain)
    found = last.seq if last else 0
    why = next((str(body["why"]) for body in reasons if _gives_up(body, head, found)), "")
    if any(gap.chain == head.chain and gap.first <= found + 1 and gap.last >= head.seq for gap in gaps):
        why = Why.SALVAGED
    return Tail(head.chain, head.seq, found, why)


def whole_until(at: Connection, chain: str) -> int:
    """How far a chain is here without a gap: 0 for one that is not here."""
    head = journal.head(at, chain)
    if head is None:
        return 0
    for gap in sorted(gap for gap in declared_gaps(at) if gap.chain == chain):
        for seq in range(gap.first, min(gap.last, head.seq) + 1):
            if journal.hash_at(at, chain, seq) is None:
                return seq - 1
    return head.seq


def declared_gaps(at: Connection) -> set[Gap]:
    """What salvages could not bring back, as the chains begun after them name it; some of it may be here again."""
    return _gaps(_reasons(at))


def _gaps(reasons: list[dict[str, Json]]) -> set[Gap]:
    """What salvages could not bring back, as the chains begun after them name it."""
    told = (body.get("gaps") for body in reasons)
    each = (gap for gaps in told if isinstance(gaps, Sequence) for gap in gaps if isinstance(gap, Mapping))
    return {Gap(str(gap["chain"]), int(str(gap["first"])), int(str(gap["last"]))) for gap in each}


def _gives_up(body: dict[str, Json], head: Logged, found: int) -> bool:
    parent = body.get("parent")
    return isinstance(parent, Mapping) and parent["chain"] == head.chain and parent["seq"] == found


def _reasons(at: Connection) -> list[dict[str, Json]]:
    return [parsed(entry.open) for entry in _first_facts(at) if as_written(entry)]


def _first_facts(at: Connection) -> Iterator[Entry]:
    for chain in journal.chains(at):
        first = next(journal.of_chain(at, chain), None)
        if first is not None and first.kind == STARTED:
            yield first
