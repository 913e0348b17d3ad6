"""One exchange at a time (一次只交换一回): a lock beside the record that falls with the process that held it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hall_assistant.errors import StaffError
from hall_assistant.store.database import disk_error

NAME = "exchange.lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock in a data folder. Raises StaffError `exchange.busy` where another holds it, SurroundingsError."""
    try:
        at = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as problem:
        raise disk_error(problem, folder) from problem
    try:
        _take(at)
        yield
    finally:
        os.close(at)


def _take(at: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(at, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(at, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        raise StaffError("exchange.busy") from problem
