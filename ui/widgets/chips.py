"""Chips: small buttons in a row that wraps – topics, choices, things still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.flow_layout import flowed
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
        self._be(face, name)

    def take(self, face: ChipFace, name: str) -> None:
        """Be another chip."""
        if (face, name, face.checked) == (self.face, self.objectName(), self.isChecked()):
            return
        self._be(face, name)

    def _be(self, face: ChipFace, name: str) -> None:
        self.face = face
        if self.text() != face.text:
            self.setText(face.text)
            self.setAccessibleName(face.text)
            self.updateGeometry()
        self.setObjectName(name)
        self.setCheckable(face.checked)
        self.setChecked(face.checked)
        if face.hint != self.toolTip():
            self.setToolTip(face.hint)
        self.setEnabled(not face.locked)
        self.update()

    def sizeHint(self) -> QSize:
        """Text, padding and the arrow."""
        hint = super().sizeHint()
        return QSize(hint.width() + (spacing(self) * 2 if self._arrow else 0), hint.height())

    def colours(self, shades: Shades) -> tuple[QColor, QColor, QColor]:
        """A missing one in red."""
        if self.face.missing and self.isEnabled():
            return shades.bad_soft, shades.bad, shades.bad
        return super().colours(shades)

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Arrow and text."""
        if self._arrow:
            gap = spacing(self)
            draw_arrow(painter, QPointF(area.left() + gap * 2, area.center().y()), gap * 0.6, self._arrow, ink)
            area = area.adjusted(gap * 2, 0, 0, 0)
            painter.setPen(ink)
        super().draw(painter, area, ink)


GAP = 5
"""Pixels between chips."""


class ChipRow(QWidget):
    """Chips that wrap; `picked` tells the id of the one pressed.

    It places its chips itself: with a Qt layout each chip that comes or goes would lay out all houses around it.
    """

    picked = Signal(str)

    def __init__(self, name: str, *, arrow: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._arrow = arrow
        self._faces: tuple[ChipFace, ...] = ()
        self._chips: list[Chip] = []
        self._sizes: list[tuple[int, int]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, faces: Sequence[ChipFace]) -> None:
        """Show these chips; buttons once made are used again."""
        if tuple(faces) == self._faces:
            return
        self._faces = tuple(faces)
        while len(self._chips) < len(faces):
            self._chips.append(self._new(faces[len(self._chips)]))
        for place, chip in enumerate(self._chips):
            if place < len(faces):
                chip.take(faces[place], f"{self.objectName()}_{faces[place].id}")
            elif not chip.isHidden():
                chip.setObjectName(f"{self.objectName()}__spare")
        self._measure()
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(faces))

    def _new(self, face: ChipFace) -> Chip:
        chip = Chip(face, "", arrow=self._arrow, parent=self)
        chip.clicked.connect(lambda: self.picked.emit(chip.face.id))
        chip.hide()
        return chip

    def chip(self, chosen: str) -> Chip | None:
        """The chip of an id, or None."""
        return self.findChild(Chip, f"{self.objectName()}_{chosen}", Qt.FindChildOption.FindDirectChildrenOnly)

    def _measure(self) -> None:
        """Other chips, or another font: place them anew, and tell the layout around what room they need."""
        hints = [chip.sizeHint() for chip in self._chips[: len(self._faces)]]
        sizes = [(hint.width(), hint.height()) for hint in hints]
        if sizes != self._sizes:
            self._sizes = sizes
            self.updateGeometry()
            self._place()

    def _place(self) -> None:
        places, _height = flowed(self._sizes, self.width(), GAP)
        for chip, place, size in zip(self._chips, places, self._sizes, strict=False):  # spare chips are hidden
            chip.setGeometry(*place, *size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other rows."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Another font, other sizes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._faces:
            self._measure()

    def heightForWidth(self, width: int) -> int:
        """Height of all rows at a width, in pixels."""
        return flowed(self._sizes, width, GAP)[1]

    def sizeHint(self) -> QSize:
        """All chips in one row."""
        wide = sum(wide for wide, _high in self._sizes) + GAP * max(len(self._sizes) - 1, 0)
        return QSize(wide, max((high for _wide, high in self._sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest chip alone."""
        return QSize(
            max((wide for wide, _high in self._sizes), default=0), max((high for _wide, high in self._sizes), default=0)
        )
