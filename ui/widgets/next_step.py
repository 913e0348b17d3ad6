"""下一步 · 接: where to go on once a line was said; a quiet offer that names a step by its mark alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget


@dataclass(frozen=True, slots=True)
class NextFace:
    """The step offered: its id and its one-character mark."""

    id: str
    mark: str


class NextStep(QPushButton):
    """`wanted` carries the step; hidden while there is none to offer. It never moves on by itself."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("下一步 · 接", parent)
        self.setObjectName("next_step")
        self.setProperty("look", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._step = ""
        self.clicked.connect(lambda: self.wanted.emit(self._step))
        self.hide()

    def show_next(self, face: NextFace | None) -> None:
        """Offer a step, or nothing."""
        if face is not None and face.id != self._step:
            self._step = face.id
            self.setText(f"下一步 · {face.mark}")
            self.setAccessibleName(self.text())
        if self.isHidden() == (face is not None):
            self.setVisible(face is not None)
