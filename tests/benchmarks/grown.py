"""A page read in turn in a hall of a short while and in one of years, which are made once and kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall
from hall_assistant.clock import SetClock
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.store import unlock
from hall_assistant.training.crew import found_demo_hall
from tests.benchmarks.day_log import form_of_tables
from tests.benchmarks.figures import Figure

ROUNDS = 15
BY = "周伟"
Grown = tuple[Hall, Actor]


def grown(data: Path, name: str, clock: SetClock, fill: Callable[[Hall, Actor], None]) -> Grown:
    """The hall of that name with its manager; filled the first time. The clock moves while it is filled."""
    folder = data / f"{name}-{form_of_tables()}"
    if (folder / "made").exists():
        hall = Hall.open(folder, unlock.unlock_for_command(folder), clock=clock)
    else:
        hall = Hall.open(folder, unlock.create(folder).key, clock=clock)
        fill(hall, found_demo_hall(hall.store)[BY])
        (folder / "made").touch()
    with hall.store.reading() as at:
        one = next(person for person in roll(at) if person.name == BY)
    return hall, Actor(one.staff, one.name, one.number, one.role, "03")


def in_turn(name: str, halls: Sequence[Grown], read: Callable[[Hall, Actor], object]) -> list[Figure]:
    """Medians of reading in the small and in the large hall, which are closed then."""
    times: list[list[float]] = [[] for _ in halls]
    try:
        for _ in range(ROUNDS):
            for place, (hall, by) in enumerate(halls):
                before = time.perf_counter()
                read(hall, by)
                times[place].append(time.perf_counter() - before)
    finally:
        for hall, _by in halls:
            hall.close()
    small, big = (median(part) * 1000 for part in times)
    return [Figure(name, big, small, "ms", "≤ 100 ms, ≤ 2×", big <= min(100, 2 * small))]
