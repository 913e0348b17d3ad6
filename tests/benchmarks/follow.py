"""The follow-up page with one case in ten open with a promise, in a small and in a large hall."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall
from hall_assistant.clock import HOUR
from hall_assistant.people.records import roll
from hall_assistant.promises.lists import PAGE, FollowList
from hall_assistant.store.unlock import unlock_for_command
from hall_assistant.training.volume import make_volume
from tests.benchmarks.day_log import form_of_tables
from tests.benchmarks.figures import Figure
from ui.models.follow_up import Asked, load_follow_up

SMALL = 1_000
ROUNDS = 15


def measure(data: Path, large: int) -> list[Figure]:
    """Median of reading a page of each list with its counts, first and next page, in turn in both halls."""
    halls = [hall_of(data, SMALL), hall_of(data, large)]
    times: list[list[float]] = [[], []]
    try:
        for _turn in range(ROUNDS):
            for place, hall in enumerate(halls):
                _read(hall)  # from the disk into the system's cache: the disk is not what is measured
                times[place].append(_read(hall))
    finally:
        for hall in halls:
            hall.close()
    small, big = (median(part) * 1000 for part in times)
    name = f"follow-up, {large // 10:,} open promises among {large:,} cases / {SMALL // 10} among {SMALL:,}"
    return [Figure(name, big, small, "ms", "≤ 2×", big <= 2 * small)]


def _read(hall: Hall) -> float:
    """Seconds for the first two pages of all four lists, as a clerk's page asks them in the middle of the set."""
    with hall.store.reading() as at:
        me = next(one.staff for one in roll(at) if one.name == "张敏")
        row = at.one("SELECT max(due) AS last FROM promises WHERE state = 'open'")
        now = int(row["last"]) - 12 * HOUR if row is not None else 0
        start = time.perf_counter()
        for which in FollowList:
            first = load_follow_up(at, me, Asked(which), now=now, offset=480)
            if first.more:
                assert len(first.listed) == PAGE
                load_follow_up(at, me, Asked(which, first.listed[-1].promise.place), now=now, offset=480)
        return time.perf_counter() - start


def hall_of(data: Path, cases: int) -> Hall:
    """A hall of so many receptions, one in ten with an open promise; made once and kept."""
    folder = data / f"follow-{cases}-{form_of_tables()}"
    if not (folder / "made").exists():
        make_volume(folder, cases=cases, seed=2, open_promises=True)
        (folder / "made").touch()
    return Hall.open(folder, unlock_for_command(folder))
