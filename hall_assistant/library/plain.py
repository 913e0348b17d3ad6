"""Plain SQLite files of content (never of people): opened to read, or built beside and renamed into place.

Nothing here is a record: a file that is missing, damaged or of another version is simply built again.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from hall_assistant.store.driver import Connection, Error, driver

__all__ = ["Connection", "Error", "build_plain", "open_plain"]


def open_plain(path: Path) -> Connection:
    """A read-only connection. Raises Error where the file is missing or no database."""
    address = path.resolve().as_uri() + "?mode=ro"
    return driver.connect(address, uri=True, check_same_thread=False)


def build_plain(path: Path, fill: Callable[[Connection], None]) -> None:
    """Build the file anew beside the old one and rename it over; a failure leaves the old one.

    Raises OSError or Error (disk full, folder read-only, file held open by another program).
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.new")
    beside.unlink(missing_ok=True)
    try:
        connection = driver.connect(str(beside))
        try:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("BEGIN")
            fill(connection)
            connection.commit()
        finally:
            connection.close()
        _to_disk(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """Make the file's bytes last through a power cut before it takes the place of the old one."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
