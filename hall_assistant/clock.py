"""The only source of time: UTC milliseconds inside, local text on screen; tests and stories drive it."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
_WRITTEN = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2})", re.ASCII)


class Clock(Protocol):
    """Tells the time and how far local time lies east of UTC."""

    def now(self) -> int:
        """UTC time in milliseconds."""
        ...

    def offset(self) -> int:
        """Minutes that local time lies east of UTC (480 in China)."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> int:
        """UTC time in milliseconds."""
        return time.time_ns() // 1_000_000

    def offset(self) -> int:
        """Minutes east of UTC by the system's time zone now."""
        return time.localtime().tm_gmtoff // 60


def steady() -> int:
    """Milliseconds that only grow, whatever the clock is set to, sleep of the computer included; zero means nothing."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    return time.monotonic_ns() // 1_000_000


class SetClock:
    """A clock set by hand, for tests, stories and the demo hall; it stands still until moved."""

    def __init__(self, ms: int, east: int = 480) -> None:
        self.ms = ms
        self.east = east

    @classmethod
    def at(cls, text: str, east: int = 480) -> SetClock:
        """A clock standing at a local time such as `2026-03-12 09:50`."""
        return cls(parse_local(text, east), east)

    def now(self) -> int:
        """The time it was set to, UTC milliseconds."""
        return self.ms

    def offset(self) -> int:
        """Minutes east of UTC it was set to."""
        return self.east

    def move_to(self, text: str) -> None:
        """Set it to a local time such as `2026-03-12 09:50`."""
        self.ms = parse_local(text, self.east)

    def advance(self, ms: int) -> None:
        """Let `ms` milliseconds pass."""
        self.ms += ms


def local(ms: int, offset: int) -> datetime:
    """Local date and time of a UTC instant (`ms` milliseconds, `offset` minutes east)."""
    return datetime.fromtimestamp(ms / 1000, timezone(timedelta(minutes=offset)))


def local_day(ms: int, offset: int) -> str:
    """Local calendar day of an instant, as `2026-03-12`."""
    return local(ms, offset).date().isoformat()


def local_time(ms: int, offset: int) -> str:
    """Local hour of an instant, as `09:50`."""
    return local(ms, offset).strftime("%H:%M")


def local_text(ms: int, offset: int) -> str:
    """Local day and hour of an instant, as `2026-03-12 09:50`."""
    return local(ms, offset).strftime("%Y-%m-%d %H:%M")


def parse_local(text: str, offset: int) -> int:
    """UTC milliseconds of a local time written `2026-03-12 09:50`. Raises ValueError for anything else."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise ValueError(f"no local time: {text}")
    year, month, day, hour, minute = (int(part) for part in written.groups())
    moment = datetime(year, month, day, hour, minute, tzinfo=timezone(timedelta(minutes=offset)))
    return int(moment.astimezone(UTC).timestamp() * 1000)


def calendar_day(text: str) -> date | None:
    """A local day as facts hold it, `2026-03-12`; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def day_bounds(day: str, offset: int) -> tuple[int, int]:
    """First millisecond of a local day and of the next, as UTC milliseconds."""
    start = parse_local(f"{day} 00:00", offset)
    return start, start + DAY
