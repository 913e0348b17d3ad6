"""The page of checks after a month of walks and after two years of them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hall_assistant.app import Hall
from hall_assistant.checklists import desk
from hall_assistant.checklists.values import Mark
from hall_assistant.clock import SetClock
from hall_assistant.library.checklists import Checklist
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change
from tests.benchmarks.figures import Figure
from tests.benchmarks.grown import Grown, grown, in_turn
from ui.models.checks import CheckBoard, load_board

SHORT, LONG = 30, 730
"""Days walked."""
FIRST = date(2024, 3, 1)


def measure(data: Path) -> list[Figure]:
    """Median of reading the whole page with its factors, in turn in both halls."""
    halls = [_hall_of(data, days) for days in (SHORT, LONG)]
    return in_turn(f"checks: {LONG} days walked / {SHORT}", halls, _read)


def _read(hall: Hall, by: Actor) -> CheckBoard:
    with hall.store.reading() as at:
        return load_board(at, hall.library, by, day="", now=hall.clock.now(), offset=hall.clock.offset())


def _hall_of(data: Path, days: int) -> Grown:
    """A hall walked for so many days; its clock stands at the last of them."""
    clock = SetClock.at(f"{FIRST} 08:00")
    made = grown(data, f"checks-{days}", clock, lambda hall, by: _walk(hall, clock, by, days))
    clock.ms = SetClock.at(f"{FIRST + timedelta(days=days - 1)} 20:00").ms
    return made


def _walk(hall: Hall, clock: SetClock, by: Actor, days: int) -> None:
    lists: tuple[Checklist, ...] = tuple(hall.library.later("checklists").values())
    factors = list(hall.library.later("factors"))
    change(hall.store, by=by, factors_on=True)
    for place in range(days):
        clock.ms = SetClock.at(f"{FIRST + timedelta(days=place)} 08:00").ms
        day = (FIRST + timedelta(days=place)).isoformat()
        with hall.store.write():
            for each in lists:
                for item in each.items:
                    mark = Mark.FAULT if (place + len(item.id)) % 17 == 0 else Mark.FINE
                    desk.tick(hall.store, by=by, list=each, day=day, item=item.id, mark=mark)
            _follow(hall, by, day, factors[place % len(factors)])


def _follow(hall: Hall, by: Actor, day: str, factor: str) -> None:
    """A finding a day, put right and closed."""
    made, _ = desk.open_finding(hall.store, by=by, text="灯箱灭了", owner=by.staff, due=day, factor=factor)
    desk.put_right(hall.store, by=by, finding=made, text="换了")
    desk.recheck(hall.store, by=by, finding=made, passed=True)
