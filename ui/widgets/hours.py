"""The next hours that can be promised: half hours of a counter's day, in words and in local clock time. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hall_assistant.clock import DAY, MINUTE, local, local_day, local_time, parse_local

if TYPE_CHECKING:
    from hall_assistant.deadlines.workdays import Calendar

STEP = 30 * MINUTE
DAY_WORDS = ("今天", "明天", "后天")


@dataclass(frozen=True, slots=True)
class HallHours:
    """What the hour of a promise is picked by."""

    now: Callable[[], tuple[int, int]]
    """Gives UTC milliseconds now and minutes east of UTC."""
    closes: str
    calendar: Callable[[], Calendar]
    """The hall's working days; read when somebody looks at a month."""


@dataclass(frozen=True, slots=True)
class DueHour:
    """A due hour being picked: how many days ahead and the local time `17:00`."""

    days: int
    time: str
    named: str = ""
    """The day as it is said where it has no word of its own: 3月20日."""

    @property
    def day(self) -> str:
        """The day as it is said: 今天."""
        return self.named or DAY_WORDS[self.days]

    @property
    def words(self) -> str:
        """As it is said: 今天17:00."""
        return f"{self.day}{self.time}"

    def next_day(self) -> DueHour:
        """Today, tomorrow, the day after, and round again."""
        return DueHour((self.days + 1) % len(DAY_WORDS) if self.days < len(DAY_WORDS) else 0, self.time)

    def at(self, now: int, offset: int) -> int:
        """The instant in UTC milliseconds, counted from the day of `now`."""
        return parse_local(f"{local_day(now, offset)} {self.time}", offset) + self.days * DAY

    def past(self, now: int, offset: int) -> bool:
        """Whether it has gone by."""
        return self.at(now, offset) <= now


def due_on(day: date, time: str, today: date) -> DueHour:
    """An hour of any day from today on."""
    days = (day - today).days
    return DueHour(days, time, "" if days < len(DAY_WORDS) else f"{day.month}月{day.day}日")


def date_of(due: DueHour, today: date) -> date:
    """The day of an hour being picked."""
    return today + timedelta(days=due.days)


def first_offer(now: int, offset: int, *, closes: str = "18:00") -> DueHour:
    """What the chip offers first: an hour before closing today, or ten tomorrow when that is less than an hour away."""
    wanted = DueHour(0, _shifted(closes, -60))
    return wanted if wanted.at(now, offset) - now >= 60 * MINUTE else DueHour(1, "10:00")


def moved(due: DueHour, steps: int) -> DueHour:
    """Half hours later or earlier within 07:00–22:00."""
    time = _shifted(due.time, 30 * steps)
    return DueHour(due.days, min(max(time, "07:00"), "22:00"), due.named)


def _shifted(time: str, minutes: int) -> str:
    hour, minute = (int(part) for part in time.split(":"))
    total = min(max(hour * 60 + minute + minutes, 0), 23 * 60 + 30)
    return f"{total // 60:02d}:{total % 60:02d}"


def day_word(due: int, now: int, offset: int) -> str:
    """今天, 明天, 后天, 昨天 or the date `3月12日` of an instant, seen from now."""
    days = (local(due, offset).date() - local(now, offset).date()).days
    if 0 <= days < len(DAY_WORDS):
        return DAY_WORDS[days]
    if days == -1:
        return "昨天"
    moment = local(due, offset)
    return f"{moment.month}月{moment.day}日"


def due_words(due: int, now: int, offset: int) -> str:
    """A due hour for a list: 今天 17:00."""
    return f"{day_word(due, now, offset)} {local_time(due, offset)}"


def left_words(due: int, now: int) -> str:
    """How long until a due hour, or since: 剩 2 小时 10 分, 过了 5 分, from three days on 剩 7 天."""
    minutes = abs(due - now) // MINUTE
    hours, rest = divmod(minutes, 60)
    length = f"{hours} 小时 {rest} 分" if hours else f"{rest} 分"
    if (days := hours // 24) >= 3:
        length = f"{days} 天"
    return f"剩 {length}" if due > now else f"过了 {length}"


def spent_words(minutes: int) -> str:
    """How long something has been going on, for a narrow place: 12′, 3 小时, 2 天."""
    if minutes < 60:
        return f"{minutes}′"
    hours = minutes // 60
    return f"{hours} 小时" if hours < 24 else f"{hours // 24} 天"
