"""Joining a hall on first start: the code opens the invitation, then the record comes in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hall_assistant.app import Hall
from hall_assistant.errors import HallError
from ui.exchange_process import ExchangeProcess
from ui.pages.joining import JoiningPage
from ui.restoring import Restorer
from ui.theme import Theme


def joined_by(hall: Hall) -> Path | None:
    """The folder by which this computer became one of a hall whose record has not come yet, or None."""
    from hall_assistant.settings.records import counter_settings
    from hall_assistant.sync.credentials import credentials_of

    with hall.store.reading() as at:
        return Path(counter_settings(at).exchange_folder) if credentials_of(at) is not None else None


class Joiner(QObject):
    """Emits `joined` with the hall once its people are known here, or `left`."""

    joined = Signal(object)
    left = Signal()

    def __init__(self, empty: Callable[[], Hall], parent: QWidget, theme: Theme, root: Path | None) -> None:
        """empty: the hall that joins. root: its folder where it belongs to a hall already."""
        super().__init__(parent)
        self._empty = empty
        self._opening: Restorer | None = None
        self._coming: ExchangeProcess | None = None
        self.page = JoiningPage(theme, parent)
        self.page.wanted.connect(self._join)
        self.page.left.connect(self.left)
        if root is not None:
            self.page.belongs(root)

    def _join(self, root: Path, code: str) -> None:
        from hall_assistant.sync.joining import join

        try:
            hall = self._empty()
        except HallError as error:
            self.page.refuse(error)
            return
        if not code:
            self._receive(hall, root)
            return
        self._opening = Restorer(lambda: join(hall.store, root, code=code), self)  # the share may take its time
        self._opening.done.connect(lambda _changes: self._receive(hall, root))
        self._opening.failed.connect(self.page.refuse)
        self._opening.start()

    def _receive(self, hall: Hall, root: Path) -> None:
        self.page.belongs(root)
        self.page.receive()
        self._coming = ExchangeProcess(hall, root, self)
        self._coming.taken.connect(self.page.receive)
        for signal in (self._coming.done, self._coming.came):  # it comes also from a read-only stick
            signal.connect(lambda _done: self._came(hall))
        self._coming.failed.connect(self.page.refuse)
        self._coming.start()

    def _came(self, hall: Hall) -> None:
        from hall_assistant.settings.founding import is_founded

        with hall.store.reading() as at:
            founded = is_founded(at)
        if founded:
            self.joined.emit(hall)
        else:
            self.page.refuse(None)

    def stop(self) -> None:
        """Break off what is under way; what has come stays."""
        if self._opening is not None:
            self._opening.wait()
        if self._coming is not None:
            self._coming.stop()
