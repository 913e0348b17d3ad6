"""Faults of our own: noted in a rotating log without a word about anyone, told in a calm window; work goes on.

Only where it happened is written (file, line, function and the kind of exception): an exception's message may hold
what somebody typed.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from zlib import crc32

LARGEST = 256 * 1024
KEPT = 3
_NAME = "faults.log"

Told = Callable[[str], None]


class CrashGuard:
    """Takes every exception nobody caught, on any thread, notes it and tells it once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._seen: set[str] = set()
        self.tell: Told | None = None
        """Called with a fault's number the first time it happens; may be called on any thread."""

    def install(self) -> None:
        """From now on exceptions nobody caught come here."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def caught(self, kind: type[BaseException], _fault: BaseException, trace: TracebackType | None) -> None:
        """Note a fault; tell it unless the same one was told before."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        where = _where(kind, trace)
        number = f"{crc32(where.encode()) % 10_000:04d}"
        self._note(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {number}\n{where}\n")
        if number not in self._seen:
            self._seen.add(number)
            if self.tell is not None:
                self.tell(number)

    def _note(self, text: str) -> None:
        file = self._folder / _NAME
        with self._lock:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                if file.exists() and file.stat().st_size > LARGEST:
                    self._turn_over(file)
                with file.open("a", encoding="utf-8") as log:
                    log.write(text)
            except OSError:
                return

    def _turn_over(self, file: Path) -> None:
        for number in range(KEPT - 1, 0, -1):
            older = file.with_suffix(f".{number}")
            if older.exists():
                older.replace(file.with_suffix(f".{number + 1}"))
        file.replace(file.with_suffix(".1"))


def _where(kind: type[BaseException], trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([*lines, f"  {kind.__name__}"])
