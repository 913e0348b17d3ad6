"""A month of 3,000 receptions made into files aside: how long it takes, and what the windows feel of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from hall_assistant.app import Hall
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.training.crew import PIN
from hall_assistant.training.volume import LAST_DAY
from tests.benchmarks.day_log import hall_of
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.screen import probe, screen

MONTH = 3_000
LONGEST = 3.0
"""Seconds a file of a month's receptions may take in its process of its own."""
FRAME = 16.0
"""Milliseconds a frame may take meanwhile."""


def measure(data: Path) -> list[Figure]:
    """Seconds of each file by the command; then made by the page, with a clerk typing and with the page in front."""
    return [*_files(data), *_felt(data)]


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
    for form in ("xlsx", "pdf", "csv"):
        out = data / f"month.{form}"
        words = ["period-report", first, LAST_DAY, "--key-pipe", "--inward", "--out", str(out), "--data", str(folder)]
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "hall_assistant", *words], input=said, capture_output=True, check=True)
        took = time.perf_counter() - start
        name = f"{MONTH:,} cases as {form}, in a process of its own"
        figures.append(Figure(name, took, None, "s", f"≤ {LONGEST:g} s", took <= LONGEST))
        out.unlink()
    return figures


def _felt(data: Path) -> list[Figure]:
    hall = hall_of(data, MONTH)
    with hall.store.reading() as at:
        first = at.rows("SELECT min(day) AS day FROM cases")[0]["day"]
    folder = hall.folder
    hall.close()
    home = data / "month-now"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(folder, home)
    with screen() as environment:
        told = probe(environment, "probe_report", str(home), PIN, first, LAST_DAY)
    shutil.rmtree(home)
    before = percentile(told.pop("quiet")["painted"], 0.99)
    files = {name: made for name, made in told.items() if name != "started"}
    return [figure for name, made in files.items() for figure in _one_felt(name, made, before)]


def _one_felt(name: str, made: dict[str, Any], before: float) -> list[Figure]:
    typing, watching, took = made["typing"], made["watching"], made["seconds"]
    shown, own = percentile(typing["painted"], 0.99), max(*typing["own"], *watching["own"])
    walls = max(typing["wall"]), max(watching["wall"])
    return [
        Figure(f"{MONTH:,} cases as {name}, windows open", took, None, "s", f"≤ {LONGEST:g} s", took <= LONGEST),
        Figure("   key → paint meanwhile, p99", shown, before, "ms", "≤ 16 ms", shown <= max(FRAME, 3 * before)),
        Figure("   longest work of the screen's thread", own, None, "ms", "≤ 16 ms", own <= FRAME),
        Figure("   longest frame by the wall clock, desk / page with its bar", *walls, "ms", "told only", True),
    ]
