"""Matching a customer's number: all that is on file of it, for the numbers that came most often and for any others."""

from __future__ import annotations

import time
from pathlib import Path

from hall_assistant.app import Hall, Reading
from hall_assistant.cases.repeat import known_of
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.follow import hall_of

EACH = 200
"""Numbers of either sort that are asked for."""
_OFTEN = """
SELECT min(person) AS person FROM person_match WHERE kind = 'number' GROUP BY digest ORDER BY count(*) DESC, 1 LIMIT ?
"""
_ANY = "SELECT person FROM person_match WHERE kind = 'number' ORDER BY digest LIMIT ?"


def measure(data: Path, large: int) -> list[Figure]:
    """Slowest but one in a hundred of matching a number in a large hall."""
    hall = hall_of(data, large)
    try:
        slow = percentile(_times(hall), 0.99) * 1000
    finally:
        hall.close()
    return [Figure(f"matching a number, p99: {large:,} cases", slow, None, "ms", "≤ 5 ms", slow <= 5)]


def _times(hall: Hall) -> list[float]:
    with hall.store.reading() as at:
        row = at.one("SELECT max(started) AS last FROM cases")
        now = int(row["last"]) if row is not None else 0
        people = [each["person"] for sql in (_OFTEN, _ANY) for each in at.rows(sql, (EACH,))]
        for person in people:
            known_of(at, person, now=now)  # from the disk into the system's cache: the disk is not what is measured
        return [_time(at, person, now) for person in people]


def _time(at: Reading, person: str, now: int) -> float:
    start = time.perf_counter()
    known_of(at, person, now=now)
    return time.perf_counter() - start
