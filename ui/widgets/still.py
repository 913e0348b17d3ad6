"""What keeps a click to one layout and one paint: a house laid out by itself, and layouts done before the paint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

LEVELS = 12
"""How deep parts lie in each other: each lays out, then asks the one around it."""


def lay_out() -> None:
    """Do all layouts that are waiting, from the inside out, now.

    Left to itself Qt paints between the steps of this, each time with parts that are still to move.
    """
    for _level in range(LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


@contextmanager
def held(*houses: QWidget) -> Iterator[None]:
    """Parts of these houses change together: their layouts wait until all have.

    Left to itself Qt lays out a house, and all around it, each time a part in it comes to be shown.
    """
    layouts = [layout for house in houses if (layout := house.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)


class Still(QWidget):
    """Gives one part all its room; what changes in it lays out the window around only where it needs more room."""

    def __init__(self, part: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._least = QSize()
        part.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The part is as large as the house."""
        super().resizeEvent(event)
        self._part.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Hand a changed need of room on to the layout around."""
        if event.type() == QEvent.Type.LayoutRequest and self._part.minimumSizeHint() != self._least:
            self.updateGeometry()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """The part's own."""
        return self._part.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The part's own."""
        self._least = self._part.minimumSizeHint()
        return self._least
