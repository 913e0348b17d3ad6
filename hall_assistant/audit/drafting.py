"""Drawing up a seal: what it would say of the record as it stands; and which days wait for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hall_assistant.audit.seals import SEALED, Head, Seal, every_seal, held
from hall_assistant.audit.tree import Tree
from hall_assistant.clock import DAY, MINUTE, day_bounds, local_day
from hall_assistant.store import journal
from hall_assistant.store.facts import FactRef
from hall_assistant.store.memory import meta
from hall_assistant.store.store import Reading, Writing

MOST_DAYS = 31
"""Missing days made up for one by one; what is older lies under the oldest of them."""
_AHEAD = 5 * MINUTE
_BEFORE = "SELECT seq, hash FROM journal WHERE chain = ? AND clock < ? ORDER BY seq DESC LIMIT 1"
_OTHERS = "SELECT 1 FROM journal WHERE chain = ? AND seq > ? AND seq <= ? AND kind <> ? LIMIT 1"
_HASHES = "SELECT seq, hash FROM journal WHERE chain = ? AND seq > ? AND seq <= ? ORDER BY seq"
_NO_END = 1 << 62
"""A clock that comes after every fact."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day that waits for its seal. `before`: facts whose clock lies before it belong under the seal."""

    day: str
    until: int
    before: int = _NO_END


def due_days(at: Reading, *, now: int, offset: int) -> list[Due]:
    """Days that are over and have facts no seal holds, the oldest first; today never is one of them.

    Where the computer's clock was put back the facts' clock runs ahead of the hour, and says nothing of days: all
    there is is then sealed once a day.
    """
    own, start = meta(at.connection, "chain"), day_bounds(local_day(now, offset), offset)[0]
    seals = [seal for seal in every_seal(at) if seal.chain == own and seal.until <= now]  # others' clocks are theirs
    latest = max((head.clock for head in journal.heads(at.connection).values()), default=0) >> 16
    if latest > now + _AHEAD:
        today = any(start <= seal.at <= now for seal in seals)
        return [] if today else [Due(local_day(start - 1, offset), start)]
    last = max((seal.until for seal in seals), default=0)
    ends = [start - back * DAY for back in range(MOST_DAYS - 1, -1, -1)]
    return [Due(local_day(end - 1, offset), end, end << 16) for end in ends if end > last]


def drafted(at: Reading, due: Due) -> Seal | None:
    """The seal of all facts before a clock; None where nothing but seals came after the last one."""
    known = held(every_seal(at))
    heads = [head for chain in journal.chains(at.connection) if (head := _head(at, chain, due.before, known))]
    if not any(_anything(at, head) for head in heads):
        return None
    return Seal(due.day, due.until, tuple(heads), Tree(leaves(at, heads)).root)


def _head(at: Reading, chain: str, before: int, known: dict[str, int]) -> Head | None:
    row = at.one(_BEFORE, (chain, before))
    if row is None:
        return None
    return Head(chain, row["seq"], row["hash"].hex(), min(known.get(chain, 0), row["seq"]))


def _anything(at: Reading, head: Head) -> bool:
    return at.one(_OTHERS, (head.chain, head.after, head.seq, SEALED)) is not None


def leaves(at: Reading, heads: Sequence[Head]) -> list[bytes]:
    """Hashes of the facts under a seal, by chain and number."""
    return list(places(at, heads).values())


def places(at: Reading, heads: Sequence[Head]) -> dict[FactRef, bytes]:
    """The facts under a seal with their hashes, in the order of its tree."""
    return {
        FactRef(head.chain, row["seq"]): row["hash"]
        for head in heads
        for row in at.rows(_HASHES, (head.chain, head.after, head.seq))
    }


def put(w: Writing, seal: Seal, by: str) -> None:
    """Put a seal on the record, by a staff id or the program."""
    w.append(f"seal:{seal.day}", SEALED, by=by, open=seal.body)


def seal_all(w: Writing, by: str) -> Seal:
    """Seal everything up to now, within a write; where nothing came since, the last seal stands and is returned."""
    seal = drafted(w, Due(local_day(w.now, w.offset), w.now))
    if seal is not None:
        put(w, seal, by)
    return every_seal(w)[-1]
