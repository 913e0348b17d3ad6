"""A list with what was picked beside it, or in its place where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme

WIDE = 940
"""Logical pixels at 100 % text from which both have room."""


class Beside(QWidget):
    """`list` always; `side` only while something is picked. `covered` when it takes the list's place or leaves it."""

    covered = Signal(bool)

    def __init__(
        self, theme: Theme, list: QWidget, side: QWidget, *, beside_from: int = WIDE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._beside_from = beside_from
        self._list = list
        self._side = side
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("medium"))
        row.addWidget(list, 11)
        row.addWidget(side, 10)
        side.hide()

    def show_side(self, shown: bool) -> None:
        """Show or close the side."""
        self._side.setVisible(shown)
        self._arrange()

    @property
    def side_shown(self) -> bool:
        """Whether the side is open."""
        return not self._side.isHidden()

    def _arrange(self) -> None:
        shown = self._side.isHidden() or self.width() >= self._theme.px(self._beside_from)
        if shown == self._list.isHidden():
            self._list.setVisible(shown)
            self.covered.emit(not shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()
