"""A cell of the reception table that underlines the words found; every other cell is painted as tables paint them."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import Theme

MARK = int(Qt.ItemDataRole.UserRole)
"""Role under which a cell tells from where to where its text is marked, as a pair; None for none."""


class PieceCell(QStyledItemDelegate):
    """Draws a line below the marked stretch; on a hovered and on a picked row too."""

    def __init__(self, theme: Theme, table: QWidget) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell, then the line."""
        super().paint(painter, option, index)
        marked = index.data(MARK)
        if marked is not None:
            line = self._line(option, index, str(index.data()), *marked)
            painter.save()
            painter.setPen(QPen(QColor(self._theme.colours.accent), self._theme.px(2)))
            painter.drawLine(line)
            painter.restore()

    def _line(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        text: str,
        start: int,
        end: int,
    ) -> QLineF:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        style = self._table.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, self._table)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._table) + 1
        letters = self._table.fontMetrics()
        left = room.left() + margin
        below = room.center().y() + letters.height() / 2
        ends = (min(left + letters.horizontalAdvance(text[:place]), room.right()) for place in (start, end))
        return QLineF(next(ends), below, next(ends), below)
