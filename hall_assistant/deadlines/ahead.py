"""The days one may promise for (选哪一天): a month with its workdays, and why a day is what it is. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from hall_assistant.deadlines.workdays import Calendar

_WEEK = "一二三四五六日"
_FAR = 62
"""Further ahead than so many days the days off are not told one by one."""
BEYOND = "放假表还没出到那时候，先按平常周算"


class DayAhead(NamedTuple):
    """One day of a month."""

    day: date
    works: bool
    name: str
    """国庆节, 周六, 调休上班; empty for a plain working day."""
    past: bool


def month_ahead(year: int, month: int, *, today: date, calendar: Calendar) -> tuple[DayAhead, ...]:
    """The days of a month, first to last."""
    days = (date(year, month, place + 1) for place in range(monthrange(year, month)[1]))
    return tuple(DayAhead(day, *calendar.day(day)[:2], past=day < today) for day in days)


def why_day(day: date, *, today: date, calendar: Calendar) -> str:
    """Why a day can be kept or not (为什么是这天): which working day from now it is, and what lies between.

    A day the published table does not reach is told as such: it was taken by the plain week.
    """
    what = calendar.day(day)
    flagged = "" if what.known else f"；{BEYOND}"
    named = f"{day.month}月{day.day}日 周{_WEEK[day.weekday()]}"
    if not what.works:
        return f"{named}，{what.name}休息，后台多半找不到人；前一个上班的日子是{_before(day, calendar)}{flagged}"
    if day <= today:
        return f"{named}，今天{flagged}"
    between = [today + timedelta(days=ahead) for ahead in range(1, (day - today).days + 1)]
    nth = sum(calendar.day(one).works for one in between)
    return f"{named}，从明天数第{nth}个工作日{_skipped(between, calendar)}{flagged}"


def _before(day: date, calendar: Calendar) -> str:
    while not calendar.day(day).works:
        day -= timedelta(days=1)
    return f"{day.month}月{day.day}日"


def _skipped(between: list[date], calendar: Calendar) -> str:
    if len(between) > _FAR:
        return ""
    spans = []
    for (works, name), days in groupby(between, key=lambda one: calendar.day(one)[:2]):
        if not works:
            first, *rest = list(days)
            more = f"–{rest[-1].month}月{rest[-1].day}日" if rest else ""
            spans.append(f"{first.month}月{first.day}日{more} {name}")
    return f"，跳过 {'、'.join(spans)}" if spans else ""
