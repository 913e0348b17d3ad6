"""A scroll area that asks for as much height as its content needs, and scrolls only where there is less."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class TallScroll(QScrollArea):
    """Scrolls up and down only; never takes the focus itself.

    tall=False: it gets whatever room is left, so that nobody asks how high its content would be.
    """

    def __init__(self, name: str, ground: QWidget, parent: QWidget | None = None, *, tall: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground.setProperty("look", "ground")
        self.setWidget(ground)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(tall)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher, as the content says."""
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Height of the whole content at a width."""
        ground = self.widget()
        wrapped = ground.heightForWidth(width) if ground.hasHeightForWidth() else -1
        return wrapped if wrapped >= 0 else ground.sizeHint().height()

    def sizeHint(self) -> QSize:
        """The content's own."""
        return self.widget().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A few lines; the rest scrolls."""
        return QSize(self.widget().minimumSizeHint().width(), self.fontMetrics().height() * 6)
