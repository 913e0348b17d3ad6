"""今日 and 班前一页 with the same receptions per day in a small and a large hall: a day, a month, the page aloud."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall, Reading
from hall_assistant.clock import DAY, HOUR, local_day
from hall_assistant.logbook.figures import Span, span
from hall_assistant.logbook.morning import read_morning
from hall_assistant.logbook.today import PROMISE_TILES, Tile, look, promises_behind, receptions_behind
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.store.unlock import unlock_for_command
from hall_assistant.training.volume import LAST_DAY, make_volume
from tests.benchmarks.day_log import SMALL, form_of_tables
from tests.benchmarks.figures import Figure

ROUNDS = 15
MOST = 100.0
"""Milliseconds that a page may take in the large hall."""
Ask = Callable[[Reading, Hall, Actor, int], object]


def measure(data: Path, large: int) -> list[Figure]:
    """Median of each question, in turn in both halls."""
    halls = [_hall(data, cases) for cases in (SMALL, large)]
    try:
        return [_figure(name, ask, halls, large) for name, ask in QUESTIONS.items()]
    finally:
        for hall in halls:
            hall.close()


def _figure(name: str, ask: Ask, halls: list[Hall], large: int) -> Figure:
    times: list[list[float]] = [[], []]
    for _turn in range(ROUNDS):
        for place, hall in enumerate(halls):
            _asked(hall, ask)  # from the disk into the system's cache: the disk is not what is measured
            times[place].append(_asked(hall, ask))
    small, big = (median(part) * 1000 for part in times)
    holds = big <= MOST and big <= 2 * small
    return Figure(f"{name}: {large:,} cases / {SMALL:,}", big, small, "ms", "≤ 100 ms, ≤ 2×", holds)


def _asked(hall: Hall, ask: Ask) -> float:
    now = span(LAST_DAY, LAST_DAY, 480).start + 14 * HOUR
    with hall.store.reading() as at:
        boss = next(one for one in roll(at) if one.role is Role.MANAGER)
        by = Actor(boss.staff, boss.name, boss.number, boss.role, "03")
        start = time.perf_counter()
        ask(at, hall, by, now)
        return time.perf_counter() - start


def _days(days: int) -> Span:
    last = span(LAST_DAY, LAST_DAY, 480)
    return span(local_day(last.start - (days - 1) * DAY, 480), LAST_DAY, 480)


def _today(days: int) -> Ask:
    def ask(at: Reading, hall: Hall, by: Actor, now: int) -> object:
        return look(at, _days(days), by=by, library=hall.library, now=now, offset=480)

    return ask


def _lists(at: Reading, hall: Hall, by: Actor, now: int) -> object:
    one = _days(1)
    return [
        promises_behind(at, tile, one, by=by, now=now)
        if tile in PROMISE_TILES
        else receptions_behind(at, tile, one, by=by)
        for tile in Tile
    ]


def _morning(at: Reading, hall: Hall, by: Actor, now: int) -> object:
    return read_morning(at, by=by, library=hall.library, now=now, offset=480)


QUESTIONS: dict[str, Ask] = {
    "today": _today(1),
    "today's six lists": _lists,
    "today over 25 days": _today(25),
    "morning's page": _morning,
}
"""The small hall has 25 days, so no more are asked of both."""


def _hall(data: Path, cases: int) -> Hall:
    folder = data / f"hall-{cases}-{form_of_tables()}"
    if not (folder / "made").exists():
        make_volume(folder, cases=cases, seed=1)
        (folder / "made").touch()
    hall = Hall.open(folder, unlock_for_command(folder))
    assert hall.library.topics
    return hall
