"""From a damaged record to an open hall: salvaged off the screen's thread, shown, and put in place as was chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hall_assistant.app import MODELS, Hall
from hall_assistant.backup import salvage
from hall_assistant.backup.salvage import Salvaged
from hall_assistant.backup.telling import saved_words
from hall_assistant.clock import SystemClock
from hall_assistant.errors import HallError
from ui.pages.damaged import DamagedPage
from ui.restoring import Restorer


class Salvaging(QObject):
    """Drives a `DamagedPage`: emits `opened` with the hall and what to say, or `copy_wanted` with a copy or None."""

    opened = Signal(object, str)
    copy_wanted = Signal(object)

    def __init__(self, folder: Path, key: bytes, page: DamagedPage) -> None:
        super().__init__(page)
        self._folder, self._key, self._page = folder, key, page
        self._found: Salvaged | None = None
        self._work: Restorer | None = None
        page.keep.connect(self._keep)
        page.copy_wanted.connect(self._use_copy)
        page.folder_given.connect(self.look)

    def look(self, copies: str = "") -> None:
        """Put together what can be saved; `copies`: a backup folder, where the record does not say it."""
        folder, key = self._folder, self._key
        self._page.wait()
        self._start(lambda: salvage.salvage(folder, key, models=MODELS, clock=SystemClock(), copies=copies), self._show)

    def _show(self, found: object) -> None:
        if isinstance(found, Salvaged):
            self._found = found
            self._page.show_found(found, SystemClock().offset())

    def _keep(self) -> None:
        found, folder, key = self._found, self._folder, self._key
        if found is None:
            return

        def put() -> Hall:
            salvage.put_salvaged(found, key)
            return Hall.open(folder, key)

        self._start(put, lambda hall: self.opened.emit(hall, f"{saved_words(found)}坏的那份留在旁边。"))

    def _use_copy(self) -> None:
        salvage.give_up(self._folder)
        self.copy_wanted.emit(self._found.copy.file if self._found and self._found.copy else None)

    def _start(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        self._work = Restorer(work, self)
        self._work.done.connect(then)
        self._work.failed.connect(self._failed)
        self._work.start()

    def _failed(self, error: HallError) -> None:
        if error.code == "salvage.changed":
            self.look()
        else:
            self._page.show_nothing(error)

    def wait(self) -> None:
        """Wait until nothing is under way."""
        if self._work is not None:
            self._work.wait()
