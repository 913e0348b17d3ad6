"""Reports: the page's figures in a small and a large hall, and a month of 3,000 receptions made into files aside."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall
from hall_assistant.logbook.reports.reading import read_report
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.training.volume import LAST_DAY
from tests.benchmarks.day_log import SMALL, hall_of
from tests.benchmarks.figures import Figure

MONTH = 3_000
FIRST_OF_WEEK = "2026-06-24"
ROUNDS = 15
MOST = 100.0
"""Milliseconds the page's figures may take in the large hall."""
LONGEST = 3.0
"""Seconds a file of a month's receptions may take in its process of its own."""


def measure(data: Path, large: int) -> list[Figure]:
    """Median of reading a week's report in both halls, in turn; then a month as workbook and as PDF."""
    halls = [hall_of(data, SMALL), hall_of(data, large)]
    times: list[list[float]] = [[], []]
    try:
        for _ in range(ROUNDS):
            for place, hall in enumerate(halls):
                _read(hall, FIRST_OF_WEEK)  # from the disk into the system's cache: the disk is not what is measured
                times[place].append(_read(hall, FIRST_OF_WEEK))
    finally:
        for hall in halls:
            hall.close()
    small, big = (median(part) * 1000 for part in times)
    holds = big <= min(2 * small, MOST)
    page = Figure(f"a week's report: {large:,} cases / {SMALL:,}", big, small, "ms", "≤ 100 ms, ≤ 2×", holds)
    return [page, *_files(data)]


def _read(hall: Hall, first: str) -> float:
    with hall.store.reading() as at:
        start = time.perf_counter()
        read_report(
            at, by=_manager(hall), first=first, last=LAST_DAY, library=hall.library, now=hall.clock.now(), offset=480
        )
        return time.perf_counter() - start


def _manager(hall: Hall) -> Actor:
    with hall.store.reading() as at:
        one = next(person for person in roll(at) if person.role is Role.MANAGER)
    return Actor(one.staff, one.name, one.number, one.role, "01")


def _files(data: Path) -> list[Figure]:
    """Seconds from asking to the whole file, the start of the process included."""
    hall = hall_of(data, MONTH)
    by, key, folder = _manager(hall), hall.store.key.hex(), hall.folder
    with hall.store.reading() as at:
        first = at.rows("SELECT min(day) AS day FROM cases")[0]["day"]
    now = hall.clock.now()
    hall.close()
    who = {"staff": by.staff, "name": by.name, "number": by.number, "role": by.role.value, "counter": by.counter}
    said = f"{key}\n{json.dumps({**who, 'now': now, 'offset': 480})}\n".encode()
    figures = []
    for form in ("xlsx", "pdf"):
        out = data / f"month.{form}"
        words = ["period-report", first, LAST_DAY, "--key-pipe", "--inward", "--out", str(out), "--data", str(folder)]
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "hall_assistant", *words], input=said, capture_output=True, check=True)
        took = time.perf_counter() - start
        name = f"{MONTH:,} cases as {form}, in a process of its own"
        figures.append(Figure(name, took, None, "s", f"≤ {LONGEST:g} s", took <= LONGEST))
        out.unlink()
    return figures
