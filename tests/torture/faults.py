"""A day at the counter whose disk fails at one operation, at that and all later ones, or for a while.

Wanted each time: whoever asked is told in a sentence; nothing told as saved is gone, nothing is told as saved that is
not; once the disk is well again the same open store goes on; opened anew it is sound.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from hall_assistant.backup.copies import listed, proved_heads
from hall_assistant.errors import HallError, StaffError
from hall_assistant.store import unlock
from hall_assistant.wording import sentence
from tests.core.counter import KEY, counter_of, found, open_store
from tests.torture.day import Day, opened
from tests.torture.disk import FAULTS, Disk, Failure, Op, calm, under

Fault = Callable[[Op], Failure | None]


@dataclass
class Faulted:
    """What was injected and what was found."""

    days: int = 0
    told: int = 0
    """Sentences told to whoever asked."""
    saved: int = 0
    """Facts acknowledged."""
    faults: list[str] = field(default_factory=list)


WRITES = {"receive", "note", "topic", "identify", "promise", "say", "hand_over", "notice", "long_note", "end"}
"""Acts that cannot be done without a fact."""


def founded(folder: Path) -> None:
    """A hall with its own file of keys, so that this is written too."""
    unlock.create(folder)
    unlock.add(folder, KEY, unlock.device(folder))
    found(folder)


@contextmanager
def copied(hall: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(hall, Path(name) / "hall")
        yield Path(name)


def operations(hall: Path) -> int:
    """How many operations a day without faults has, of those that can fail."""
    with copied(hall) as root, under(root) as disk:
        opened(root / "hall").store.close()
        day = Day(opened(root / "hall"), root / "copies")
        for act in day.acts:
            act()
        day.at.store.close()
        return disk.count


def play(hall: Path, fault: Fault, first: int, last: int) -> Faulted:
    """Play a day whose operations from `first` to `last` meet a fault."""
    score = Faulted(days=1)
    with copied(hall) as root, under(root) as disk:
        disk.fails = lambda op, number: fault(op) if first <= number <= last else None
        day = _play(root, disk, score)
        disk.fails = None
        score.faults += _after(root, day, score)
    named = f"{fault.__name__} {first}-{last}"
    score.faults = [f"{named}: {found}" for found in score.faults]
    return score


def _play(root: Path, disk: Disk, score: Faulted) -> Day:
    _attempt(lambda: opened(root / "hall").store.close(), score)
    with calm(disk):
        day = Day(opened(root / "hall"), root / "copies")
    for act in day.acts:
        _act(day, act, disk, score)
    return day


def _act(day: Day, act: Callable[[], None], disk: Disk, score: Faulted) -> None:
    saved, found = len(day.told.facts), len(score.faults)
    done = _attempt(act, score)
    with calm(disk):
        if day.at.store._closed:
            day.at = counter_of(open_store(day.at.store.folder, day.at.clock), day.at.clock)
        day.note_saved()
    if done and act.__name__ in WRITES and len(day.told.facts) == saved:
        score.faults.append("told as saved and is not there")
    score.faults[found:] = [f"{act.__name__}: {fault}" for fault in score.faults[found:]]


def _attempt(act: Callable[[], object], score: Faulted) -> bool:
    """Do it; a refusal must have a sentence, and anything but a refusal is a fault of ours."""
    try:
        act()
    except HallError as problem:
        if not sentence(problem) or (isinstance(problem, StaffError) and problem.code not in _FOLLOWS):
            score.faults.append(f"told as {problem!r}")
        score.told += 1
    except Exception as problem:
        score.faults.append(f"{type(problem).__name__}: {problem}")
    else:
        return True
    return False


_FOLLOWS = {"case.open_promises", "case.ended", "promise.not_yours", "access.denied", "case.not_yours"}
"""Refusals that follow where an earlier act was refused: nobody handed the reception over, nobody kept the promise."""


def _after(root: Path, day: Day, score: Faulted) -> list[str]:
    """The disk is well: the open store takes the next fact, and opened anew all is there and sound."""
    try:
        day.case = None
        day.receive()
        day.note_saved()
    except HallError as problem:
        return [f"does not go on: {problem}"]
    finally:
        with suppress(HallError):
            day.at.store.close()
    score.saved += len(day.told.facts)
    again = opened(root / "hall")
    try:
        return day.told.missing(again) + keys_bad(root / "hall") + copies_bad(root)
    finally:
        again.store.close()


def keys_bad(folder: Path) -> list[str]:
    try:
        return [] if unlock.open_with(folder, unlock.device(folder)) == KEY else ["keys: another key"]
    except HallError as problem:
        return [f"keys: {problem}"]


def copies_bad(root: Path) -> list[str]:
    """Nothing but whole copies carries a copy's name."""
    try:
        for file in listed(root / "copies"):
            proved_heads(file, KEY)
    except HallError as problem:
        return [f"copy: {problem}"]
    return []


def play_some(hall: Path, chance: random.Random, total: int) -> Faulted:
    """Play a day with a fault by chance: which, from which operation, for how long."""
    fault, first = chance.choice(FAULTS), chance.randint(1, total)
    return play(hall, fault, first, first + chance.choice((0, 0, 5, 50, total)))
