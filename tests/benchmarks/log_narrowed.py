"""The log's filters, the day's end and the orders' overview: the same receptions a day in a small and a large hall."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall, Reading
from hall_assistant.clock import DAY, HOUR, day_bounds, local_day
from hall_assistant.logbook.closing import still_open
from hall_assistant.logbook.day import LogFilter, listed
from hall_assistant.orders.overview import order_overview
from hall_assistant.store.unlock import unlock_for_command
from hall_assistant.training.volume import LAST_DAY, make_volume
from tests.benchmarks.day_log import SMALL, form_of_tables
from tests.benchmarks.figures import Figure

ROUNDS = 9
MOST = 100.0
"""Milliseconds that a page may take in the large hall."""
WEEK = local_day(day_bounds(LAST_DAY, 480)[0] - 6 * DAY, 480)
NOW = day_bounds(LAST_DAY, 480)[0] + 14 * HOUR
Ask = Callable[[Reading], object]


def _listed(**narrowed: object) -> Ask:
    """A week's list with its count, as the page asks for it."""
    wanted = LogFilter(WEEK, LAST_DAY, as_of=NOW, **narrowed)  # type: ignore[arg-type]

    def ask(at: Reading) -> object:
        return listed(at, wanted, limit=2_000)

    return ask


QUESTIONS: dict[str, Ask] = {
    "a week's log": _listed(),
    "a week's log by words": _listed(words="停机 验证码"),
    "a week's log by clock, sum and order": _listed(clock="none", most=Decimal(50), source="any"),
    "a week's log of who came again": _listed(repeated=True),
    "the day's end": lambda at: still_open(at, tonight=day_bounds(LAST_DAY, 480)[1]),
    "the orders' overview": lambda at: order_overview(at, now=NOW, tonight=NOW + 10 * HOUR),
}


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
            with hall.store.reading() as at:
                start = time.perf_counter()
                ask(at)
                times[place].append(time.perf_counter() - start)
    small, big = (median(part[1:]) * 1000 for part in times)
    holds = big <= MOST and big <= 2 * small + 1  # a millisecond is no difference anybody sees
    return Figure(f"{name}: {large:,} cases / {SMALL:,}", big, small, "ms", "≤ 100 ms, ≤ 2×", holds)


def _hall(data: Path, cases: int) -> Hall:
    folder = data / f"hall-{cases}-{form_of_tables()}"
    if not (folder / "made").exists():
        make_volume(folder, cases=cases, seed=1)
        (folder / "made").touch()
    return Hall.open(folder, unlock_for_command(folder))
