"""The six tiles of the page: a number, what it counts, a line below; each opens its list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hall_assistant.logbook.today import TILE_NAMES, Tile, Today
from ui.widgets.painted import PaintedButton, enlarged, spacing
from ui.widgets.shades import Shades

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
LARGE, SMALL = 1.7, 0.86


class FigureTile(PaintedButton):
    """One figure."""

    def __init__(self, tile: Tile, parent: QWidget | None = None) -> None:
        super().__init__(TILE_NAMES[tile], f"tile_{tile.value}", parent)
        self.tile = tile
        self._number, self._told, self._pressing = "", "", False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, number: str, told: str, *, pressing: bool) -> None:
        """Show a number and its line; one that presses is told by a stroke as well as by colour."""
        self._number, self._told, self._pressing = number, told, pressing
        self.setAccessibleName(f"{self.text()} {number}，{told}")
        self.setToolTip(f"点开看单子：{told}")
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines, the first large."""
        line = self.fontMetrics().height()
        return QSize(line * 6, round(line * (LARGE + 1 + 1)) + 2 * spacing(self))

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Number and name in one line, the rest below."""
        shades, gap = Shades.of(self.palette()), spacing(self)
        inner = area.adjusted(gap + 4, gap, -gap, -gap)
        if self._pressing:
            painter.fillRect(QRectF(area.left() + 1, area.top() + 6, 4, area.height() - 12), shades.bad)
        large = enlarged(self.font(), LARGE, bold=True)
        high = QFontMetrics(large).height()
        painter.setFont(large)
        painter.setPen(shades.bad if self._pressing else ink)
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), high), _LEFT, self._number)
        small = enlarged(self.font(), SMALL)
        line = self.fontMetrics().height()
        painter.setFont(self.font())
        painter.setPen(ink)
        painter.drawText(QRectF(inner.left(), inner.top() + high, inner.width(), line), _LEFT, self.text())
        painter.setFont(small)
        painter.setPen(shades.muted)
        told = QFontMetrics(small).elidedText(self._told, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(QRectF(inner.left(), inner.top() + high + line, inner.width(), line), _LEFT, told)


class TileRow(QWidget):
    """All six in a row; `picked` carries a `Tile`, or None where its list is closed again."""

    picked = Signal(object)

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_tiles")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        self.tiles = {tile: FigureTile(tile) for tile in Tile}
        for tile, button in self.tiles.items():
            button.clicked.connect(lambda _on=False, one=tile: self._press(one))
            row.addWidget(button, 1)

    def _press(self, tile: Tile) -> None:
        self.picked.emit(tile if self.tiles[tile].isChecked() else None)

    def check(self, tile: Tile | None) -> None:
        """Show whose list is open."""
        for one, button in self.tiles.items():
            button.setChecked(one is tile)

    def show_figures(self, today: Today) -> None:
        """Show the figures of the days."""
        for tile, button in self.tiles.items():
            pressing = tile is Tile.OVERDUE and today.count(tile) > 0
            button.show_figure(today.number(tile), today.told(tile), pressing=pressing)
