"""Changing the database key (换钥匙): the record is written anew beside under another key, proved, then put in place.

Two files have to change together, the record and the file of keys. So the new ways to open it are put beside the old
ones first (`unlock.next.json`), then the record is replaced in one step, then the new ways take the place of the old.
Wherever this is cut short, the next start sees which key the record is under and finishes it or takes it back.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from hall_assistant.errors import HallError, SurroundingsError
from hall_assistant.store import check, database, forgotten, heads, journal, wraps
from hall_assistant.store.database import disk_error
from hall_assistant.store.driver import Connection, Error
from hall_assistant.store.keys import KeySource
from hall_assistant.store.memory import meta
from hall_assistant.store.store import Reading, Store, Writing
from hall_assistant.store.wraps import NAME, NEXT, Wraps

SIDE = "rekeying"
FORMER = "keys.former"
_REPLACES_OPEN = os.name == "posix"
"""Whether a file can be replaced while we keep others out of it; Windows wants it closed first."""


def change_key(store: Store, key: bytes, ways: Wraps, note: Callable[[Writing], None]) -> None:
    """Put the record under another key; `store` is closed by it and the hall is to be opened anew.

    ways: how the new key is opened. note: writes the fact that tells of it, under the new key. Raises
    SurroundingsError: `store.locked` while another program has the record open, `store.damaged`, faults of the disk;
    the record and its keys are then as they were.
    """
    folder, side = store.folder, store.folder / SIDE
    store.close()
    try:
        _remove(side)
        heads.make_folder(side)
        with _alone(store.file, store.key) as at:
            _write_anew(at, store, side, key)
            _note(store, side, key, note)
            _prove(at, side, key)
            wraps.write(folder, ways, NEXT)
            forgotten.add(folder, key, forgotten.read(folder, store.key))
            if _REPLACES_OPEN:
                _swap(side, folder)
        if not _REPLACES_OPEN:
            _swap(side, folder)
    except BaseException as problem:
        take_back(folder)
        if isinstance(problem, OSError):
            raise disk_error(problem, folder) from problem
        raise
    finish(folder, key)


def settled_key(folder: Path, source: KeySource) -> bytes:
    """The key by one source where a change of keys was cut short, which is finished or taken back by it.

    Raises as `unlock.open_with`.
    """
    found, refused = [], []
    for name in (NEXT, NAME):
        try:
            found.append((name, wraps.opened(folder, source, name)))
        except HallError as problem:
            refused.append(problem)
    for name, key in found:
        if _fits(folder / database.NAME, key):
            if name == NEXT:
                finish(folder, key)
            else:
                take_back(folder)
            return key
    if not found:
        raise refused[-1]
    return found[-1][1]  # the record itself cannot be read: whoever opens it says so


def finish(folder: Path, key: bytes) -> None:
    """The record is under the new key: only the new ways open it from now on. Raises SurroundingsError."""
    try:
        log = folder / heads.NAME
        if log.exists():
            heads.mark_anew(log, heads.key_mark(key))
        (folder / NEXT).replace(folder / NAME)
        heads.sync_folder(folder)
        wraps.tidy(folder, [wraps.read(folder)])
        _remove(folder / SIDE)
    except OSError as problem:
        raise disk_error(problem, folder) from problem


def take_back(folder: Path) -> None:
    """The record is still under the old key: nothing of the change stays. Raises SurroundingsError."""
    try:
        (folder / NEXT).unlink(missing_ok=True)
        wraps.tidy(folder, [wraps.read(folder)])
        _remove(folder / SIDE)
    except OSError as problem:
        raise disk_error(problem, folder) from problem


def former_keys(at: Reading) -> tuple[bytes, ...]:
    """Keys this record was under before; copies made then are under them still."""
    row = at.one("SELECT value FROM local WHERE key = ?", (FORMER,))
    return tuple(bytes.fromhex(each) for each in json.loads(row["value"])) if row is not None else ()


def keep_former(at: Connection, former: Sequence[bytes]) -> None:
    """Keep former keys in the record, which hides them as it hides everything. Raises driver errors."""
    text = json.dumps([key.hex() for key in dict.fromkeys(former)])
    at.execute("INSERT OR REPLACE INTO local(key, value) VALUES (?, ?)", (FORMER, text))


def put_under(file: Path, old: bytes, key: bytes) -> None:
    """Put a database that nobody else has open under another key, page by page. Raises driver errors."""
    with closing(database.connect(file, old)) as at:
        at.execute("PRAGMA journal_mode = DELETE").fetchone()
        at.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")


@contextmanager
def _alone(file: Path, key: bytes) -> Iterator[Connection]:
    """The record with no other program at it. Raises SurroundingsError `store.locked`."""
    with database.sorted_errors(file.parent), closing(database.connect(file, key)) as at:
        at.execute("PRAGMA journal_mode = DELETE").fetchone()
        at.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
        at.execute("BEGIN EXCLUSIVE")
        at.execute("COMMIT")  # in this mode the lock stays until the connection is closed
        yield at


def _write_anew(at: Connection, store: Store, side: Path, key: bytes) -> None:
    copy = side / database.NAME
    at.execute("VACUUM INTO ?", (str(copy),))
    put_under(copy, store.key, key)


def _note(store: Store, side: Path, key: bytes, note: Callable[[Writing], None]) -> None:
    """Open what was written as the store it will be, and write into it what was done and the key of before."""
    with closing(database.connect(side / database.NAME, key, read_only=True)) as at:
        place = meta(at, "place")
    anew = Store.open(side, key, clock=store.clock, models=store.models, place=place)
    try:
        with anew.write() as w:
            keep_former(w.connection, (store.key, *former_keys(w)))
            note(w)
    finally:
        anew.close()
    with closing(database.connect(side / database.NAME, key)) as at:
        at.execute("PRAGMA journal_mode = DELETE").fetchone()


def _prove(old: Connection, side: Path, key: bytes) -> None:
    """Walk every fact of the new file and see that none of the old one's is missing."""
    with closing(database.connect(side / database.NAME, key, read_only=True)) as at:
        there = journal.heads(old)
        whole = all(journal.hash_at(at, chain, head.seq) == head.hash for chain, head in there.items())
        if not whole or check.pages(at) or check.verify(at, {}).broken:
            raise SurroundingsError("store.damaged", folder=str(side.parent))


def _swap(side: Path, folder: Path) -> None:
    (side / database.NAME).replace(folder / database.NAME)
    heads.sync_folder(folder)


def _fits(file: Path, key: bytes) -> bool:
    try:
        database.connect(file, key, read_only=True).close()
    except (Error, SurroundingsError):
        return False
    return True


def _remove(side: Path) -> None:
    if side.exists():
        shutil.rmtree(side)
