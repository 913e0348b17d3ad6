"""Copies (备份文件): written whole from a running store, checked before they count, the old ones cleared
away.

A copy is encrypted under the same key as the record. Beside it lies what opens it on another computer: the
wraps of the hall password and the recovery code, never the device key. Copies are compacted, so nothing
destroyed lives on in them.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hall_assistant.backup.thinning import staying
from hall_assistant.clock import local
from hall_assistant.errors import SurroundingsError
from hall_assistant.settings.records import counter_settings
from hall_assistant.store import check, database, forgotten, heads, journal, unlock
from hall_assistant.store.driver import Connection, Error
from hall_assistant.store.journal import Head
from hall_assistant.store.rekeying import former_keys
from hall_assistant.store.store import Store

_NAME = re.compile(r"hall-(\d{8}-\d{6})(?:-(\d+))?\.db")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was written and checked."""

    file: Path
    size: int
    """Bytes."""
    chain: str
    seq: int
    """The last fact of the store's own chain that the copy holds."""


def write_copy(store: Store, folder: Path) -> Copy:
    """Write a checked copy of the record into `folder`, made if only its last part is missing.

    What a copy that broke off left there is taken away first.

    Raises SurroundingsError: `backup.no_folder`, `backup.read_only`, `backup.disk_full`, `backup.disk_fault`,
    `backup.bad` if what was written does not read back; nothing but whole copies ever carries a copy's name.
    """
    counter = _counter_of(store)
    file = folder / _name(store, counter)
    part = file.with_suffix(".part")
    with told(folder):
        folder.mkdir(exist_ok=True)
        _clear_broken_off(folder, counter)
        try:
            _pour(store, part)
            copy = _proved(store, part, file)
            _put_in_place(store, part, file)
        finally:
            part.unlink(missing_ok=True)
    return copy


def listed(folder: Path) -> list[Path]:
    """The copies in a folder, the newest first."""
    found = [file for file in folder.glob("hall-*.db") if _NAME.fullmatch(file.name)]
    return sorted(found, key=lambda file: file.name, reverse=True)


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy that lies in a folder: the day and hour its name gives (`2026-03-12 21:30`, local), its bytes.

    counter: whose it is, where the name says so; several may share a folder.
    """

    file: Path
    written: str
    size: int
    counter: str = ""


def kept(folder: Path) -> list[Kept]:
    """The copies in a folder, the newest first. Raises SurroundingsError `backup.no_folder` and its like."""
    with told(folder):
        next(folder.iterdir(), None)
        return [
            Kept(file, f"{_written(file):%Y-%m-%d %H:%M}", file.stat().st_size, _counter(file))
            for file in listed(folder)
        ]


def rewrap(folder: Path, wraps: bytes, key: bytes) -> int:
    """Put the ways to open the record as they are now beside every copy that is under `key`; returns how many.

    Copies from before the database key was changed keep their own ways: no others open them.
    Raises SurroundingsError as `write_copy`; the copies themselves are not touched.
    """
    with told(folder):
        next(folder.iterdir(), None)
        found = [file for file in listed(folder) if fitting(file, [key]) is not None]
        for file in found:
            heads.write_whole(file.with_suffix(".unlock.json"), wraps)
    return len(found)


def fitting(file: Path, keys: Iterable[bytes]) -> bytes | None:
    """The key a copy is under, of those given; None for another one's copy, or one that cannot be read."""
    for key in keys:
        with suppress(Error, SurroundingsError), closing(database.connect(file, key, read_only=True)):
            return key
    return None


def thin_out(proved: Path) -> list[Path]:
    """Remove copies of the same counter beside the one just made and proved, as `thinning` has it; returns them."""
    with told(proved.parent):
        series = {_written(file): file for file in listed(proved.parent) if _counter(file) == _counter(proved)}
        stay = staying(series, _written(proved))
        old = [file for hour, file in series.items() if hour not in stay]
        for file in old:
            file.with_suffix(".unlock.json").unlink(missing_ok=True)
            file.unlink(missing_ok=True)
    return old


def proved_heads(file: Path, key: bytes) -> dict[str, Head]:
    """The heads of a copy whose pages are as written. Raises SurroundingsError `backup.bad`,
    `backup.wrong_key`.
    """
    if not file.is_file():
        raise SurroundingsError("backup.no_copy", file=str(file))
    try:
        sorted_errors = database.sorted_errors(file.parent, keep_no_database=True)
        with sorted_errors, closing(database.connect(file, key, read_only=True)) as at:
            if check.pages(at) or at.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise SurroundingsError("backup.bad", file=file.name)
            return journal.heads(at)
    except Error as problem:
        raise SurroundingsError("backup.wrong_key", file=file.name) from problem


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Say faults of the backup's folder as such: the record itself is not touched by them."""
    codes = {errno.ENOSPC: "disk_full", errno.EDQUOT: "disk_full", errno.EFBIG: "disk_full", errno.ENOENT: "no_folder"}
    codes |= dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST), "read_only")
    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.EMFILE, errno.ENFILE):
            raise SurroundingsError("store.handles") from problem
        code = codes.get(problem.errno or 0, "disk_fault")
        raise SurroundingsError(f"backup.{code}", folder=str(folder)) from problem


def _name(store: Store, counter: str) -> str:
    whose = f"-{counter}" if counter else ""
    return f"hall-{local(store.clock.now(), store.clock.offset()):%Y%m%d-%H%M%S}{whose}.db"


def _counter_of(store: Store) -> str:
    """This counter's number, where it has one: several counters may back up to one folder."""
    with store.reading() as at:
        counter = counter_settings(at).counter
    return counter if counter.isdecimal() and counter.isascii() else ""


def _clear_broken_off(folder: Path, counter: str) -> None:
    """Take away what this counter began here and did not end: a plug pulled, a computer switched off."""
    for file in folder.glob("hall-*.part*"):
        whole = folder / f"{file.name.partition('.part')[0]}.db"
        if _NAME.fullmatch(whole.name) and _counter(whole) in ("", counter):
            file.unlink(missing_ok=True)


def _written(file: Path) -> datetime:
    """The hour on the clock when it was written; as if there were no zones, the hall has one."""
    return datetime.strptime(_parts(file)[0], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def _counter(file: Path) -> str:
    return _parts(file)[1] or ""


def _parts(file: Path) -> tuple[str, str | None]:
    found = _NAME.fullmatch(file.name)
    if found is None:
        raise ValueError(f"not a copy's name: {file.name}")
    return found[1], found[2]


def _pour(store: Store, part: Path) -> None:
    with _sorted(part.parent), closing(database.connect(store.file, store.key, read_only=True)) as at:
        at.execute("VACUUM INTO ?", (str(part),))
    with part.open("r+b") as written:
        os.fsync(written.fileno())


@contextmanager
def _sorted(folder: Path) -> Iterator[None]:
    """Driver errors while pouring are about the folder poured into, unless the record itself is damaged."""
    try:
        with database.sorted_errors(folder):
            yield
    except SurroundingsError as problem:
        if problem.code in ("store.damaged", "store.locked", "store.handles"):
            raise
        code = "backup.no_folder" if problem.code == "store.missing" else problem.code.replace("store.", "backup.")
        raise SurroundingsError(code, folder=str(folder)) from problem


def _proved(store: Store, part: Path, file: Path) -> Copy:
    found = proved_heads(part, store.key)
    with store.reading() as reading:
        if not found or not all(_same(reading.connection, chain, head) for chain, head in found.items()):
            raise SurroundingsError("backup.bad", file=file.name)
    return Copy(file, part.stat().st_size, store.chain, found[store.chain].seq)


def _same(at: Connection, chain: str, head: Head) -> bool:
    return journal.hash_at(at, chain, head.seq) == head.hash


def _put_in_place(store: Store, part: Path, file: Path) -> None:
    if unlock.exists(store.folder):
        heads.write_whole(file.with_suffix(".unlock.json"), unlock.portable(store.folder))
    with store.reading() as at:
        former = former_keys(at)
    for key in (store.key, *former):  # beside the copies, which may be older than a forgetting, or than this key
        forgotten.add(file.parent, key, forgotten.read(store.folder, store.key))
    part.replace(file)
    heads.sync_folder(file.parent)
