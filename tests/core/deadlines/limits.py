"""The latest instant a law allows, counted slowly and apart from the engine: by day, one after another."""

from __future__ import annotations

from datetime import date, timedelta

from chinese_calendar import is_workday

from hall_assistant.clock import HOUR, MINUTE, day_bounds, local
from hall_assistant.library.deadlines import Deadline


def limit(rule: Deadline, start: int, offset: int) -> int:
    """End of the last lawful day, or the last lawful minute; UTC milliseconds."""
    assert rule.amount is not None
    if rule.unit in ("minutes", "hours"):
        return start + rule.amount * (MINUTE if rule.unit == "minutes" else HOUR)
    day = local(start, offset).date()
    if rule.unit == "months":
        return day_bounds(_months_on(day, rule.amount).isoformat(), offset)[1]
    left = rule.amount
    while left:
        day += timedelta(days=1)
        left -= rule.unit == "days" or _works(day)
    return day_bounds(day.isoformat(), offset)[1]


def _months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last there is."""
    month = day.replace(day=1)
    for _each in range(months):
        month = (month + timedelta(days=31)).replace(day=1)
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return month.replace(day=min(day.day, last.day))


def _works(day: date) -> bool:
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5
