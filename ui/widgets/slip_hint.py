"""The quiet line below a field: which words are not ours and why, the better ones to take by a click."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.words import plain_label, word_button

SHOWN = 40
"""Characters of the better words that stand on the button; the rest is in its tip."""


@dataclass(frozen=True, slots=True)
class SlipFace:
    """One slip as it is shown."""

    said: str
    why: str
    better: str
    more: int = 0
    """How many others there are."""


class SlipHint(QWidget):
    """At most one at a time; `taken` when the better words are wanted, `silenced` when this one is not to be named."""

    taken = Signal()
    silenced = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.shown: SlipFace | None = None
        self._why = plain_label("", f"{name}_why", "hint", wrap=True)
        self._take = word_button("", f"{name}_take", "chip", "换掉原来的话，Ctrl+Z 能退回")
        self._take.clicked.connect(self.taken)
        quiet = word_button("不提", f"{name}_quiet", "quiet", "这几个字这次不再提")
        quiet.clicked.connect(self.silenced)
        for button in (self._take, quiet):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field would hand its text over when left for it
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._take)
        row.addWidget(quiet)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._why)
        box.addLayout(row)
        self.hide()

    def show_slip(self, face: SlipFace | None) -> None:
        """Show it, or nothing."""
        if face == self.shown:
            return
        self.shown = face
        if face is not None:
            more = f"　还有 {face.more} 处" if face.more else ""
            self._why.setText(f"「{face.said}」{face.why}{more}")
            short = face.better if len(face.better) <= SHOWN else f"{face.better[:SHOWN]}…"
            self._take.setText(f"换成「{short}」")
            self._take.setAccessibleName(f"换成「{face.better}」")
        self.setVisible(face is not None)
