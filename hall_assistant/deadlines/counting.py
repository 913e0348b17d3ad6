"""Counting from a start to a due hour (算到几点). Pure: calendar, offset and opening hours are handed in.

Days are counted as the Civil Code counts them: the day it starts is not counted (第二百条起). Where the last day is a
holiday we do not move it on, as the law would let us: earlier is kinder, and never too late.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hall_assistant.casefile.clocks import Skipped
from hall_assistant.clock import HOUR, MINUTE, day_bounds, local, parse_local
from hall_assistant.deadlines.amounts import Amount
from hall_assistant.deadlines.workdays import Calendar

_STEP = {"minutes": MINUTE, "hours": HOUR}
_LAST_MINUTE = "23:59"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where and by what is counted."""

    calendar: Calendar
    offset: int
    """Minutes east of UTC."""
    opens: str = "09:00"
    closes: str = "18:00"


@dataclass(frozen=True, slots=True)
class Counted:
    """A due hour and how it came about."""

    due: int
    """UTC milliseconds, always after the start."""
    skipped: tuple[Skipped, ...] = ()
    """Days that did not count, in order."""
    beyond: bool = False
    """Whether a day had to be taken by the plain week, for want of a table."""


def count(start: int, amount: Amount, at: Surroundings, *, ours: bool = True) -> Counted:
    """The due hour of an amount from a start (UTC milliseconds).

    ours: what is ours is due when the hall closes on its last day; for others that day runs to its end.
    """
    if amount.unit in _STEP:
        return Counted(start + amount.number * _STEP[amount.unit])
    if amount.unit == "hall_hours":
        return Counted(_open_hours(start, amount.number * HOUR, at))
    if amount.unit == "workdays":
        return _workdays(start, amount.number, at, ours)
    return Counted(_end_of(_last_day(_day(start, at), amount), start, at, ours))


def _day(ms: int, at: Surroundings) -> date:
    return local(ms, at.offset).date()


def _last_day(first: date, amount: Amount) -> date:
    """The last day of days, months, or of the month it is in."""
    if amount.unit == "days":
        return first + timedelta(days=amount.number)
    months = 0 if amount.unit == "month_end" else amount.number
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    longest = monthrange(year, month + 1)[1]
    return date(year, month + 1, longest if amount.unit == "month_end" else min(first.day, longest))


def _end_of(last: date, start: int, at: Surroundings, ours: bool) -> int:
    """When a last day is over: at closing for us, at its last minute for others; always after the start."""
    for hour in (at.closes, _LAST_MINUTE) if ours else (_LAST_MINUTE,):
        due = parse_local(f"{last.isoformat()} {hour}", at.offset)
        if due > start:
            return due
    return day_bounds(last.isoformat(), at.offset)[1]


def _workdays(start: int, number: int, at: Surroundings, ours: bool) -> Counted:
    """So many working days after the day it starts."""
    skipped, beyond, last = list[Skipped](), False, _day(start, at)
    while number:
        last += timedelta(days=1)
        found = at.calendar.day(last)
        beyond |= not found.known
        if found.works:
            number -= 1
        else:
            skipped.append(Skipped(last.isoformat(), found.name))
    return Counted(_end_of(last, start, at, ours), tuple(skipped), beyond)


def _open_hours(start: int, length: int, at: Surroundings) -> int:
    """The instant at which the hall has been open for `length` milliseconds; it opens every day."""
    if at.opens >= at.closes:
        return start + length  # hours that make no sense: the clock's own hours
    for opens, closes in _openings(start, at):
        begins = max(start, opens)
        if begins < closes:
            if length <= closes - begins:
                return begins + length
            length -= closes - begins
    raise AssertionError("a hall opens every day")


def _openings(start: int, at: Surroundings) -> Iterator[tuple[int, int]]:
    day = _day(start, at)
    while True:
        text = day.isoformat()
        yield parse_local(f"{text} {at.opens}", at.offset), parse_local(f"{text} {at.closes}", at.offset)
        day += timedelta(days=1)
