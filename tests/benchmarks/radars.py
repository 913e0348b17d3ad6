"""雷达 over 90 days with the same receptions a day in a hall of a hundred days and in a large one; and one row's list.

The small hall holds the 90 days whole: of a hall of 25 days a question over 90 has only 25 to look through.
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall
from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import DAY, HOUR, local_day
from hall_assistant.logbook.figures import Span, span
from hall_assistant.logbook.radars.page import BACK, Radars, look, receptions_behind
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.training.volume import LAST_DAY
from tests.benchmarks.day_log import hall_of
from tests.benchmarks.figures import Figure

SMALL = 4_000
ROUNDS = 9
MOST = 100.0
"""Milliseconds that the page may take in the large hall."""


def measure(data: Path, large: int) -> list[Figure]:
    """Median of the whole page and of its longest list, in turn in both halls."""
    halls = [hall_of(data, cases) for cases in (SMALL, large)]
    pages: list[list[float]] = [[], []]
    lists: list[list[float]] = [[], []]
    try:
        for _turn in range(ROUNDS):
            for place, hall in enumerate(halls):
                page, listed = _read(hall)
                pages[place].append(page)
                lists[place].append(listed)
    finally:
        for hall in halls:
            hall.close()
    return [_figure("radars, 90 days", pages, large), _figure("a radar's longest list", lists, large)]


def _figure(name: str, times: list[list[float]], large: int) -> Figure:
    small, big = (median(part[1:]) * 1000 for part in times)
    holds = big <= MOST and big <= 2 * small
    return Figure(f"{name}: {large:,} cases / {SMALL:,}", big, small, "ms", "≤ 100 ms, ≤ 2×", holds)


def _days() -> Span:
    last = span(LAST_DAY, LAST_DAY, 480)
    return span(local_day(last.start - (BACK - 1) * DAY, 480), LAST_DAY, 480)


def _read(hall: Hall) -> tuple[float, float]:
    days = _days()
    with hall.store.reading() as at:
        boss = next(one for one in roll(at) if one.role is Role.MANAGER)
        by = Actor(boss.staff, boss.name, boss.number, boss.role, "03")
        start = time.perf_counter()
        found = look(at, days, by=by, library=hall.library, now=days.end - 10 * HOUR, offset=480)
        between = time.perf_counter()
        receptions_behind(at, _longest(found), by=by)
        return between - start, time.perf_counter() - between


def _longest(found: Radars) -> tuple[CaseId, ...]:
    return max((row.cases for section in found.sections for row in section.rows), key=len)
