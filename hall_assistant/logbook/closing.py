"""未闭环清零: what is still open at the day's end, each to be closed or carried over to an hour of another day.

Open are: promises due by tonight, orders from outside whose next hour falls by tonight, and receptions without any
hour; one with a promise due is seen to by its promise, so that nothing stands here twice. What was promised or carried
over to a later day is closed for today. Source: counter.md, S13, S45.
"""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.orders.records import OrderLine, orders_due
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.promises.records import OpenPromise, open_promises
from hall_assistant.store.store import Reading

MOST = 100
"""Of each kind listed at once; promises and orders are counted one further, receptions all."""
_MINE = " AND +c.handler = ?"
_BEYOND = (
    "(coalesce(c.carried, 0) >= ? OR EXISTS (SELECT 1 FROM promises p WHERE p.subject = c.subject"
    " AND +p.state = 'open' AND p.due >= ?))"
)
"""An open reception with an hour beyond tonight."""
_PROMISED = "EXISTS (SELECT 1 FROM promises p WHERE p.subject = c.subject AND +p.state = 'open')"


@dataclass(frozen=True, slots=True)
class Carried:
    """A reception that goes on another day."""

    line: CaseLine
    due: int
    """The first hour it has beyond tonight, carried or promised, UTC milliseconds."""
    promised: bool
    """Whether the customer was told that hour."""


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What is open tonight and what goes on another day."""

    receptions: tuple[CaseLine, ...]
    promises: tuple[OpenPromise, ...]
    orders: tuple[OrderLine, ...]
    carried: tuple[Carried, ...]
    counts: tuple[int, int, int, int]
    """How many of each there are, in this order."""

    @property
    def left(self) -> int:
        """What still has to be closed or carried over."""
        return sum(self.counts[:3])


def still_open(at: Reading, *, by: Actor, tonight: int, hall: bool = False) -> StillOpen:
    """What is open at the day's end: one's own, or with `hall` everybody's.

    tonight: the first millisecond of the next local day, UTC. Raises StaffError `access.denied` for a clerk who asks
    for the hall's.
    """
    check(at, by, "logbook.shift_sheet_of_another" if hall else "logbook.shift_sheet")
    staff = None if hall else by.staff
    mine, values = (_MINE, (staff,)) if staff else ("", ())
    still = f"c.state = 'open'{mine} AND coalesce(c.carried, 0) < ? AND NOT {_PROMISED}"
    on = f"c.state = 'open'{mine} AND {_BEYOND}"
    none, hours = (*values, tonight), (*values, tonight, tonight)
    receptions = lines(at, still, none, order="started, subject", limit=MOST)
    promises = open_promises(at, owner=staff, until=tonight, limit=MOST + 1)
    orders = orders_due(at, until=tonight, holder=staff, limit=MOST + 1)
    carried = lines(at, on, hours, order="started, subject", limit=MOST)
    return StillOpen(
        receptions=tuple(receptions),
        promises=tuple(promises[:MOST]),
        orders=tuple(orders[:MOST]),
        carried=tuple(sorted((_carried(at, line, tonight) for line in carried), key=lambda one: one.due)),
        counts=(_count(at, still, none), len(promises), len(orders), _count(at, on, hours)),
    )


def _carried(at: Reading, line: CaseLine, tonight: int) -> Carried:
    row = at.one(
        "SELECT c.carried, (SELECT min(p.due) FROM promises p WHERE p.subject = c.subject AND +p.state = 'open'"
        " AND p.due >= ?) AS promised FROM cases c WHERE c.subject = ?",
        (tonight, line.case),
    )
    carried, promised = (row["carried"], row["promised"]) if row is not None else (None, None)
    hours = [hour for hour in (carried, promised) if hour is not None and hour >= tonight]
    return Carried(line, min(hours, default=tonight), promised=promised is not None)


def _count(at: Reading, where: str, values: tuple[object, ...]) -> int:
    row = at.one(f"SELECT count(*) AS n FROM cases c WHERE {where}", values)
    return int(row["n"]) if row is not None else 0
