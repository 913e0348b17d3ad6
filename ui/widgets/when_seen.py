"""Paints a part only while it is seen: what changed meanwhile is painted when it is shown again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.still import lay_out


class WhenSeen(QObject):
    """Tell `changed` whenever something did; `paint` runs at once while the widget is seen, else when it is shown.

    second: what is not the answer to a click waits until that was painted, and comes in the paint right after it.
    """

    def __init__(self, widget: QWidget, paint: Callable[[], None], *, second: bool = False) -> None:
        super().__init__(widget)
        self._widget = widget
        self._paint = paint
        self._waiting = False
        self._next = QTimer(self, singleShot=True, interval=0) if second else None
        if self._next is not None:
            self._next.timeout.connect(self._come_second)
        widget.installEventFilter(self)

    def changed(self, *_anything: object) -> None:
        """Something changed. A bound method, so that Qt lets go of it with the widget."""
        self._waiting = True
        if self._widget.isVisible():
            if self._next is None:
                self.catch_up()
            else:
                self._next.start()

    def _come_second(self) -> None:
        if self._widget.isVisible():
            self.catch_up()
            lay_out()

    def catch_up(self) -> None:
        """Paint now what waits to be shown: a part filled before it is shown is laid out once."""
        if self._waiting:
            self._waiting = False
            self._paint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when it is shown."""
        if self._waiting and watched is self._widget and event.type() == QEvent.Type.Show:
            self.catch_up()
        return False
