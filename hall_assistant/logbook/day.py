"""The receptions of a day or a range, filtered, and their figures."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which receptions to show; empty fields do not narrow."""

    first: str
    """First local day, `2026-03-12`."""
    last: str
    handler: str = ""
    first_asked: str = ""
    topics: tuple[str, ...] = ()
    state: str = ""
    """`open`, `ended` or `voided`."""
    outcome: Outcome | None = None
    counter: str = ""


def receptions(at: Reading, wanted: LogFilter, *, limit: int = 2000) -> list[CaseLine]:
    """Receptions of the days asked for, by start; voided ones are shown (they are marked), never counted."""
    where, values = _narrow(wanted)
    return lines(at, where, values, order="day, started, subject", limit=limit)


def _narrow(wanted: LogFilter) -> tuple[str, tuple[object, ...]]:
    clauses, values = ["day BETWEEN ? AND ?"], list[object]([wanted.first, wanted.last])
    outcome = wanted.outcome.value if wanted.outcome else ""
    for column, value in (
        ("handler", wanted.handler),
        ("first_asked", wanted.first_asked),
        ("state", wanted.state),
        ("outcome", outcome),
        ("counter", wanted.counter),
    ):
        if value:
            clauses.append(f"{column} = ?")
            values.append(value)
    if wanted.topics:
        clauses.append(f"topic IN ({', '.join('?' * len(wanted.topics))})")
        values.extend(wanted.topics)
    return " AND ".join(clauses), tuple(values)


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What a day came to (voided receptions outside every count)."""

    day: str
    receptions: int
    still_open: int
    by_outcome: dict[Outcome, int]
    top_topics: tuple[tuple[str, int], ...]
    """(topic id, count), most first, three at the most."""
    promises_made: int
    promises_kept: int
    promises_overdue: int
    """Open promises of the whole hall past their hour at `now`."""


def figures(at: Reading, day: str, *, start: int, end: int, now: int) -> DayFigures:
    """Figures of a local day; start, end, now in UTC milliseconds."""
    rows = at.rows("SELECT state, outcome, topic FROM cases WHERE day = ? AND state <> 'voided'", (day,))
    outcomes = {one: sum(row["outcome"] == one.value for row in rows) for one in Outcome}
    return DayFigures(
        day=day,
        receptions=len(rows),
        still_open=sum(row["state"] == "open" for row in rows),
        by_outcome={one: count for one, count in outcomes.items() if count},
        top_topics=_most(tuple(row["topic"] for row in rows if row["topic"])),
        promises_made=_count(at, "made >= ? AND made < ?", start, end),
        promises_kept=_count(at, "state = 'kept' AND settled >= ? AND settled < ?", start, end),
        promises_overdue=_count(at, "state = 'open' AND due < ?", now),
    )


def _most(topics: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    counted = {topic: topics.count(topic) for topic in dict.fromkeys(topics)}
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:3])


def _count(at: Reading, where: str, *values: int) -> int:
    row = at.one(f"SELECT count(*) AS n FROM promises WHERE {where}", values)
    return int(row["n"]) if row is not None else 0
