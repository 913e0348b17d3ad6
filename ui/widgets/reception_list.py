"""The open receptions, one below the other; the one in hand is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.flow_layout import empty
from ui.widgets.painted import PaintedButton, spacing
from ui.widgets.shades import Shades


@dataclass(frozen=True, slots=True)
class RowFace:
    """One open reception: 0312-007 王 停机."""

    case: str
    text: str
    current: bool = False
    note: str = ""
    """A word at the end: 等李玲接."""


class ReceptionRow(PaintedButton):
    """A ring, filled for the one in hand, and what it is."""

    def __init__(self, face: RowFace, parent: QWidget | None = None) -> None:
        super().__init__(face.text, f"reception_{face.case}", parent)
        self.face = face
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{face.text} {face.note}".strip())

    def sizeHint(self) -> QSize:
        """One line, cut where the column ends."""
        gap = spacing(self)
        return QSize(QFontMetrics(self.font()).horizontalAdvance("字") * 10, self.fontMetrics().height() + gap + 2)

    def minimumSizeHint(self) -> QSize:
        """A number is still read."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance("0312-007") + 40, self.sizeHint().height())

    def colours(self, shades: Shades) -> tuple[QColor, QColor, QColor]:
        """The one in hand on the thin accent."""
        if self.face.current:
            return shades.soft, shades.soft, shades.text
        fill = shades.hover if self.underMouse() else shades.window
        return fill, fill, shades.text

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Ring, text, note."""
        shades = Shades.of(self.palette())
        gap = spacing(self)
        painter.setPen(QPen(shades.accent, 1.6))
        painter.setBrush(shades.accent if self.face.current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(area.left() + gap * 1.7, area.center().y()), gap * 0.7, gap * 0.7)
        painter.setPen(ink)
        text = area.adjusted(gap * 3.4, 0, -gap, 0)
        metrics = QFontMetrics(self.font())
        words = f"{self.face.text}　{self.face.note}" if self.face.note else self.face.text
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class ReceptionList(QWidget):
    """`picked` carries the case pressed."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receptions")
        self._faces: tuple[RowFace, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_rows(self, faces: Sequence[RowFace]) -> None:
        """Show these."""
        if tuple(faces) == self._faces:
            return
        self._faces = tuple(faces)
        empty(self._box)
        for face in faces:
            row = ReceptionRow(face, self)
            row.clicked.connect(lambda _on=False, case=face.case: self.picked.emit(case))
            self._box.addWidget(row)
            row.show()
