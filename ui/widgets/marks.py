"""Small painted signs that tell a state by shape as well as by word and colour; the font has none of that size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

SHAPES = ("late", "soon", "later", "done", "void")
"""`late` a triangle with a stroke in it, `soon` a full disc, `later` a ring, `done` a tick, `void` a cross."""


def draw_mark(painter: QPainter, area: QRectF, shape: str, colour: QColor, ground: QColor) -> None:
    """Draw a sign into a square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    pen = QPen(colour, max(1.5, side / 8), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour if shape in ("late", "soon") else Qt.BrushStyle.NoBrush)
    if shape == "late":
        painter.drawPolygon(_points(box, ((0.5, 0.1), (0.94, 0.88), (0.06, 0.88))))
        painter.setPen(QPen(ground, max(1.5, side / 8), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(_points(box, ((0.5, 0.4), (0.5, 0.6))))
        painter.drawPoint(_points(box, ((0.5, 0.77),)).first())
    elif shape == "done":
        painter.drawPolyline(_points(box, ((0.14, 0.54), (0.4, 0.8), (0.88, 0.22))))
    elif shape == "void":
        painter.drawPolyline(_points(box, ((0.2, 0.2), (0.8, 0.8))))
        painter.drawPolyline(_points(box, ((0.8, 0.2), (0.2, 0.8))))
    else:
        painter.drawEllipse(box.adjusted(side * 0.16, side * 0.16, -side * 0.16, -side * 0.16))


def _points(box: QRectF, shares: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in shares])


def mark_picture(shape: str, colour: QColor, ground: QColor, side: int, ratio: float) -> QPixmap:
    """A sign as a picture for a list; side in logical pixels, ratio of the screen's pixels to them."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_mark(painter, QRectF(0, 0, side, side), shape, colour, ground)
    painter.end()
    return picture


class Mark(QWidget):
    """A sign beside words that say the same."""

    def __init__(self, shape: str, colour: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape = shape
        self._colour = colour
        self.setObjectName(f"mark_{shape}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        side = self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        draw_mark(
            painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self.shape, self._colour, self.palette().base().color()
        )
