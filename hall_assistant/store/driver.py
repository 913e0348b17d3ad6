"""The one name for the database driver (SQLCipher), and the one place that sorts its errors.

Everything else says `driver.Error`, `driver.Connection`; nothing but this module imports sqlcipher3.
"""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hall_assistant.errors import SurroundingsError

if TYPE_CHECKING:  # the driver speaks the standard library's interface but ships no types
    import sqlite3 as driver
    from sqlite3 import Connection, Error, Row
else:
    from sqlcipher3 import dbapi2 as driver

    Connection, Error, Row = driver.Connection, driver.Error, driver.Row

__all__ = ["Connection", "Error", "Row", "administration", "driver", "sort_error"]

_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 3, 5, 6, 8, 10, 11
_FULL, _CANTOPEN, _PROTOCOL, _NOTADB = 13, 14, 15, 26

_CODES = {
    _PERM: "store.read_only",
    _BUSY: "store.locked",
    _LOCKED: "store.locked",
    _PROTOCOL: "store.locked",  # ten seconds of trying while somebody else held the log's index
    _READONLY: "store.read_only",
    _IOERR: "store.disk_fault",
    _CORRUPT: "store.damaged",
    _FULL: "store.disk_full",
    _NOTADB: "store.damaged",
}
_NO_TEXT = "Could not decode"


def sort_error(problem: Error, folder: Path) -> SurroundingsError | None:
    """The surroundings' fault that a driver error tells of, or None where the fault is ours (wrong SQL, a
    broken rule).

    A file that is no database reads as damaged here; whether the key is wrong is decided where the file is
    opened.
    """
    primary = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if primary == _CANTOPEN:
        return SurroundingsError(_cannot_open(folder), folder=str(folder))
    # Old pages among new ones, as a log cut short leaves them: the driver itself says it of a text, without a code.
    code = "store.damaged" if str(problem).startswith(_NO_TEXT) else _CODES.get(primary)
    return SurroundingsError(code, folder=str(folder)) if code else None


def _cannot_open(folder: Path) -> str:
    try:
        next(folder.iterdir(), None)
    except OSError as problem:
        if problem.errno in (errno.EMFILE, errno.ENFILE):
            return "store.handles"
    return "store.read_only" if folder.is_dir() else "store.missing"


def is_busy(problem: Error) -> bool:
    """Whether another program is at the file."""
    return getattr(problem, "sqlite_errorcode", 0) & 0xFF == _BUSY


def is_no_database(problem: Error) -> bool:
    """Whether the file could not be read as a database at all: another key, or a damaged first page."""
    return getattr(problem, "sqlite_errorcode", 0) & 0xFF == _NOTADB


def administration(connection: Connection) -> Any:
    """The connection as a `sqlite_utils.Database`, for migrations only: importing it is too slow for the
    start path.

    sqlite-utils looks for its driver under the name `pysqlite3`; it must find ours there before its first
    import, or it handles the errors of another driver than the one that raises them.
    """
    sqlcipher3 = import_module("sqlcipher3")
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)
    from sqlite_utils import Database

    return Database(connection)
