"""The open receptions, one below the other; the one in hand is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.flow_layout import put
from ui.widgets.painted import PaintedButton, spacing
from ui.widgets.shades import Shades

_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class RowFace:
    """One open reception: 3-0312-007 王 停机."""

    case: str
    text: str
    current: bool = False
    note: str = ""
    """A word at the end: 等李玲接."""


class ReceptionRow(PaintedButton):
    """A ring, filled for the one in hand, and what it is."""

    def __init__(self, face: RowFace, parent: QWidget | None = None) -> None:
        super().__init__(face.text, f"reception_{face.case}", parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.face = face
        self._tell()

    def take(self, face: RowFace) -> None:
        """Be another reception's row, or the same one's anew."""
        if face != self.face:
            self.face = face
            self._tell()
            self.update()

    def _tell(self) -> None:
        self.setObjectName(f"reception_{self.face.case}")
        self.setText(self.face.text)
        self.setAccessibleName(f"{self.face.text} {self.face.note}".strip())

    def sizeHint(self) -> QSize:
        """One line, cut where the column ends."""
        gap = spacing(self)
        return QSize(QFontMetrics(self.font()).horizontalAdvance("字") * 10, self.fontMetrics().height() + gap + 2)

    def minimumSizeHint(self) -> QSize:
        """A number is still read."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance("3-0312-007") + 40, self.sizeHint().height())

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
        painter.drawText(text, _LINE, shown)


class ReceptionList(QWidget):
    """`picked` carries the case pressed."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receptions")
        self._faces: tuple[RowFace, ...] = ()
        self._rows: list[ReceptionRow] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_rows(self, faces: Sequence[RowFace]) -> None:
        """Show these; rows once made are used again."""
        if tuple(faces) == self._faces:
            return
        self._faces = tuple(faces)
        rows = self._rows
        while len(rows) > len(faces):
            self._let_go(rows.pop())
        for place, face in enumerate(faces):
            if place < len(rows):
                rows[place].take(face)
            else:
                rows.append(self._new(face))

    def current(self) -> ReceptionRow | None:
        """The row of the one in hand, if it is shown."""
        return next((row for row in self._rows if row.face.current), None)

    def _new(self, face: RowFace) -> ReceptionRow:
        row = ReceptionRow(face, self)
        row.clicked.connect(lambda: self.picked.emit(row.face.case))
        put(self._box, row)
        return row

    def _let_go(self, row: ReceptionRow) -> None:
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
