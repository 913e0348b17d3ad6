"""Faults of our own: noted in the log of faults without a word about anyone, told in a calm window; work goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from hall_assistant import faults

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
        with self._lock:
            number = faults.note(self._folder, kind, trace)
        if number not in self._seen:
            self._seen.add(number)
            if self.tell is not None:
                self.tell(number)
