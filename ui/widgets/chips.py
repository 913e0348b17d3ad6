"""Chips: small buttons in a row that wraps – topics, choices, things still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.flow_layout import FlowLayout, empty
from ui.widgets.painted import PaintedButton, draw_arrow, spacing
from ui.widgets.shades import Shades


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip shows."""

    id: str
    text: str
    checked: bool = False
    missing: bool = False
    """Something is still to be filled in; told by a broken edge and a colour."""
    hint: str = ""
    locked: bool = False
    """Not to be pressed yet; the hint says why."""


class Chip(PaintedButton):
    """One chip; `arrow` draws a small triangle before the text."""

    def __init__(self, face: ChipFace, name: str, *, arrow: str = "", parent: QWidget | None = None) -> None:
        super().__init__(face.text, name, parent)
        self.face = face
        self._arrow = arrow
        self.setCheckable(face.checked)
        self.setChecked(face.checked)
        self.setToolTip(face.hint)
        self.setEnabled(not face.locked)

    def sizeHint(self) -> QSize:
        """Text, padding and the arrow."""
        hint = super().sizeHint()
        return QSize(hint.width() + (spacing(self) * 2 if self._arrow else 0), hint.height())

    def colours(self, shades: Shades) -> tuple[QColor, QColor, QColor]:
        """A missing one in the warning shade."""
        if self.face.missing and self.isEnabled():
            return shades.warn_soft, shades.warn, shades.warn
        return super().colours(shades)

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Arrow and text."""
        if self._arrow:
            gap = spacing(self)
            draw_arrow(painter, QPointF(area.left() + gap * 2, area.center().y()), gap * 0.6, self._arrow, ink)
            area = area.adjusted(gap * 2, 0, 0, 0)
            painter.setPen(ink)
        super().draw(painter, area, ink)


class ChipRow(QWidget):
    """Chips that wrap; `picked` tells the id of the one pressed."""

    picked = Signal(str)

    def __init__(self, name: str, *, arrow: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._arrow = arrow
        self._faces: tuple[ChipFace, ...] = ()
        self._row = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, faces: Sequence[ChipFace]) -> None:
        """Show these chips; nothing is rebuilt when they are the same as before."""
        if tuple(faces) == self._faces:
            return
        self._faces = tuple(faces)
        empty(self._row)
        for face in faces:
            chip = Chip(face, f"{self.objectName()}_{face.id}", arrow=self._arrow, parent=self)
            chip.clicked.connect(lambda _on=False, chosen=face.id: self.picked.emit(chosen))
            self._row.addWidget(chip)
            chip.show()
        self.updateGeometry()

    def chip(self, chosen: str) -> Chip | None:
        """The chip of an id, or None."""
        return self.findChild(Chip, f"{self.objectName()}_{chosen}", Qt.FindChildOption.FindDirectChildrenOnly)
