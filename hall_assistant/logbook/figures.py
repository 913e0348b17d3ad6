"""The hall's figures over some days (经营数): each defined once, each one query; tiles, lists and papers ask here.

Voided receptions are outside every count. A reception belongs to the local day it began on, also across midnight; an
order to the day it came, a kept or broken promise to the day somebody settled it. No figure is by person.
Source: S130, counter.md "The manager's day".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Literal

from hall_assistant.casefile.values import Outcome
from hall_assistant.clock import DAY, MINUTE
from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import DEFINITIONS, Figures, Promised, Share, Span, span
from hall_assistant.store.driver import Row
from hall_assistant.store.store import Reading

__all__ = ["DEFINITIONS", "Figures", "Promised", "Share", "Span", "above_of", "figures_of", "span", "standing"]

AGAIN = 30 * DAY
"""The same number with the same matter within so long (milliseconds) came again."""


@dataclass(frozen=True, slots=True)
class Above:
    """What makes a reception one that went past the hall, by content: sources of orders, needs. See `above_of`."""

    sources: tuple[str, ...]
    needs: tuple[str, ...]


def above_of(library: Library) -> Above:
    """Sources and needs that the content marks with `above`."""
    sources, needs = library.later("order_sources"), library.later("needs")
    return Above(
        tuple(one.id for one in sources.values() if one.above), tuple(one.id for one in needs.values() if one.above)
    )


def figures_of(at: Reading, days: Span, *, above: Above, now: int) -> Figures:
    """The figures of some days as they stand at `now` (UTC milliseconds)."""
    stand = standing(at, days)
    opened = stand.opened
    return Figures(
        span=days,
        opened=opened,
        still_open=stand.still_open,
        by_outcome=stand.by_outcome,
        solved=stand.solved,
        repeated=Share(_count(at, f"{RECEPTIONS} AND {REPEATED}", days.first, days.last), opened),
        above=Share(past_the_hall(at, days, above), opened),
        contacted=contacted_in_time(orders_by_source(at, days, now=now)),
        promised=promised(at, days, now=now),
        minutes=minutes_to_word(at, days),
    )


RECEPTIONS = "FROM cases c WHERE c.day BETWEEN ? AND ? AND c.state <> 'voided'"
"""The receptions of some days (first and last are its values); `c` is the table."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the receptions of some days stand."""

    opened: int
    still_open: int
    ended: int
    by_outcome: Mapping[Outcome, int]
    """Of those that ended; outcomes that none has are left out."""

    @property
    def solved(self) -> Share:
        """现场化解率."""
        return Share(self.by_outcome.get(Outcome.SOLVED, 0), self.ended)


def standing(at: Reading, days: Span) -> Standing:
    """How many began, are open, and ended with which outcome."""
    counted = f"SELECT c.state, c.outcome, count(*) AS n {RECEPTIONS} GROUP BY c.state, c.outcome"
    return _standing(at.rows(counted, (days.first, days.last)))


def standing_by(at: Reading, days: Span, column: Literal["day", "topic"]) -> dict[str, Standing]:
    """The same by local day, or by topic (id, empty for none), in their order; only those that had a reception."""
    groups: dict[str, list[Row]] = defaultdict(list)
    counted = f"SELECT c.{column} AS named, c.state, c.outcome, count(*) AS n {RECEPTIONS} GROUP BY 1, 2, 3 ORDER BY 1"
    for row in at.rows(counted, (days.first, days.last)):
        groups[row["named"] or ""].append(row)
    return {named: _standing(group) for named, group in groups.items()}


def _standing(rows: Sequence[Row]) -> Standing:
    """rows: how many (`n`) of each state and outcome."""
    outcomes = {
        one: sum(row["n"] for row in rows if (row["state"], row["outcome"]) == ("ended", one)) for one in Outcome
    }
    return Standing(
        opened=sum(row["n"] for row in rows),
        still_open=sum(row["n"] for row in rows if row["state"] == "open"),
        ended=sum(row["n"] for row in rows if row["state"] == "ended"),
        by_outcome={one: count for one, count in outcomes.items() if count},
    )


REPEATED = f"""(c.repeats OR (c.topic <> '' AND EXISTS (
  SELECT 1 FROM person_match mine CROSS JOIN person_match same CROSS JOIN cases b
  WHERE mine.person = c.person AND mine.kind = 'number' AND same.kind = 'number' AND same.digest = mine.digest
    AND b.person = same.person AND b.topic = c.topic AND b.subject <> c.subject AND b.state <> 'voided'
    AND b.started <= c.started AND b.started >= c.started - {AGAIN} AND (b.started, b.subject) < (c.started, c.subject)
)))"""
"""Of a reception `c`: somebody said it is the same matter again, or its number was here with its topic lately."""


ORDER_COUNTS = "closed_as NOT IN ('mistake', 'twice')"
"""Of an order: it was not entered by mistake, nor twice."""


def past_the_hall(at: Reading, days: Span, above: Above) -> int:
    """Receptions linked with an order from above the hall, or in which somebody above the counter spoke (越级)."""
    sources, needs = ", ".join("?" * len(above.sources)), ", ".join("?" * len(above.needs))
    linked = (
        "EXISTS (SELECT 1 FROM order_links l JOIN orders o ON o.subject = l.subject WHERE l.case_id = c.subject"
        f" AND o.{ORDER_COUNTS} AND o.source IN ({sources}))"
    )
    asked = (
        "EXISTS (SELECT 1 FROM case_needs n WHERE n.subject = c.subject AND n.answered IS NOT NULL"
        f" AND n.need IN ({needs}))"
    )
    return _count(at, f"{RECEPTIONS} AND ({linked} OR {asked})", days.first, days.last, *above.sources, *above.needs)


@dataclass(frozen=True, slots=True)
class Received:
    """Orders that came from one source."""

    orders: int
    contacted: Share
    """Rung by their first hour, of those whose hour has been met or has gone by."""


def orders_by_source(at: Reading, days: Span, *, now: int) -> dict[str, Received]:
    """The orders of these days by the id of their source, the most first.

    A number that did not answer has been rung too. An order sent back unrung as not the hall's has no hour to meet.
    """
    rows = at.rows(
        "SELECT source, count(*) AS orders, count(*) FILTER (WHERE first_tried <= contact_due) AS rung, count(*) FILTER"
        " (WHERE contact_due IS NOT NULL AND (first_tried IS NOT NULL OR stage <> 'away' AND contact_due < ?)) AS due"
        f" FROM orders WHERE received >= ? AND received < ? AND {ORDER_COUNTS}"
        " GROUP BY source ORDER BY orders DESC, source",
        (now, days.start, days.end),
    )
    return {row["source"]: Received(row["orders"], Share(row["rung"], row["due"])) for row in rows}


def contacted_in_time(orders: Mapping[str, Received]) -> Share:
    """首联及时率, over all sources."""
    shares = [one.contacted for one in orders.values()]
    return Share(sum(one.part for one in shares), sum(one.whole for one in shares))


STANDING = "FROM promises p WHERE p.standing <> 'voided'"
"""Promises that count; `p` is the table."""
SETTLED_IN = "+p.state = ? AND p.settled >= ? AND p.settled < ?"
"""State and bounds. The plus keeps SQLite from walking every kept promise by state: the hours narrow far more."""
OPEN_IN = "p.state = 'open' AND p.due >= ? AND p.due < ?"


def overdue_bounds(days: Span, now: int) -> tuple[int, int]:
    """Between which hours an open promise is overdue in these days: where today is one of them, every older one is."""
    return (days.start if days.end <= now else 0), min(now, days.end)


def promised(at: Reading, days: Span, *, now: int) -> Promised:
    """What became of the promises of some days."""
    kept = f"{STANDING} AND {SETTLED_IN}"
    since, until = overdue_bounds(days, now)
    return Promised(
        made=_count(at, f"{STANDING} AND p.made >= ? AND p.made < ?", days.start, days.end),
        kept=_count(at, kept, "kept", days.start, days.end),
        in_time=_count(at, f"{kept} AND p.settled <= p.due", "kept", days.start, days.end),
        broken=_count(at, kept, "broken", days.start, days.end),
        overdue=_count(at, f"{STANDING} AND {OPEN_IN}", since, until),
        older=_count(at, f"{STANDING} AND {OPEN_IN}", since, min(days.start, until)),
        due=_count(at, f"{STANDING} AND {OPEN_IN}", max(days.start, now), days.end),
    )


def first_words(at: Reading, days: Span) -> list[tuple[str, int]]:
    """Receptions of the days and how long each waited for its first firm word, in milliseconds (头一个准话).

    That is the first promise with an hour, or the end. Receptions written up afterwards have no such wait, nor has one
    that ended before it began because the clock was set back.
    """
    rows = at.rows(
        "SELECT c.subject, c.started, c.ended, (SELECT min(p.made) FROM promises p WHERE p.subject = c.subject) AS told"
        f" {RECEPTIONS} AND c.mode = 'live'",
        (days.first, days.last),
    )
    words = ((row["subject"], row["started"], [hour for hour in (row["told"], row["ended"]) if hour]) for row in rows)
    return [(case, min(hours) - started) for case, started, hours in words if hours and min(hours) >= started]


def minutes_to_word(at: Reading, days: Span) -> int | None:
    """Minutes to the first firm word, the middle one of the days; None where nobody waited for one."""
    waits = [wait for _case, wait in first_words(at, days)]
    return median_low(waits) // MINUTE if waits else None


def _count(at: Reading, rest: str, *values: object) -> int:
    row = at.one(f"SELECT count(*) AS n {rest}", values)
    return int(row["n"]) if row is not None else 0
