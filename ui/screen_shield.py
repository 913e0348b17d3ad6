"""Keeping our windows out of screen shots, recordings and shared screens (防截屏), where the system can.

That is Windows 10 2004 and newer. A telephone held up to the screen sees everything all the same.

Not yet tried on a Windows PC.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

_NORMAL, _NOT_CAPTURED = 0x0, 0x11
"""WDA_NONE, WDA_EXCLUDEFROMCAPTURE."""
Affinity = Callable[[int, int], object]
"""`SetWindowDisplayAffinity(window, affinity)`."""


def affinity() -> Affinity | None:
    """The system's call for it, None where the system has none."""
    if sys.platform == "win32":
        import ctypes

        call: Affinity = ctypes.WinDLL("user32").SetWindowDisplayAffinity
        return call
    return None


class ScreenShield(QObject):
    """Tells the system of every window, those that open later too, while it is turned on."""

    def __init__(self, parent: QObject | None = None, call: Affinity | None = None) -> None:
        super().__init__(parent)
        self._call = call or affinity()
        self._on = False

    def turn(self, *, on: bool) -> None:
        """Shield all windows, or let them be seen again; nothing where the system cannot."""
        app = QApplication.instance()
        if self._call is None or on == self._on or not isinstance(app, QApplication):
            return
        self._on = on
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
        for window in app.topLevelWidgets():
            if window.isVisible():
                self._tell(window)

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        """A window that comes up, or gets another handle, is shielded as well."""
        came_up = event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange)
        if came_up and isinstance(thing, QWidget) and thing.isWindow():
            self._tell(thing)
        return False

    def _tell(self, window: QWidget) -> None:
        if self._call is not None:
            self._call(int(window.winId()), _NOT_CAPTURED if self._on else _NORMAL)
