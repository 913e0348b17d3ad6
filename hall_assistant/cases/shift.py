"""What goes from one shift to the next (交接单): open receptions, words that fall due, what is waited for, sums given.

Source: S45, N25, counter.md "The manager's day".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hall_assistant.casefile.solved import REDRESSES, Redress
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.brief import Brief, brief_of
from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.cases.leg_list import WaitingLeg, waiting_legs
from hall_assistant.library.library import Library
from hall_assistant.money import from_cents
from hall_assistant.promises.records import OpenPromise, open_promises
from hall_assistant.store.store import Reading

MOST = 200
"""Receptions, promises and legs of one sheet; a shift leaves a handful."""
_MONEY = tuple(one.value for one in Redress if one is not Redress.NONE)


@dataclass(frozen=True, slots=True)
class Left:
    """One reception that the next shift goes on with."""

    line: CaseLine
    brief: Brief


@dataclass(frozen=True, slots=True)
class Used:
    """A sum somebody gave in this shift (用过的授权)."""

    case: CaseId
    number: str
    what: str
    """退费, 减免, 赠费 or 礼品."""
    amount: Decimal
    """Yuan, two places."""
    words: str
    by: str
    at: int
    second: str
    """Staff id of who signed beside, or empty."""


@dataclass(frozen=True, slots=True)
class ShiftSheet:
    """Everything on it, most urgent first."""

    left: tuple[Left, ...]
    due: tuple[OpenPromise, ...]
    waiting: tuple[WaitingLeg, ...]
    used: tuple[Used, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to hand over."""
        return not (self.left or self.due or self.waiting or self.used)


def shift_sheet(at: Reading, library: Library, *, staff: str | None, since: int, now: int, offset: int) -> ShiftSheet:
    """The sheet of one person (staff id), or of the whole hall for None.

    since: from when on sums given are listed, the beginning of the day as a rule; now: for 今天 and 明天, UTC ms.
    """
    mine, values = ("handler = ? AND ", (staff,)) if staff else ("", ())
    open_lines = lines(at, f"{mine}state = 'open'", values, order="started, number", limit=MOST)
    return ShiftSheet(
        left=tuple(Left(line, brief_of(at, line.case, library, now=now, offset=offset)) for line in open_lines),
        due=tuple(open_promises(at, owner=staff, limit=MOST)),
        waiting=tuple(waiting_legs(at, handler=staff, limit=MOST)),
        used=_used(at, staff, since),
    )


def _used(at: Reading, staff: str | None, since: int) -> tuple[Used, ...]:
    who, values = (" AND s.settled_by = ?", (staff,)) if staff else ("", ())
    rows = at.rows(
        "SELECT s.subject, c.number, s.redress, s.cents, s.words, s.settled_by, s.settled, s.second"
        " FROM solutions s JOIN cases c ON c.subject = s.subject"
        f" WHERE s.state = 'agreed' AND s.redress IN ({', '.join('?' * len(_MONEY))}) AND s.settled >= ?{who}"
        f" AND c.state <> 'voided' ORDER BY s.settled LIMIT {MOST}",
        (*_MONEY, since, *values),
    )
    return tuple(
        Used(CaseId(row[0]), row[1], REDRESSES[Redress(row[2])], from_cents(row[3]), row[4], row[5], row[6], row[7])
        for row in rows
    )
