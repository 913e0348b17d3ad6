"""Matching a customer's number: all that is on file of it, for many numbers and for one that came two hundred times."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from hall_assistant.app import Hall
from hall_assistant.cases.repeat import known_as, known_of
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.follow import hall_of

NUMBERS = 200
"""Numbers that are asked for, one by one, and then as if they were all the same customer's."""
TIMES = 50


def measure(data: Path, large: int) -> list[Figure]:
    """Slowest but one in a hundred of matching a number in a large hall, and of one with two hundred visits."""
    hall = hall_of(data, large)
    try:
        each, often = _times(hall)
    finally:
        hall.close()
    return [
        _figure(f"matching a number, p99: {large:,} cases", each),
        _figure(f"… that came {NUMBERS} times", often),
    ]


def _figure(name: str, times: list[float]) -> Figure:
    slow = percentile(times, 0.99) * 1000
    return Figure(name, slow, None, "ms", "≤ 5 ms", slow <= 5)


def _times(hall: Hall) -> tuple[list[float], list[float]]:
    with hall.store.reading() as at:
        row = at.one("SELECT max(started) AS last FROM cases")
        now = int(row["last"]) if row is not None else 0
        rows = at.rows("SELECT person FROM person_match WHERE kind = 'number' ORDER BY digest LIMIT ?", (NUMBERS,))
        people = [each["person"] for each in rows]
        for _warm in range(2):  # from the disk into the system's cache: the disk is not what is measured
            each = [_time(lambda person=person: known_of(at, person, now=now)) for person in people]
        often = [_time(lambda: known_as(at, people, now=now)) for _turn in range(TIMES)]
    return each, often


def _time(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start
