"""A page that asks for everything anew when it comes into sight, and looks at the hour while it stays there."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

MINUTE = 60_000


class ShownPage(QWidget):
    """Nothing is read and nothing runs while nobody looks."""

    def __init__(self, parent: QWidget | None = None, *, each_minute: bool = False) -> None:
        """each_minute: whether `look_at_hour` is called every minute while it is shown."""
        super().__init__(parent)
        self._minute: QTimer | None = None
        if each_minute:
            self._minute = QTimer(self)
            self._minute.setInterval(MINUTE)
            self._minute.timeout.connect(self.look_at_hour)

    def read(self) -> None:
        """Ask for everything anew."""
        raise NotImplementedError

    def look_at_hour(self) -> None:
        """A minute has gone by."""
        self.read()

    def read_if_shown(self) -> None:
        """For what changed while it may be out of sight: coming back it reads anyway."""
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """As it stands now."""
        super().showEvent(event)
        self.read()
        if self._minute is not None:
            self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight."""
        super().hideEvent(event)
        if self._minute is not None:
            self._minute.stop()
