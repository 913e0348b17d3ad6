"""The eight tiles: the first click, topic first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.widgets.painted import PaintedButton, enlarged, spacing


@dataclass(frozen=True, slots=True)
class TileFace:
    """A tile: id and name of a topic."""

    id: str
    name: str


class Tile(PaintedButton):
    """One large button with a topic's name."""

    def __init__(self, face: TileFace, parent: QWidget | None = None) -> None:
        super().__init__(face.name, f"tile_{face.id}", parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def written(self) -> QFont:
        """Larger than the text around it: it is found with half a glance."""
        return enlarged(self.font(), 1.1)

    def sizeHint(self) -> QSize:
        """Four characters wide, two lines high."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.fontMetrics().height() * 2 + spacing(self)))

    def minimumSizeHint(self) -> QSize:
        """The name whole."""
        return PaintedButton.sizeHint(self)


class TileGrid(QWidget):
    """Tiles in four columns; `picked` tells the topic pressed."""

    picked = Signal(str)

    def __init__(self, faces: Sequence[TileFace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tiles")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, face in enumerate(faces):
            tile = Tile(face, self)
            tile.clicked.connect(lambda _on=False, topic=face.id: self.picked.emit(topic))
            grid.addWidget(tile, place // 4, place % 4)
