"""Thinning (疏减): which copies stay, by day, week and month: the folder does not fill, and last month is not gone.

Counted are days, weeks and months that have a copy, not those of the calendar: a hall that was closed, or a clock that
went wrong, costs no copy.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 3
"""Beside all copies of the last day one copy each of the last seven days, four weeks and three months."""


def staying(written: Iterable[datetime], proved: datetime) -> set[datetime]:
    """Of copies written at these hours (local), those that stay; `proved` was just read back whole and always does.

    All of the last day that has one stay, and the newest of each period.
    """
    newest_first = sorted({*written, proved}, reverse=True)
    return {
        proved,
        *(hour for hour in newest_first if hour.date() == newest_first[0].date()),
        *_newest(newest_first, DAYS, lambda hour: hour.date()),
        *_newest(newest_first, WEEKS, lambda hour: hour.isocalendar()[:2]),
        *_newest(newest_first, MONTHS, lambda hour: (hour.year, hour.month)),
    }


def _newest(newest_first: list[datetime], many: int, period: Callable[[datetime], Hashable]) -> list[datetime]:
    """The newest of each of the last `many` periods that have one."""
    found: dict[Hashable, datetime] = {}
    for hour in newest_first:
        found.setdefault(period(hour), hour)
    return list(found.values())[:many]
