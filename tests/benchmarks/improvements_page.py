"""The page of improvement items in a hall of a month and in one of five years."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall
from hall_assistant.clock import SetClock
from hall_assistant.improvements import desk
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.store import unlock
from hall_assistant.training.crew import found_demo_hall
from tests.benchmarks.day_log import form_of_tables
from tests.benchmarks.figures import Figure
from ui.models.improvements import load_board

SHORT, LONG = 1, 60
"""Months of items, twenty of them a month; the last month's are open yet by half."""
A_MONTH = 20
ROUNDS = 15
FIRST = date(2021, 3, 1)
BY = "周伟"


def measure(data: Path) -> list[Figure]:
    """Median of reading the whole page, in turn in both halls."""
    halls = [_hall_of(data, months) for months in (SHORT, LONG)]
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
    return [Figure(f"improvements: {LONG} months of items / {SHORT}", big, small, "ms", wanted, holds)]


def _read(hall: Hall, by: Actor) -> float:
    with hall.store.reading() as at:
        before = time.perf_counter()
        load_board(at, by, month="", now=hall.clock.now(), offset=hall.clock.offset())
        return time.perf_counter() - before


def _hall_of(data: Path, months: int) -> tuple[Hall, Actor]:
    """A hall with so many months of items, made once and kept; its clock stands at the end of the last."""
    folder = data / f"improvements-{months}-{form_of_tables()}"
    clock = SetClock.at(f"{FIRST} 08:00")
    if (folder / "made").exists():
        hall = Hall.open(folder, unlock.unlock_for_command(folder), clock=clock)
    else:
        hall = Hall.open(folder, unlock.create(folder).key, clock=clock)
        _fill(hall, clock, found_demo_hall(hall.store)[BY], months)
        (folder / "made").touch()
    with hall.store.reading() as at:
        one = next(person for person in roll(at) if person.name == BY)
    clock.ms = SetClock.at(f"{FIRST + timedelta(days=months * 30 - 1)} 20:00").ms
    return hall, Actor(one.staff, one.name, one.number, one.role, "03")


def _fill(hall: Hall, clock: SetClock, by: Actor, months: int) -> None:
    for turn in range(months * A_MONTH):
        day = FIRST + timedelta(days=turn * 30 // A_MONTH)
        clock.move_to(f"{day} 09:00")
        due = (day + timedelta(days=14)).isoformat()
        item, _ = desk.open_item(hall.store, by=by, words="取号以后不知道等多久", owner=by.staff, due=due)
        if turn < months * A_MONTH - A_MONTH // 2:
            said, did = "取号以后不知道等多久", "叫号屏上写了前面还有几个人"
            desk.finish(hall.store, by=by, item=item, said=said, did=did, library=hall.library)
            desk.pick(hall.store, by=by, item=item, on=turn % 2 == 0)
