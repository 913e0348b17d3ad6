"""The questions asked of clocks over the whole hall: what runs, what falls due, when to remind next."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A running clock with the reception it belongs to."""

    case: CaseId
    number: str
    clock: str
    rule: str
    name: str
    whose: str
    start: int
    due: int
    """UTC milliseconds."""
    beyond: bool
    """Counted partly beyond the table of holidays."""
    handler: str
    """Who handles the reception now, or did last."""
    person: str | None
    topic: str


_RUNNING = """
SELECT k.subject, c.number, k.clock, k.rule, k.name, k.whose, k.start, k.due, k.beyond, c.handler, c.person, c.topic
FROM clocks k JOIN cases c ON c.subject = k.subject
WHERE k.state = 'running'
"""


def running_clocks(
    at: Reading, *, handler: str | None = None, whose: str | None = "ours", until: int | None = None, limit: int = 500
) -> list[RunningClock]:
    """Running clocks by due hour, those due first.

    handler: of one person's receptions only. whose: `ours`, `customer`, `authority`, or None for all. until: due before
    this instant (UTC milliseconds) only.
    """
    sql, values = _RUNNING, list[object]()
    for condition, value in (("c.handler = ?", handler), ("k.whose = ?", whose), ("k.due < ?", until)):
        if value is not None:
            sql, values = f"{sql} AND {condition}", [*values, value]
    rows = at.rows(f"{sql} ORDER BY k.due, k.subject, k.clock LIMIT ?", (*values, limit))
    return [_running(tuple(row)) for row in rows]


def _running(row: tuple[object, ...]) -> RunningClock:
    case, number, clock, rule, name, whose, start, due, beyond, handler, person, topic = row
    return RunningClock(
        CaseId(str(case)),
        str(number),
        str(clock),
        str(rule),
        str(name),
        str(whose),
        _number(start),
        _number(due),
        bool(beyond),
        str(handler),
        None if person is None else str(person),
        str(topic),
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def nearest_due(at: Reading, staff: str, now: int) -> int | None:
    """The hour (UTC milliseconds) that comes next for one person (下一个钟点): a word they gave, or a clock of theirs.

    What is past its hour is counted elsewhere; what another handles but they promised is theirs as well. Source: S41.
    """
    row = at.one(
        "SELECT min(due) AS due FROM ("
        "SELECT min(due) AS due FROM promises WHERE state = 'open' AND owner = ? AND due > ? AND standing <> 'voided'"
        " UNION ALL "
        "SELECT min(due) FROM promises WHERE state = 'open' AND handler = ? AND due > ? AND standing <> 'voided'"
        " UNION ALL "
        "SELECT due FROM (SELECT k.due FROM clocks k JOIN cases c ON c.subject = k.subject"
        " WHERE k.state = 'running' AND k.due > ? AND k.whose = 'ours' AND c.handler = ? ORDER BY k.due LIMIT 1))",
        (staff, now, staff, now, now, staff),
    )
    return row["due"] if row is not None else None


def next_alarm(at: Reading, *, after: int) -> int | None:
    """The next instant (UTC milliseconds) at which something of ours falls due or wants a reminder."""
    row = at.one(
        "SELECT min(at) AS at FROM (SELECT min(at) AS at FROM clock_alarms WHERE at > ?"
        " UNION ALL SELECT min(due) FROM promises WHERE state = 'open' AND due > ?)",
        (after, after),
    )
    return row["at"] if row is not None else None


def alarms(at: Reading, *, after: int, until: int) -> int:
    """How many receptions have something that fell due, or wanted a reminder, within (`after`, `until`]."""
    row = at.one(
        "SELECT count(*) AS n FROM (SELECT subject FROM clock_alarms WHERE at > ? AND at <= ?"
        " UNION SELECT p.subject FROM promises p JOIN cases c ON c.subject = p.subject"
        " WHERE p.state = 'open' AND p.due > ? AND p.due <= ? AND c.state <> 'voided')",
        (after, until, after, until),
    )
    return int(row["n"]) if row is not None else 0
