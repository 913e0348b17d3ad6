"""Power cuts: a day is played once and every write, sync, naming and deleting noted; then the power is cut at any
moment of it, in the memory of the disk, and what would be left is opened.

The model of the disk: a file holds what was written before its last sync; of what was written later any part may be
there, whole sectors of it, in any order. Names (creating, renaming, deleting) get there in their order, up to any
point after the last sync of the folder. It is harsher than drives with working caches, and says nothing of drives
that lie about having synced.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import HallError, StaffError
from tests.torture.day import Day, Told, opened
from tests.torture.disk import Disk, Op, calm, under
from tests.torture.faults import copied, copies_bad, keys_bad

_SECTOR = 512
_CLOCK_JUMPS = 0.1
"""How often the computer's clock is put forward or back between two acts."""


@dataclass
class Inode:
    """One file: what is on the disk for sure, and what was written since, in order."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Op] = field(default_factory=list)

    def left(self, chance: random.Random) -> bytes:
        """What is there after the cut."""
        left, keep = bytearray(self.synced), chance.choice((0.0, 0.5, 0.9, 1.0))
        for op in self.since:
            if chance.random() < keep:
                _apply(left, op, chance)
        return bytes(left)


def _apply(content: bytearray, op: Op, chance: random.Random | None = None) -> None:
    if op.what == "truncate":
        content[op.at :] = b"" if op.at < len(content) else bytes(op.at - len(content))
        return
    if op.at < 0:
        content.clear()
    at, data = max(op.at, 0), op.data
    if chance is not None and chance.random() < 0.2:  # only some of its sectors
        first = chance.randrange(0, len(data) + 1, _SECTOR)
        at, data = at + first, data[first : first + chance.randrange(0, len(data) + _SECTOR, _SECTOR)]
    if data:
        content.extend(bytes(max(0, at - len(content))))
        content[at : at + len(data)] = data


class Platter:
    """The disk as the operations so far have left it."""

    def __init__(self, root: Path) -> None:
        found = [path for path in root.rglob("*") if path.is_file()]
        self._names = {path.relative_to(root).as_posix(): Inode(bytearray(path.read_bytes())) for path in found}
        self._sure = dict(self._names)
        """Names as they are for sure."""
        self._since: list[tuple[Op, Inode | None]] = []
        """What happened to names since."""

    def does(self, op: Op) -> None:
        """One more operation got through."""
        if op.what in ("create", "delete", "replace", "link"):
            inode = Inode() if op.what == "create" else self._names.get(op.other) if op.other else None
            self._since.append((op, inode))
            _rename(self._names, op, inode)
        elif op.what == "sync":
            self._sync(op.file)
        else:
            self._names[op.file].since.append(op)

    def _sync(self, name: str) -> None:
        inode = self._names.get(name)
        if inode is not None:
            for op in inode.since:
                _apply(inode.synced, op)
            inode.since.clear()
        # SQLite syncs the folder itself with the first sync of a log it created.
        if inode is None or name.endswith(("-wal", "-journal")):
            for op, new in self._since:
                _rename(self._sure, op, new)
            self._since.clear()

    def cut(self, root: Path, chance: random.Random) -> None:
        """The power fails: write down what is left."""
        names = dict(self._sure)
        for op, inode in self._since[: chance.randint(0, len(self._since))]:
            _rename(names, op, inode)
        for name, inode in names.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(inode.left(chance))


def _rename(names: dict[str, Inode], op: Op, inode: Inode | None) -> None:
    if op.what == "delete":
        names.pop(op.file, None)
    elif inode is not None:
        names[op.file] = inode
        if op.what == "replace":
            names.pop(op.other, None)


@dataclass
class Noted:
    """A day as the disk saw it, and what was told as saved after so many operations."""

    before: Platter
    ops: list[Op]
    told: list[tuple[int, Told]]

    def at(self, count: int) -> Told:
        """What must be there when the power is cut after so many operations."""
        last = max(place for place, (seen, _) in enumerate(self.told) if seen <= count)
        now, later = self.told[last][1], self.told[min(last + 1, len(self.told) - 1)][1]
        return now.still(later)


def play_day(hall: Path, chance: random.Random) -> Noted:
    """Play a day on a copy of a hall: its acts in their order or, half the time, in any."""
    with copied(hall) as root, under(root) as disk:
        before = Platter(root)
        disk.noting = True
        day = Day(opened(root / "hall"), root / "copies")
        acts = list(day.acts)
        if chance.random() < 0.5:
            chance.shuffle(acts)
        told = [(0, Told()), _moment(disk, day)]
        for act in acts:
            if chance.random() < _CLOCK_JUMPS:
                day.at.clock.ms += chance.choice((-DAY, -HOUR, HOUR, 30 * DAY))
            with suppress(StaffError):  # out of its order: nothing was told as saved
                act()
            told.append(_moment(disk, day))
        day.at.store.close()
        return Noted(before, disk.noted, told)


def _moment(disk: Disk, day: Day) -> tuple[int, Told]:
    with calm(disk):
        day.note_saved()
    return len(disk.noted), day.told.copy()


@dataclass
class Cut:
    """How often the power was cut and what was found."""

    cuts: int = 0
    saved: int = 0
    faults: list[str] = field(default_factory=list)


def cut_power(noted: Noted, moments: Iterable[int], chance: random.Random) -> Cut:
    """Cut the power after each of so many operations, ascending, and open what is left."""
    score, platter, done = Cut(), noted.before, 0
    for moment in moments:
        for op in noted.ops[done:moment]:
            platter.does(op)
        done = moment
        with tempfile.TemporaryDirectory() as name:
            platter.cut(Path(name), chance)
            told = noted.at(moment)
            score.cuts += 1
            score.saved += len(told.facts)
            score.faults += [f"cut after operation {moment}: {fault}" for fault in _look(Path(name), told)]
    return score


def _look(root: Path, told: Told) -> list[str]:
    try:
        at = opened(root / "hall")
    except HallError as problem:
        return [f"does not open: {problem}"]
    try:
        return told.missing(at) + keys_bad(root / "hall") + copies_bad(root)
    finally:
        at.store.close()


def play_some(hall: Path, chance: random.Random, cuts: int = 40) -> Cut:
    """Play one day and cut the power at so many moments of it."""
    noted = play_day(hall, chance)
    return cut_power(noted, sorted(chance.choices(range(len(noted.ops) + 1), k=cuts)), chance)
