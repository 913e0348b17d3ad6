"""Buttons painted by ourselves from the palette: one look for tiles, chips and steps, light in time and memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from shiboken6 import isValid

from ui.widgets.shades import Shades

RADIUS = 5.0
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


def spacing(widget: QWidget) -> int:
    """The small gap of a part, in pixels: a third of a line, so that it grows with the text."""
    return max(4, widget.fontMetrics().height() // 3)


def enlarged(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """A font `factor` times as large; made once, for a font asked for anew is looked up anew at each paint."""
    return _enlarged(_Font(font.key(), font), factor, bold)


@dataclass(frozen=True, slots=True)
class _Font:
    """A font known by its key."""

    key: str
    font: QFont = field(compare=False)


@lru_cache(maxsize=64)
def _enlarged(held: _Font, factor: float, bold: bool) -> QFont:
    font = held.font
    larger = QFont(font)
    if font.pixelSize() > 0:
        larger.setPixelSize(round(font.pixelSize() * factor))
    else:
        larger.setPointSizeF(font.pointSizeF() * factor)
    larger.setBold(bold)
    return larger


def draw_panel(painter: QPainter, area: QRectF, fill: QColor, edge: QColor, *, width: float = 1.0) -> None:
    """A filled rectangle with round corners and a thin edge, on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, width) if width else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    inset = width / 2
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def draw_arrow(painter: QPainter, middle: QPointF, size: float, towards: str, colour: QColor) -> None:
    """A small filled triangle pointing `right`, `left`, `down` or `up`; the font has none of that size."""
    shapes = {
        "right": ((-0.5, -1), (0.6, 0), (-0.5, 1)),
        "left": ((0.5, -1), (-0.6, 0), (0.5, 1)),
        "down": ((-1, -0.5), (0, 0.6), (1, -0.5)),
        "up": ((-1, 0.5), (0, -0.6), (1, 0.5)),
    }
    points = [QPointF(middle.x() + x * size, middle.y() + y * size) for x, y in shapes[towards]]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(points))


class PaintedButton(QAbstractButton):
    """A button with a text; it takes the keyboard only by Tab, so that a click leaves the caret where it was."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def word(self) -> str:
        """The text as shown; an ampersand stays an ampersand."""
        return self.text()

    def written(self) -> QFont:
        """The font the text is written in."""
        return self.font()

    def padding(self) -> tuple[int, int]:
        """Room left and right, above and below the text, in pixels."""
        gap = spacing(self)
        return gap + 3, max(3, gap - 2)

    def sizeHint(self) -> QSize:
        """Text and its padding."""
        metrics = QFontMetrics(self.written())
        sides, ends = self.padding()
        return QSize(metrics.horizontalAdvance(self.word()) + 2 * sides, metrics.height() + 2 * ends)

    def minimumSizeHint(self) -> QSize:
        """As the size hint: what is written on a button is never cut."""
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """One click, one paint: Qt would first paint the button let go, and again with all that the click does."""
        self.setUpdatesEnabled(False)
        super().mouseReleaseEvent(event)
        if isValid(self):
            self.setUpdatesEnabled(True)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the mouse is over it."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Show that the mouse has gone."""
        self.update()
        super().leaveEvent(event)  # type: ignore[arg-type]  # PySide's stub names QEvent, Qt hands the same object on

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw panel, focus ring and content."""
        painter = QPainter(self)
        shades = Shades.of(self.palette())
        area = QRectF(self.rect())
        fill, edge, ink = self.colours(shades)
        draw_panel(painter, area, fill, edge)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shades.accent, 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setPen(ink)
        painter.setFont(self.written())
        self.draw(painter, area, ink)

    def colours(self, shades: Shades) -> tuple[QColor, QColor, QColor]:
        """Fill, edge and ink for the state it is in."""
        if not self.isEnabled():
            return shades.window, shades.edge, shades.muted
        if self.isDown():
            return shades.soft, shades.accent, shades.text
        if self.isChecked():
            return shades.soft, shades.accent, shades.text
        if self.underMouse():
            return shades.hover, shades.edge, shades.text
        return shades.base, shades.edge, shades.text

    def draw(self, painter: QPainter, area: QRectF, _ink: QColor) -> None:
        """Write the text in the middle."""
        painter.drawText(area, _MIDDLE, self.word())
