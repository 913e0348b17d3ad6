"""A counter that was seven days away catches up in the background while its clerk goes on writing and typing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from hall_assistant.app import Hall
from hall_assistant.cases import desk
from hall_assistant.people.desk import sign_in
from hall_assistant.people.records import roll
from hall_assistant.store import unlock
from hall_assistant.sync.rounds import exchange
from hall_assistant.training.crew import MANAGER, PIN
from hall_assistant.training.halls import make_hall
from tests.benchmarks.day_log import form_of_tables
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.screen import probe, screen

DAYS, CASES_A_DAY = 7, 143
"""About twenty thousand facts."""
BETWEEN = 0.1
"""Seconds between two notes of the clerk."""


def measure(data: Path) -> list[Figure]:
    """How long the process takes, how long the clerk's notes take meanwhile, and what the desk feels of it."""
    made = _made(data)
    return [*_written(made), *(figure for wide in (False, True) for figure in _felt(made, wide))]


@contextmanager
def _fresh(made: Path) -> Iterator[Path]:
    home = made.with_name(f"{made.name}-now")
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(made, home)
    yield home
    shutil.rmtree(home)


def _written(made: Path) -> list[Figure]:
    with _fresh(made) as home:
        folder = home / "counter-01"
        with closing(Hall.open(folder, unlock.unlock_for_command(folder))) as hall:
            alone = _notes(hall, threading.Event(), 20)
            over, took = threading.Event(), [0.0]
            child = threading.Thread(target=_catch_up, args=(hall, home / "share", over, took))
            child.start()
            waits = _notes(hall, over)
            child.join()
            with hall.store.reading() as at:
                row = at.one("SELECT count(*) AS facts FROM journal")
    facts = int(row["facts"]) if row else 0
    worst = percentile(waits, 0.99)
    return [
        Figure(f"7 days away, {facts:,} facts → caught up", took[0], None, "s", "≤ 20 s", took[0] <= 20),
        Figure("   a clerk's note meanwhile, p99", worst, percentile(alone, 0.99), "ms", "told only", True),
    ]


def _felt(made: Path, wide: bool) -> list[Figure]:
    """Keys at the desk while it catches up, beside the same keys before: to their paint, and the screen's thread."""
    with _fresh(made) as home, screen() as environment:
        words = [str(home / "counter-01"), PIN, str(home / "share"), *(["--wide"] if wide else [])]
        told = probe(environment, "probe_frames", *words)
    quiet, felt = told["quiet"], told["meanwhile"]
    window = "wide" if wide else "mini"
    shown, before = (percentile(each["painted"], 0.99) for each in (felt, quiet))
    own = max(felt["own"])
    return [
        Figure(
            f"windows open ({window}), {told['taken']:,} facts",
            told["seconds"],
            None,
            "s",
            "≤ 20 s",
            told["seconds"] <= 20,
        ),
        Figure("   key → paint meanwhile, p99", shown, before, "ms", "≤ 16 ms", shown <= max(16.0, 3 * before)),
        Figure("   longest work of the screen's thread", own, max(quiet["own"]), "ms", "≤ 16 ms", own <= 16),
        Figure("   longest frame by the wall clock", max(felt["wall"]), max(quiet["wall"]), "ms", "told only", True),
    ]


def _made(data: Path) -> Path:
    home = data / f"exchange-{form_of_tables()}"
    if not (home / "ready").exists():
        shutil.rmtree(home, ignore_errors=True)
        hall = make_hall(home, counters=2, days=DAYS, cases_a_day=CASES_A_DAY)
        exchange(hall.halls["02"].store, hall.share)
        hall.close()
        (home / "ready").touch()
    return home


def _catch_up(hall: Hall, share: Path, over: threading.Event, took: list[float]) -> None:
    words = ["exchange", "--key-pipe", "--data", str(hall.folder), "--folder", str(share)]
    start = time.perf_counter()
    try:
        child = [sys.executable, "-m", "hall_assistant", *words]
        subprocess.run(child, input=f"{hall.store.key.hex()}\n".encode(), stdout=subprocess.DEVNULL, check=True)
        took[0] = time.perf_counter() - start
    finally:
        over.set()


def _notes(hall: Hall, over: threading.Event, most: int = 10_000) -> list[float]:
    """What each of a clerk's notes took, in milliseconds, until it is over."""
    with hall.store.reading() as at:
        staff = next(person.staff for person in roll(at) if person.number == MANAGER.number)
    by = sign_in(hall.store, staff=staff, pin=PIN, counter="01")
    case, _ = desk.begin(hall.store, by=by)
    waits: list[float] = []
    while not over.wait(BETWEEN) and len(waits) < most:
        start = time.perf_counter()
        desk.note(hall.store, by=by, case=case, text=f"第{len(waits)}句：卡一停，验证码都收不着。")
        waits.append((time.perf_counter() - start) * 1000)
    return waits
