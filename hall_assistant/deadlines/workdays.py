"""Working days (工作日): the State Council's table of holidays and make-up days, the hall's own where that table ends.

`chinese_calendar` is imported when the first day is asked for; it knows whole years, from 2004 to the last published.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from hall_assistant.settings.values import WORK_DAY

_WEEKEND = ("周六", "周日")


class Day(NamedTuple):
    """What a day is."""

    works: bool
    name: str
    """国庆节, 周六, 调休上班; empty for a plain working day."""
    known: bool
    """False where no table says it: then Monday to Friday are taken as working days."""


class Calendar:
    """Which days are worked. Pure: the same tables, the same answer."""

    def __init__(self, own: Mapping[str, str] | None = None, whole_years: Collection[str] = ()) -> None:
        """own: the hall's days (`2027-02-08` → 休 or 班), which count where the published table ends.

        whole_years: years (`2027`) for which the hall has put in every holiday; their other days are as the week says.
        """
        self._own = own or {}
        self._whole = frozenset(whole_years)

    def day(self, day: date) -> Day:
        """What this day is."""
        published = _published(day)
        if published is not None:
            return published
        own = self._own.get(day.isoformat())
        if own is not None:
            return Day(True, "本厅表上班", True) if own == WORK_DAY else Day(False, "本厅表上休", True)
        known = str(day.year) in self._whole
        return Day(False, _WEEKEND[day.weekday() - 5], known) if day.weekday() >= 5 else Day(True, "", known)


def _published(day: date) -> Day | None:
    """What the published table says of a day, or None where it ends."""
    from chinese_calendar import get_holiday_detail  # type: ignore[import-untyped]  # ships no types
    from chinese_calendar.constants import Holiday  # type: ignore[import-untyped]  # ships no types

    try:
        rests, name = get_holiday_detail(day)
    except NotImplementedError:
        return None
    if rests:
        return Day(False, Holiday(name).chinese if name else _WEEKEND[day.weekday() - 5], True)
    return Day(True, "调休上班" if day.weekday() >= 5 else "", True)


def last_published() -> int:
    """The last year the published table knows."""
    from chinese_calendar.constants import holidays

    return int(max(holidays).year)
