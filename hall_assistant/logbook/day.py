"""The receptions of a day or a range, filtered, and their figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.logbook.figures import RECEPTIONS, Span, promised, standing
from hall_assistant.logbook.narrowing import narrowed
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
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
    clock: str = ""
    """`running`, `late`, `met` or `none`: its time limits (时限) as of `as_of`, see `logbook.narrowing.CLOCKS`."""
    as_of: int = 0
    """The hour by which a running clock counts as late, UTC milliseconds."""
    least: Decimal | None = None
    most: Decimal | None = None
    """Yuan agreed with the customer in all (定下的金额), both included."""
    repeated: bool = False
    """Only those that came again (又来一次), as `figures.REPEATED` counts them."""
    source: str = ""
    """Id of a source of orders (派单来源), or `any`: linked with an order from there."""
    words: str = ""
    """Words that stand in what was said and written, parts divided by blanks."""


def receptions(at: Reading, wanted: LogFilter, *, limit: int = 2000) -> list[CaseLine]:
    """Receptions of the days asked for, by start; voided ones are shown (they are marked), never counted."""
    where, values = narrowed(at, wanted)
    return lines(at, where, values, order="day, started, subject", limit=limit)


def counted(at: Reading, wanted: LogFilter) -> int:
    """How many receptions fit, voided ones left out, however many a list holds."""
    return _counted(at, *narrowed(at, wanted))


def listed(at: Reading, wanted: LogFilter, *, by: Actor, limit: int) -> tuple[list[CaseLine], int | None]:
    """Both at once: the receptions as `receptions` lists them, and how many there are as `counted` counts them.

    A colleague's receptions are listed for who asks for them, and never counted (S47): None. Raises StaffError
    `access.denied`.
    """
    check(at, by, "logbook.read")
    where, values = narrowed(at, wanted)
    found = lines(at, where, values, order="day, started, subject", limit=limit)
    another = any(one not in ("", by.staff) for one in (wanted.handler, wanted.first_asked))
    return found, None if another else _counted(at, where, values)


def _counted(at: Reading, where: str, values: tuple[object, ...]) -> int:
    row = at.one(f"SELECT count(*) AS n FROM cases c WHERE {where} AND c.state <> 'voided'", values)
    return int(row["n"]) if row is not None else 0


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What a day, or a range of days, came to (voided receptions outside every count)."""

    day: str
    """First day, `2026-03-12`."""
    last: str
    """Last day; the first again for a single day."""
    receptions: int
    still_open: int
    by_outcome: Mapping[Outcome, int]
    top_topics: tuple[tuple[str, int], ...]
    """(topic id, count), most first, three at the most."""
    promises_made: int
    promises_kept: int
    promises_overdue: int
    """Promises of the whole hall still open past their hour: those due in these days, and where today is one of the
    days every older one too."""


def figures(at: Reading, days: Span, *, now: int) -> DayFigures:
    """Figures of some days as they stand at `now` (UTC milliseconds)."""
    promises = promised(at, days, now=now)
    stand = standing(at, days)
    named = f"SELECT c.topic, count(*) AS n {RECEPTIONS} AND c.topic <> '' GROUP BY c.topic"
    topics = at.rows(named, (days.first, days.last))
    return DayFigures(
        day=days.first,
        last=days.last,
        receptions=stand.opened,
        still_open=stand.still_open,
        by_outcome=stand.by_outcome,
        top_topics=_most({row["topic"]: row["n"] for row in topics}),
        promises_made=promises.made,
        promises_kept=promises.kept,
        promises_overdue=promises.overdue,
    )


def _most(topics: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(topics.items(), key=lambda pair: (-pair[1], pair[0]))[:3])
