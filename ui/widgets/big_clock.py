"""The nearest clock in big digits (下一个时限): one figure, its unit, until when; pressed, it tells why."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import set_look
from ui.widgets.words import plain_label, put_text, word_button


@dataclass(frozen=True, slots=True)
class FigureFace:
    """The nearest clock in big digits."""

    clock: str
    figure: str
    unit: str
    words: str
    over: bool
    """Past its hour; coloured only in the private view."""


class BigClock(QFrame):
    """`why_wanted` carries the clock's name within its reception."""

    why_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("big_clock")
        self.setProperty("look", "note")
        self._clock = ""
        self._figure = plain_label("", "big_clock_figure", "huge")
        self._unit = plain_label("", "big_clock_unit", "strong")
        self._words = plain_label("", "big_clock_words", "soft", wrap=True)
        self._why = word_button("为什么是这天", "big_clock_why", "quiet", "从哪天起算、跳过哪几天、凭哪一条")
        self._why.clicked.connect(lambda: self.why_wanted.emit(self._clock))
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._figure)
        head.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self._why, 0, Qt.AlignmentFlag.AlignBottom)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 4, 6, 8)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._words)

    def show_face(self, face: FigureFace | None) -> None:
        """Show the nearest clock, or take no room."""
        self.setVisible(face is not None)
        if face is None:
            return
        self._clock = face.clock
        self._figure.setText(face.figure)
        set_look(self._words, "bad" if face.over else "soft")
        put_text(self._unit, face.unit)
        self._words.setText(face.words)
        self.setAccessibleName(f"{face.figure}{face.unit}，{face.words}")
