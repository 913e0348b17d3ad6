"""Things to tick off: what must be told, what makes a visit comfortable. A tick is a fact and stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.painted import PaintedButton, draw_panel, spacing
from ui.widgets.shades import Shades

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class TickFace:
    """One thing to tick."""

    id: str
    text: str
    ticked: bool = False


class Tick(PaintedButton):
    """A box and a sentence that wraps."""

    def __init__(self, face: TickFace, name: str, parent: QWidget | None = None) -> None:
        super().__init__(face.text, name, parent)
        self.face = face
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.take(face)

    def take(self, face: TickFace) -> None:
        """Show it anew, or be another one."""
        if face == self.face and self.accessibleName():
            return
        if face.text != self.face.text:
            self._heights.clear()
            self.updateGeometry()
        self.face = face
        self.setAccessibleName(f"{face.text}{' 已说' if face.ticked else ''}")
        self.update()

    def _box(self) -> int:
        return QFontMetrics(self.font()).height() * 3 // 4

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped sentence, in pixels."""
        if width not in self._heights:
            room = QRect(0, 0, max(width - self._box() - round(2.5 * spacing(self)), 40), 10_000)
            text = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.face.text)
            self._heights[width] = text.height() + spacing(self)
        return self._heights[width]

    def changeEvent(self, event: object) -> None:
        """Another font, other heights."""
        if hasattr(self, "_heights"):
            self._heights.clear()
        super().changeEvent(event)  # type: ignore[arg-type]  # PySide's stub names QEvent, Qt hands the same object on

    def sizeHint(self) -> QSize:
        """A sentence of twelve characters to a row."""
        width = QFontMetrics(self.font()).horizontalAdvance("字") * 12 + self._box() + 3 * spacing(self)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A box and a few characters."""
        return QSize(self._box() * 6, QFontMetrics(self.font()).height())

    def colours(self, shades: Shades) -> tuple[QColor, QColor, QColor]:
        """No panel; the box alone shows the state."""
        fill = shades.hover if self.underMouse() and self.isEnabled() else Qt.GlobalColor.transparent
        return QColor(fill), QColor(Qt.GlobalColor.transparent), shades.muted if self.face.ticked else shades.text

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Box, tick, sentence."""
        shades = Shades.of(self.palette())
        side, gap = self._box(), spacing(self)
        box = QRectF(
            area.left() + gap // 2, area.top() + (QFontMetrics(self.font()).height() + gap - side) / 2, side, side
        )
        on = self.face.ticked
        draw_panel(painter, box, shades.accent if on else shades.base, shades.accent if on else shades.edge)
        if on:
            painter.setPen(QPen(shades.on_accent, 2))
            painter.drawPolyline(
                [
                    box.topLeft() + _at(side, 0.22, 0.52),
                    box.topLeft() + _at(side, 0.42, 0.74),
                    box.topLeft() + _at(side, 0.8, 0.28),
                ]
            )
        painter.setPen(ink)
        painter.drawText(area.adjusted(side + gap * 1.5, gap / 2, -gap, 0), _WRAP, self.face.text)


def _at(side: int, x: float, y: float) -> QPointF:
    return QPointF(side * x, side * y)


class TickList(QWidget):
    """Ticks below each other; `ticked` tells the id of one that was pressed and not ticked before."""

    ticked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._ticks: list[Tick] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(1)

    def show_ticks(self, faces: Sequence[TickFace]) -> None:
        """Show these; ticks once made are used again."""
        for place in range(len(self._ticks), len(faces)):
            self._ticks.append(self._new(place + 1, faces[place]))
        for place, tick in enumerate(self._ticks):
            if place < len(faces):
                tick.take(faces[place])
            tick.setVisible(place < len(faces))

    def _new(self, place: int, face: TickFace) -> Tick:
        tick = Tick(face, f"{self.objectName()}_{place}", self)
        tick.clicked.connect(lambda: self._press(tick.face))
        self._box.addWidget(tick)
        return tick

    def _press(self, face: TickFace) -> None:
        if not face.ticked:
            self.ticked.emit(face.id)
