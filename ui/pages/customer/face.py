"""A face to press (笑脸): satisfied, middling, not; painted, so that it is the same on every screen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from hall_assistant.casefile.rated import FACES, GOOD, POOR
from ui.pages.customer.large import large_font
from ui.theme import Theme


class FaceButton(QAbstractButton):
    """One mark; checked once it was pressed."""

    def __init__(self, theme: Theme, part: str, mark: int, asked: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.mark = mark
        self.setObjectName(f"face_{part}_{mark}")
        self.setText(FACES[mark])
        self.setAccessibleName(f"{asked}：{FACES[mark]}")
        self.setCheckable(True)
        self.setFont(large_font(theme, "small"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A face and its word below it."""
        words = self.fontMetrics()
        return QSize(
            max(self._theme.px(112), words.horizontalAdvance("不满意") + 24), self._theme.px(58) + words.height()
        )

    def minimumSizeHint(self) -> QSize:
        """No smaller: a finger has to find it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw face and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        strong = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colour("accent" if strong else "line"), 3 if self.isChecked() else 1.5))
        painter.setBrush(colour("accent_soft" if self.isChecked() else "surface"))
        painter.drawRoundedRect(frame, 10, 10)
        word = self.fontMetrics().height()
        side = min(frame.width() - 24, frame.height() - word - 14)
        middle = QPointF(frame.center().x(), frame.top() + 8 + side / 2)
        self._draw_face(painter, middle, side / 2)
        painter.setPen(colour("text"))
        below = QRectF(frame.left(), frame.bottom() - word - 3, frame.width(), word)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def _draw_face(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        pen = QPen(self._theme.colour("text"), max(2.0, radius / 10))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(self._theme.colour("text"))
        for side in (-1, 1):
            painter.drawEllipse(middle + QPointF(side * radius * 0.36, -radius * 0.25), radius * 0.07, radius * 0.07)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        mouth = QRectF(-radius * 0.45, -radius * 0.4, radius * 0.9, radius * 0.8)
        if self.mark == GOOD:
            painter.drawArc(mouth.translated(middle + QPointF(0, radius * 0.1)), -20 * 16, -140 * 16)
        elif self.mark == POOR:
            painter.drawArc(mouth.translated(middle + QPointF(0, radius * 0.6)), 20 * 16, 140 * 16)
        else:
            level = middle + QPointF(0, radius * 0.4)
            painter.drawLine(level - QPointF(radius * 0.38, 0), level + QPointF(radius * 0.38, 0))
