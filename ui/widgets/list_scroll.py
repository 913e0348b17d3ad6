"""A list of parts below each other: it scrolls up and down only, without a frame."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ListScroll(QScrollArea):
    """What is listed goes into `column`; `right` pixels keep it off the bar."""

    def __init__(self, name: str, told: str, *, right: int = 0, parent: QWidget | None = None) -> None:
        """told: what is listed, for people who hear the screen."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setProperty("look", "ground")
        self.column = QVBoxLayout(ground)
        self.column.setContentsMargins(0, 0, right, 0)
        self.setWidget(ground)
