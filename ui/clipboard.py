"""The clipboard (剪贴板) is emptied a minute after something was copied in our windows, unless it holds other things by
then.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 60_000
_OURS_ALONE = ("offscreen", "minimal")
"""Platforms whose clipboard no other program reaches; they do not say whose it is."""


class ClipboardKeeper(QObject):
    """Watches what our windows put on the clipboard, by a button or by Ctrl+C."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MS)
        self._timer.timeout.connect(self.clear)
        self._board.dataChanged.connect(self._changed)
        self._changed()  # something may have been copied before this began to watch

    @property
    def waiting(self) -> bool:
        """Whether something of ours is there and will be cleared."""
        return self._timer.isActive()

    def _changed(self) -> None:
        if self._is_ours(QClipboard.Mode.Clipboard) and self._board.text():
            self._timer.start()
        else:
            self._timer.stop()  # another program put something there: not ours to clear

    def clear(self) -> None:
        """Empty it if it still holds what we put there; what is merely marked with the mouse too (X11)."""
        was_ours = self._timer.isActive() or self.sender() is self._timer
        self._timer.stop()
        if was_ours and self._is_ours(QClipboard.Mode.Clipboard):
            self._board.clear()
        if self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)

    def stop(self) -> None:
        """Empty it and watch no longer."""
        self.clear()
        self._board.dataChanged.disconnect(self._changed)

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        return QGuiApplication.platformName() in _OURS_ALONE or (
            self._board.ownsClipboard() if mode is QClipboard.Mode.Clipboard else self._board.ownsSelection()
        )
