"""Receptions of some days by the hour they began, by matter, and over the week, as charts."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hall_assistant.clock import HOUR, MINUTE
from hall_assistant.library.library import Library
from hall_assistant.logbook.charts import Bar, Chart
from hall_assistant.logbook.figures import RECEPTIONS, Span
from hall_assistant.store.store import Reading

__all__ = ["Chart", "charts_of"]

OPENS, CLOSES = 8, 18
"""Hours always on the chart, so that one day can be held beside another; others come where somebody was there."""
MATTERS = 8
"""Matters with a bar of their own; the others are one."""
WEEK, WEEKS = 7, 13
"""A week has a bar a day; more days have a bar a week, the last ones of a quarter."""
NOTHING = "这几天没有"
_NAMES = "一二三四五六日"


def charts_of(at: Reading, days: Span, library: Library, *, now: int, offset: int) -> tuple[Chart, ...]:
    """The three charts of some days as of now (UTC milliseconds)."""
    nothing = nothing_in(days, now)
    week = over_the_week(at, days)
    return by_hour(at, days, nothing, offset=offset), by_matter(at, days, nothing, library), week


def nothing_in(days: Span, now: int) -> str:
    """How it is said that there was nobody: one day is not several, and today is not over."""
    if days.days > 1:
        return NOTHING
    return "今天还没有" if days.start <= now < days.end else "这天没有"


def by_hour(at: Reading, days: Span, nothing: str, *, offset: int) -> Chart:
    """How many receptions began in each hour of the day, by local time."""
    rows = at.rows(
        f"SELECT (c.started + ?) / {HOUR} % 24 AS hour, count(*) AS n {RECEPTIONS} GROUP BY hour",
        (offset * MINUTE, days.first, days.last),
    )
    counts = {row["hour"]: row["n"] for row in rows}
    first, last = min((OPENS, *counts)), max((CLOSES, *counts))
    bars = tuple(Bar(f"{hour}点", counts.get(hour, 0)) for hour in range(first, last + 1))
    return Chart("hour", "按钟点", bars, nothing=nothing)


def by_matter(at: Reading, days: Span, nothing: str, library: Library) -> Chart:
    """How many receptions each of the large matters (大类) had, most first."""
    rows = at.rows(f"SELECT c.topic, count(*) AS n {RECEPTIONS} GROUP BY c.topic", (days.first, days.last))
    counts: Counter[str] = Counter()
    for row in rows:
        tile = library.tile_of(row["topic"] or "")
        counts[tile.name if tile is not None else "没选事项"] += row["n"]
    most = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    others = sum(count for _name, count in most[MATTERS:])
    bars = [Bar(name, count) for name, count in most[:MATTERS]] + ([Bar("另外几类", others)] if others else [])
    return Chart("topic", "按事项", tuple(bars), lying=True, nothing=nothing)


def over_the_week(at: Reading, days: Span) -> Chart:
    """The seven days up to the last one, or for more days their weeks, Monday first."""
    last = date.fromisoformat(days.last)
    begins = last - timedelta(days=WEEK - 1)
    if days.days > WEEK:
        begins = max(date.fromisoformat(days.first), last - timedelta(days=last.weekday(), weeks=WEEKS - 1))
    rows = at.rows(f"SELECT c.day, count(*) AS n {RECEPTIONS} GROUP BY c.day", (begins.isoformat(), days.last))
    counts = {date.fromisoformat(row["day"]): row["n"] for row in rows}
    if days.days <= WEEK:
        week = [begins + timedelta(days=turn) for turn in range(WEEK)]
        turns = tuple(Bar(f"周{_NAMES[day.weekday()]}", counts.get(day, 0)) for day in week)
        return Chart("week", "七天", turns, nothing=NOTHING)
    weeks: dict[date, int] = {}
    for turn in range((last - begins).days + 1):
        day = begins + timedelta(days=turn)
        monday = day - timedelta(days=day.weekday())
        weeks[monday] = weeks.get(monday, 0) + counts.get(day, 0)
    bars = tuple(Bar(f"{monday.month}/{monday.day}起", n) for monday, n in weeks.items())
    return Chart("week", "按周", bars, nothing=NOTHING)
