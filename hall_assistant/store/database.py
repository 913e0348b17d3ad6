"""Opens `hall.db`: key, durability, version. Whatever the driver says comes out as a sentence of ours.

Write-ahead log with `synchronous=FULL`: what was committed is on the disk. Nothing is ever put in a temp
file.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from hall_assistant.errors import SurroundingsError
from hall_assistant.store import heads
from hall_assistant.store.driver import (
    Connection,
    Error,
    Row,
    administration,
    driver,
    is_busy,
    is_no_database,
    sort_error,
)

VERSION = 1
"""The newest form of the tables this program knows; raised by one for every new function
in `migrations.py`.
"""
NAME = "hall.db"
WRITING_KB, READING_KB = 8_000, 32_000
"""Pages a connection keeps decrypted, at most: a small hall never needs so many, a large one would do them anew."""
LOG_BYTES = 16 * 1024 * 1024
"""Bytes the write-ahead log keeps on the disk after a large write."""
_TRIES = 1_000
BUSY_MS = 3_000
"""How long a write waits for another program to let go, in milliseconds."""


def connect(file: Path, key: bytes, *, read_only: bool = False) -> Connection:
    """A connection to an encrypted database under `key` (32 raw bytes); proves the key before returning.

    Raises SurroundingsError; driver errors of `SQLITE_NOTADB` stay as they are, the caller knows whether the
    key is right.
    """
    with sorted_errors(file.parent, keep_no_database=True):
        address = f"{file.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        connection = driver.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            _prepare(connection, key, read_only)
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(connection: Connection, key: bytes, read_only: bool) -> None:
    connection.row_factory = Row
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{READING_KB if read_only else WRITING_KB}")
    if read_only:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    else:
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what is forgotten leaves no trace on a page
        connection.execute(f"PRAGMA journal_size_limit = {LOG_BYTES}")


def _write_ahead(connection: Connection) -> None:
    """Switch to the write-ahead log. The driver does not wait here for another program that is doing the same."""
    for tries_left in reversed(range(_TRIES)):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except Error as problem:
            if not is_busy(problem) or not tries_left:
                raise
            connection.execute("BEGIN IMMEDIATE")  # waits until the other is done
            connection.execute("ROLLBACK")


def version(connection: Connection) -> int:
    """The form the file's tables have; 0 for a new file."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def bring_up(connection: Connection, file: Path) -> None:
    """Bring the tables to `VERSION`, all steps in one transaction, after a copy of an existing file.

    Raises SurroundingsError `store.newer` for a file of a newer program; it is left as it is.
    """
    found = refuse_newer(connection, file)
    if found < VERSION:
        if found:
            _copy_aside(connection, file, found)
        _migrate(connection)


def refuse_newer(connection: Connection, file: Path) -> int:
    """The file's version. Raises SurroundingsError `store.newer` if a newer program wrote it."""
    found = version(connection)
    if found > VERSION:
        raise SurroundingsError("store.newer", folder=str(file.parent), found=found, known=VERSION)
    return found


def _copy_aside(connection: Connection, file: Path, found: int) -> None:
    aside = file.with_name(f"{file.stem}.version-{found}.db")
    aside.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(aside),))


def _migrate(connection: Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version(connection) < VERSION:
            database = administration(connection)
            from hall_assistant.store.migrations import hall_db

            hall_db.apply(database)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def sorted_errors(folder: Path, *, keep_no_database: bool = False) -> Iterator[None]:
    """Turn driver errors that the surroundings caused into SurroundingsError; let our own faults through."""
    try:
        yield
    except Error as problem:
        if keep_no_database and is_no_database(problem):
            raise
        raise_sorted(problem, folder)


def raise_sorted(problem: Error, folder: Path) -> NoReturn:
    """Raise the surroundings' fault behind a driver error, or the error itself where the fault is ours."""
    told = sort_error(problem, folder)
    if told is None:
        raise problem
    raise told from problem


def disk_error(problem: OSError, folder: Path) -> SurroundingsError:
    """The surroundings' fault behind an error of the file system."""
    codes = {errno.ENOSPC: "store.disk_full", errno.EDQUOT: "store.disk_full", errno.ENOENT: "store.missing"}
    codes |= dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "store.read_only")
    codes |= dict.fromkeys((errno.EMFILE, errno.ENFILE), "store.handles")
    return SurroundingsError(codes.get(problem.errno or 0, "store.disk_fault"), folder=str(folder))


def files_of(file: Path) -> tuple[tuple[int, int] | None, ...]:
    """Which files lie at the database's place and its log's now, by the file system's own numbers; None for none.

    Raises OSError where the folder may not be looked into.
    """
    return _number(file), _number(file.with_name(f"{file.name}-wal"))


def _number(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def refuse_vanished(file: Path) -> None:
    """Refuse to begin a new database where there was one: the heads log remembers it. Raises
    SurroundingsError.
    """
    if heads.read(file.parent / heads.NAME) and (not file.exists() or not file.stat().st_size):
        raise SurroundingsError("store.missing", folder=str(file.parent))


def unreadable(file: Path, key: bytes) -> SurroundingsError:
    """Why a file cannot be read as a database: another key, or, where the log knows this key, damage."""
    known = heads.read_mark(file.parent / heads.NAME)
    code = "store.damaged" if known == heads.key_mark(key) else "store.wrong_key"
    return SurroundingsError(code, folder=str(file.parent))
