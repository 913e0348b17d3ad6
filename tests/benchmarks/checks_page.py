"""The page of checks after a month of walks and after two years of them."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall
from hall_assistant.checklists import desk
from hall_assistant.checklists.values import Mark
from hall_assistant.clock import SetClock
from hall_assistant.library.checklists import Checklist
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change
from hall_assistant.store import unlock
from hall_assistant.training.crew import found_demo_hall
from tests.benchmarks.day_log import form_of_tables
from tests.benchmarks.figures import Figure
from ui.models.checks import load_board

SHORT, LONG = 30, 730
"""Days walked."""
ROUNDS = 15
FIRST = date(2024, 3, 1)
BY = "周伟"


def measure(data: Path) -> list[Figure]:
    """Median of reading the whole page with its factors, in turn in both halls."""
    halls = [_hall_of(data, days) for days in (SHORT, LONG)]
    times: list[list[float]] = [[], []]
    try:
        for _ in range(ROUNDS):
            for place, (hall, by) in enumerate(halls):
                times[place].append(_read(hall, by))
    finally:
        for hall, _by in halls:
            hall.close()
    small, big = (median(part) * 1000 for part in times)
    wanted, holds = "≤ 100 ms, ≤ 2×", big <= min(100, 2 * small)
    return [Figure(f"checks: {LONG} days walked / {SHORT}", big, small, "ms", wanted, holds)]


def _read(hall: Hall, by: Actor) -> float:
    with hall.store.reading() as at:
        before = time.perf_counter()
        load_board(at, hall.library, by, day="", now=hall.clock.now(), offset=hall.clock.offset())
        return time.perf_counter() - before


def _hall_of(data: Path, days: int) -> tuple[Hall, Actor]:
    """A hall walked for so many days, made once and kept; its clock stands at the last of them."""
    folder = data / f"checks-{days}-{form_of_tables()}"
    clock = SetClock.at(f"{FIRST} 08:00")
    if (folder / "made").exists():
        hall = Hall.open(folder, unlock.unlock_for_command(folder), clock=clock)
        by = _actor(hall)
    else:
        hall = Hall.open(folder, unlock.create(folder).key, clock=clock)
        by = found_demo_hall(hall.store)[BY]
        _walk(hall, clock, by, days)
        (folder / "made").touch()
    clock.ms = SetClock.at(f"{FIRST + timedelta(days=days - 1)} 20:00").ms
    return hall, by


def _actor(hall: Hall) -> Actor:
    with hall.store.reading() as at:
        one = next(person for person in roll(at) if person.name == BY)
    return Actor(one.staff, one.name, one.number, one.role, "03")


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
