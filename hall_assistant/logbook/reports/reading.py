"""Reading a report (读报表): the figures as `logbook.figures` counts them, the same receptions by day and topic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases.find import CaseLine
from hall_assistant.clock import day_bounds, local, local_day
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import Span, span
from hall_assistant.logbook.day import LogFilter, receptions
from hall_assistant.logbook.exports import MOST, mode_name, result_name, topic_name
from hall_assistant.logbook.figures import Received, Standing, above_of, figures_of, orders_by_source, standing_by
from hall_assistant.logbook.reports.values import Report, Row, Value
from hall_assistant.logbook.today_charts import charts_of
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor, counter_name
from hall_assistant.privacy.masking import masked
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading

LONGEST = 366
"""Days of one report."""
_NAMES = {Outcome.SOLVED: "solved", Outcome.ORDERED: "ordered", Outcome.PASSED: "passed", Outcome.LEFT: "left"}


def read_report(
    at: Reading,
    *,
    by: Actor,
    first: str,
    last: str,
    library: Library,
    now: int,
    offset: int,
    cases: bool = False,
    outward: bool = True,
) -> Report:
    """The report of the local days `first` to `last`, as it stands at `now` (UTC milliseconds).

    cases: list the receptions one by one, too; `outward` leaves out of them what does not leave the hall.
    Raises StaffError `report.days` for more than a year or days the wrong way round, `access.denied`.
    """
    check(at, by, "reports.make")
    days = _days(first, last, offset)
    orders = orders_by_source(at, days, now=now)
    lists = {
        "days": _by_day(at, days),
        "topics": _by_topic(at, days, library),
        "sources": _sources(orders, library),
    }
    if cases:
        lists["cases"] = _cases(at, days, library, offset, outward)
    hall = hall_settings(at).hall
    came = sum(one.orders for one in orders.values())
    values = {"hall": hall, "orders": came, **_values(at, days, library, now, offset)}
    return Report(hall, days.first, days.last, values, lists, charts_of(at, days, library, now=now, offset=offset))


def _days(first: str, last: str, offset: int) -> Span:
    try:
        # `2026-3-1` is a day too
        first, last = (local_day(day_bounds(day, offset)[0], offset) for day in (first, last))
        days = span(first, last, offset)
    except ValueError as problem:
        raise StaffError("report.days", limit=LONGEST) from problem
    if not 0 < days.days <= LONGEST:
        raise StaffError("report.days", limit=LONGEST)
    return days


def _values(at: Reading, days: Span, library: Library, now: int, offset: int) -> Mapping[str, Value]:
    found = figures_of(at, days, above=above_of(library), now=now)
    promised = found.promised
    return {
        "period": _period(days),
        "first": date.fromisoformat(days.first),
        "last": date.fromisoformat(days.last),
        "made": date.fromisoformat(local_day(now, offset)),
        "receptions": found.opened,
        "open": found.still_open,
        "ended": found.solved.whole,
        **{name: found.by_outcome.get(outcome, 0) for outcome, name in _NAMES.items()},
        "solved_rate": found.solved,
        "repeated": found.repeated.part,
        "repeat_rate": found.repeated,
        "above": found.above.part,
        "above_rate": found.above,
        "minutes": found.minutes,
        "contacts_due": found.contacted.whole,
        "contacts_kept": found.contacted.part,
        "contact_rate": found.contacted,
        "promises_made": promised.made,
        "promises_kept": promised.kept,
        "promises_in_time": promised.in_time,
        "promises_broken": promised.broken,
        "promises_overdue": promised.overdue,
        "kept_rate": promised.share,
    }


def _period(days: Span) -> str:
    first, last = date.fromisoformat(days.first), date.fromisoformat(days.last)
    begins = f"{first.year}年{first.month}月{first.day}日"
    if first == last:
        return begins
    year = "" if first.year == last.year else f"{last.year}年"
    return f"{begins}—{year}{last.month}月{last.day}日"


def _by_day(at: Reading, days: Span) -> tuple[Row, ...]:
    """A row for each day that had a reception."""
    return tuple({"day": date.fromisoformat(day), **_counts(one)} for day, one in standing_by(at, days, "day").items())


def _by_topic(at: Reading, days: Span, library: Library) -> tuple[Row, ...]:
    """A row for each topic, the most frequent first; those nobody named a topic for are told as such."""
    groups = sorted(standing_by(at, days, "topic").items(), key=lambda pair: (-pair[1].opened, pair[0]))
    return tuple({"topic": _topic(library, topic), **_counts(one)} for topic, one in groups)


def _topic(library: Library, topic: str) -> str:
    if not topic:
        return "没点话题"
    known = library.topics.get(topic)
    return known.name if known else "其他"


def _counts(stand: Standing) -> Row:
    """How many began, are open, ended, by outcome, and the share solved."""
    outcomes = {name: stand.by_outcome.get(outcome, 0) for outcome, name in _NAMES.items()}
    whole = {"receptions": stand.opened, "open": stand.still_open, "ended": stand.ended}
    return {**whole, **outcomes, "solved_rate": stand.solved}


def _sources(orders: Mapping[str, Received], library: Library) -> tuple[Row, ...]:
    """A row for each source of orders."""
    known = library.later("order_sources")
    names = {id_: source.name for id_, source in known.items()}
    return tuple(
        {"source": names.get(source, "其他"), "orders": one.orders, "contact_rate": one.contacted}
        for source, one in orders.items()
    )


def _cases(at: Reading, days: Span, library: Library, offset: int, outward: bool) -> tuple[Row, ...]:
    """The receptions one by one, voided ones marked, numbers masked, nobody who served (S47, N12)."""
    rows = list[Row]()
    for line in receptions(at, LogFilter(days.first, days.last), limit=MOST):
        row: dict[str, Value] = {
            "number": line.number,
            "started": _moment(line.started, offset),
            "mode": mode_name(line),
            "topic": topic_name(line, library),
            "result": result_name(line),
            "ended": _moment(line.ended, offset) if line.ended is not None else None,
            "order": line.order_number,
            "promises": line.open_promises,
        }
        rows.append(row if outward else {**row, **_inward(line)})
    return tuple(rows)


def _inward(line: CaseLine) -> Row:
    """What of a reception stays in the hall."""
    return {"counter": counter_name(line.counter), "person": line.person.line, "sentence": masked(line.sentence)}


def _moment(ms: int, offset: int) -> datetime:
    """A local moment without its zone, to the minute: spreadsheets know none."""
    return local(ms, offset).replace(tzinfo=None, second=0, microsecond=0)
