"""Single bits flipped in the main file, the write-ahead log, the heads log and a backup, and files cut short.

Wanted each time: the start (or the restore) refuses with a sentence, or the start's check or `verify` says that
something is wrong, or all facts stand exactly as before, by chain and by subject, with their keys, names and read rows.
A log cut short may also cost the last of what was being typed, or a reception in which nothing was written yet: those
are no facts, nothing counts them, and they are counted here.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from hall_assistant.backup.copies import write_copy
from hall_assistant.backup.restoring import put_in_place
from hall_assistant.clock import SetClock
from hall_assistant.errors import HallError, StaffError
from hall_assistant.store import database, heads
from hall_assistant.store.reading import Reading
from hall_assistant.store.store import Store
from hall_assistant.wording import sentence
from tests.core.counter import KEY, START, open_store
from tests.torture.day import Day, opened

_MEMORY = Path("/dev/shm")
COPY = "copy"
FILES = (database.NAME, f"{database.NAME}-wal", heads.NAME, COPY)
_SHARES = (40, 40, 10, 10)
_CUT_SHORT = 0.05
"""Share of damages that are not a flipped bit but a missing end."""
_NO_FACTS = {"drafts", "begun"}


@dataclass
class Flips:
    """How many bits were flipped and what came of them."""

    flips: int = 0
    cut: int = 0
    """Files cut short."""
    refused: int = 0
    """The start refused the file, in a sentence."""
    told: int = 0
    """The start's check or `verify` named it."""
    harmless: int = 0
    """Everything stood as before."""
    typing: int = 0
    """All facts stood; of what was being typed the last was missing."""
    faults: list[str] = field(default_factory=list)

    def add(self, other: Flips) -> None:
        """Add another count to this one."""
        self.flips += other.flips
        self.cut += other.cut
        self.refused += other.refused
        self.told += other.told
        self.harmless += other.harmless
        self.typing += other.typing
        self.faults += other.faults


@dataclass(frozen=True)
class Image:
    """The files as a sudden end left them, and all that stood in them; of the backup, what stood in that."""

    files: dict[str, bytes]
    stood: dict[str, object]
    copied: dict[str, object]


def image(hall: Path, chance: random.Random) -> Image:
    """Play a day on a copy of a hall up to some act, and take the files as they lie in that moment."""
    with in_memory() as root:
        shutil.copytree(hall, root / "hall")
        day = Day(opened(root / "hall"), root / "copies")
        acts = [act for act in day.acts if act not in (day.copy, day.new_code)]
        for act in acts[: chance.randint(5, len(acts))]:
            with suppress(StaffError):
                act()
            if chance.random() < 0.1 or not day.copies.exists():
                shutil.rmtree(day.copies, ignore_errors=True)
                copy, copied = write_copy(day.at.store, day.copies).file.read_bytes(), _held(day.at.store)
        files = {name: (root / "hall" / name).read_bytes() for name in FILES[:3]}
        stood = _held(day.at.store)
        day.at.store.close()
        return Image(files | {COPY: copy}, stood, copied)


def _held(store: Store) -> dict[str, object]:
    with store.reading() as at:
        return all_of(at)


def all_of(at: Reading) -> dict[str, object]:
    """Everything a store holds, by table; and its facts as they are found by subject."""
    models = [row["name"] for row in at.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    read = [name for name in models if not name.startswith(("sqlite_", "_sqlite", "word_", "meta"))]
    held: dict[str, object] = {name: sorted(map(repr, map(tuple, at.rows(f"SELECT * FROM {name}")))) for name in read}
    subjects = sorted(row["subject"] for row in at.rows("SELECT DISTINCT subject FROM journal"))
    return held | {f"facts of {subject}": repr(at.facts(subject)) for subject in subjects}


def flip(whole: Image, chance: random.Random) -> Flips:
    """Flip one bit, or cut a file short, and look."""
    name = chance.choices([name for name in FILES if whole.files[name]], weights=_weights(whole))[0]
    place = chance.randrange(8 * len(whole.files[name]))
    cut = chance.random() < _CUT_SHORT
    damaged = whole.files[name][: place // 8] if cut else flipped(whole.files[name], place)
    with in_memory() as root:
        for file, content in whole.files.items():
            (root / file).write_bytes(damaged if file == name else content)
        score = _restored(root, whole) if name == COPY else _look(root, whole.stood)
    score.flips, score.cut = int(not cut), int(cut)
    score.faults = [f"{name} {'cut at' if cut else 'bit'} {place}: {fault}" for fault in score.faults]
    return score


def _restored(root: Path, whole: Image) -> Flips:
    copy = root / COPY
    folder = root / "new"
    folder.mkdir()
    try:
        put_in_place(folder, KEY, copy, stamp="")
    except HallError as problem:
        return Flips(refused=1, faults=[] if sentence(problem) else [f"no sentence for {problem}"])
    except Exception as problem:
        return Flips(faults=[f"restore: {type(problem).__name__}: {problem}"])
    with closing(database.connect(folder / database.NAME, KEY)) as at:
        at.execute("UPDATE meta SET key = 'was restored' WHERE key = 'restored'")  # the chain goes on, to be compared
    return _look(folder, whole.copied)


def _weights(whole: Image) -> list[int]:
    return [share for name, share in zip(FILES, _SHARES, strict=True) if whole.files[name]]


def flipped(content: bytes, bit: int) -> bytes:
    """The content with one bit the other way."""
    other = bytearray(content)
    other[bit // 8] ^= 1 << bit % 8
    return bytes(other)


def _look(root: Path, stood: dict[str, object]) -> Flips:
    try:
        store = open_store(root, SetClock.at(START))
    except HallError as problem:
        faults = [] if sentence(problem) else [f"no sentence for {problem}"]
        return Flips(refused=1, faults=faults)
    except Exception as problem:
        return Flips(faults=[f"start: {type(problem).__name__}: {problem}"])
    try:
        return _verified(store, stood)
    except HallError as problem:
        return Flips(told=1, faults=[] if sentence(problem) else [f"no sentence for {problem}"])
    except Exception as problem:
        return Flips(faults=[f"{type(problem).__name__}: {problem}"])
    finally:
        with suppress(HallError):  # what is damaged cannot be settled either
            store.close()


def _verified(store: Store, stood: dict[str, object]) -> Flips:
    if not store.check().holds or not store.verify().holds:
        return Flips(told=1)
    stands = _held(store)
    other = {what for what in {*stands, *stood} if stands.get(what) != stood.get(what)}
    if other <= _NO_FACTS:
        return Flips(harmless=not other, typing=bool(other))
    return Flips(faults=[f"unnoticed: {', '.join(sorted(other))}"])


@contextmanager
def in_memory() -> Iterator[Path]:
    """A temporary folder, in memory where the system has such a place."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        yield Path(name)


def flip_some(hall: Path, chance: random.Random, count: int) -> Flips:
    """Flip so many bits, each in the files as they were, of a few different moments."""
    score = Flips()
    while score.flips < count:
        whole = image(hall, chance)
        for _ in range(min(100, count - score.flips)):
            score.add(flip(whole, chance))
    return score
