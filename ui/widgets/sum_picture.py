"""A sum as a picture: bars side by side, or equal cells; large and plain, each part with its words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_assistant.solutions.calculators.values import Part, Picture
from ui.widgets.painted import draw_panel, enlarged
from ui.widgets.shades import Shades

MOST_BARS = 8
"""More of them are drawn as cells."""
ROW = 12
"""Cells in a row: a year of months; what is no more than a year stands in two, larger."""
WIDEST = 150
"""Pixels of a bar or cell; a picture of two parts does not fill the wall."""
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class SumPicture(QWidget):
    """Draws one picture in the room it has."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.shown: Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_picture(self, picture: Picture) -> None:
        """Show this one."""
        self.shown = picture
        self.setAccessibleName("，".join(f"{part.label} {part.words}" for part in picture.parts))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for a bar and its two words."""
        return QSize(200, self.fontMetrics().height() * 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars or cells."""
        if self.shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = Shades.of(self.palette())
        if self.shown.kind == "bars" and len(self.shown.parts) <= MOST_BARS:
            self._draw_bars(painter, shades, self.shown)
        else:
            self._draw_cells(painter, shades, self.shown.parts)

    def _draw_bars(self, painter: QPainter, shades: Shades, picture: Picture) -> None:
        words = enlarged(self.font(), 1.6, bold=True)
        painter.setFont(words)
        line = painter.fontMetrics().height()
        highest = float(max([part.amount for part in picture.parts] + ([picture.line] if picture.line else [])) or 1)
        floor, tall = self.height() - 2 * line, self.height() - 4.0 * line
        step = min(self.width() / len(picture.parts), WIDEST * 1.6)
        left = (self.width() - step * len(picture.parts)) / 2
        for place, part in enumerate(picture.parts):
            high = max(3.0, tall * float(part.amount) / highest)
            column = QRectF(left + place * step, 0, step, self.height())
            bar = QRectF(column.left() + step * 0.15, floor - high, step * 0.7, high)
            fill, _ink = _colours(shades, part.mark)
            draw_panel(painter, bar, shades.warn if part.mark == "over" else fill, shades.edge)
            painter.setPen(shades.text)
            painter.setFont(words)
            painter.drawText(QRectF(column.left(), bar.top() - line * 1.3, step, line * 1.2), _MIDDLE, part.words)
            painter.setFont(enlarged(self.font(), 1.3))
            painter.drawText(QRectF(column.left(), floor, step, 2.0 * line), _MIDDLE, part.label)
        if picture.line is not None:
            self._draw_line(painter, shades, floor - tall * float(picture.line) / highest, picture.line_words)

    def _draw_line(self, painter: QPainter, shades: Shades, height: float, words: str) -> None:
        painter.setPen(QPen(shades.warn, 2, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(0, height, self.width(), height))
        painter.setFont(enlarged(self.font(), 1.2))
        right = QRectF(
            0, height - painter.fontMetrics().height() * 1.3, self.width(), painter.fontMetrics().height() * 1.2
        )
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)

    def _draw_cells(self, painter: QPainter, shades: Shades, parts: tuple[Part, ...]) -> None:
        across = ROW if len(parts) > ROW else min(len(parts), ROW // 2)
        wide = min(self.width() / across, WIDEST)
        high = min(self.height() / ceil(len(parts) / across), wide * 1.1)
        left = (self.width() - wide * across) / 2
        large = 1.5 if wide > WIDEST * 0.6 else 1.0
        top = (self.height() - high * ceil(len(parts) / across)) / 3
        for place, part in enumerate(parts):
            area = QRectF(left + place % across * wide, top + place // across * high, wide, high).adjusted(3, 3, -3, -3)
            fill, ink = _colours(shades, part.mark)
            draw_panel(painter, area, fill, shades.edge)
            painter.setPen(ink)
            painter.setFont(enlarged(self.font(), 1.5 * large, bold=True))
            painter.drawText(QRectF(area.left(), area.top(), area.width(), area.height() * 0.6), _MIDDLE, part.label)
            painter.setFont(enlarged(self.font(), large))
            lower = QRectF(area.left(), area.top() + area.height() * 0.55, area.width(), area.height() * 0.4)
            painter.drawText(lower, _MIDDLE, part.words)


def _colours(shades: Shades, mark: str) -> tuple[QColor, QColor]:
    """Fill and ink of a part; never told by colour alone, the words say the same."""
    return {
        "strong": (shades.accent, shades.on_accent),
        "past": (shades.line, shades.muted),
        "over": (shades.warn_soft, shades.warn),
    }.get(mark, (shades.soft, shades.text))
