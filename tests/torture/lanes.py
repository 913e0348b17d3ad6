"""The tortures as parts of a run: each plays for its minutes, or so many times, and counts what it did."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hypothesis.errors import HypothesisException

from hall_assistant.store import database
from tests.core.sync.five import five_founded, run
from tests.torture import faults, flips, power, rekeys
from tests.torture.kill import Round
from tests.torture.ledger import play_ledger

_ROUND = 20
"""Kills in one folder before another is begun."""
_WEEKS = 5
"""Weeks of five counters between two looks at the time."""
_WAIT_MS = 20
"""How long a locked file is waited for where the waiting is not what is tested."""


class Count:
    """What was done, by its name, and the faults found."""

    def __init__(self) -> None:
        self.done: Counter[str] = Counter()
        self.faults: list[str] = []

    def add(self, other: Count) -> None:
        """Add another count to this one."""
        self.done += other.done
        self.faults += other.faults

    def __str__(self) -> str:
        return ", ".join(f"{number} {name}" for name, number in self.done.items())


class Part(NamedTuple):
    """One torture: for so many minutes or, where none are given, so many times."""

    play: Callable[[Part], Count]
    minutes: float
    times: int
    seed: int


def _going_on(part: Part, done: Callable[[], int]) -> Iterator[None]:
    end = time.monotonic() + part.minutes * 60
    while done() < part.times if part.times else time.monotonic() < end:
        yield


@contextmanager
def _hall() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        faults.founded(Path(name) / "hall")
        yield Path(name) / "hall"


def play_promises(part: Part) -> Count:
    """Random days on the promise ledger."""
    count = Count()
    count.done["days of the promise ledger"], count.faults = play_ledger(part.minutes, part.seed)
    return count


def kill_writers(part: Part) -> Count:
    """Writers killed in the middle of their work."""
    count, chance = Count(), random.Random(part.seed)
    for _ in _going_on(part, lambda: count.done["kills"]):
        with tempfile.TemporaryDirectory() as folder:
            torture = Round(Path(folder) / "hall", chance)
            for _ in range(min(_ROUND, part.times - count.done["kills"]) if part.times else _ROUND):
                score = torture.kill_once()
                count.done.update({"kills": score.kills, "facts acknowledged": score.facts, "drafts": score.drafts})
                count.faults += score.faults
    return count


def change_keys(part: Part) -> Count:
    """Programs killed while they put the record under another key."""
    count, chance = Count(), random.Random(part.seed)
    for _ in _going_on(part, lambda: count.done["kills while keys changed"]):
        with tempfile.TemporaryDirectory() as folder:
            hall = Path(folder) / "hall"
            rekeys.founded(hall)
            for _ in range(min(_ROUND, part.times) if part.times else _ROUND):
                count.faults += rekeys.kill_once(hall, chance)
                count.done["kills while keys changed"] += 1
            count.done["changes of keys"] += rekeys.changes(hall)
    return count


def fail_disks(part: Part) -> Count:
    """Days on a disk that fails."""
    count, chance, database.BUSY_MS = Count(), random.Random(part.seed), _WAIT_MS
    with _hall() as hall:
        total = faults.operations(hall)
        for _ in _going_on(part, lambda: count.done["days on a failing disk"]):
            score = faults.play_some(hall, chance, total)
            count.done.update(
                {"days on a failing disk": 1, "facts acknowledged": score.saved, "refusals told": score.told}
            )
            count.faults += score.faults
    return count


def cut_power(part: Part) -> Count:
    """Power cuts in the middle of a day."""
    count, chance = Count(), random.Random(part.seed)
    with _hall() as hall:
        for _ in _going_on(part, lambda: count.done["power cuts"]):
            score = power.play_some(hall, chance)
            count.done.update({"power cuts": score.cuts, "facts acknowledged": score.saved})
            count.faults += score.faults
    return count


def flip_bits(part: Part) -> Count:
    """Flipped bits and files cut short."""
    count, chance = Count(), random.Random(part.seed)
    with _hall() as hall:
        for _ in _going_on(part, lambda: count.done["bits flipped"]):
            left = part.times - count.done["bits flipped"] if part.times else 100
            score = flips.flip_some(hall, chance, min(100, left))
            count.done.update({"bits flipped": score.flips, "files cut short": score.cut})
            count.done.update({"refused": score.refused, "named": score.told, "without effect": score.harmless})
            count.done["typing lost"] += score.typing
            count.faults += score.faults
    return count


def meet_counters(part: Part) -> Count:
    """Five counters that work, lose touch and meet again, while their files and clocks suffer."""
    count = Count()
    with tempfile.TemporaryDirectory() as name:
        founded = five_founded(Path(name) / "five")
        for _ in _going_on(part, lambda: count.done["weeks of five counters"]):
            seed = part.seed + count.done["weeks of five counters"]
            try:
                run(founded, Path(name), examples=_WEEKS, seeded=seed)
            except (AssertionError, HypothesisException, BaseExceptionGroup) as fault:
                count.faults.append(f"five counters, seed {seed}: {fault}")
            count.done["weeks of five counters"] += _WEEKS
    return count


LANES = (
    ((play_promises, 0.2), (kill_writers, 0.4), (change_keys, 0.1), (meet_counters, 0.3)),
    ((fail_disks, 0.45), (cut_power, 0.35), (flip_bits, 0.2)),
)
"""What plays beside what, and which share of the minutes each gets."""


def play_lane(parts: Sequence[Part]) -> Count:
    """One torture after the other."""
    count = Count()
    for part in parts:
        count.add(part.play(part))
    return count
