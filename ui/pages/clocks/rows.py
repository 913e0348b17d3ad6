"""One clock as a row, and below it why it is that day."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from hall_assistant.casefile.clocks import Clock
from ui.models.clock_words import standing_words, why_lines
from ui.widgets.words import plain_label, word_button


class At(NamedTuple):
    """The moment and the view a row is painted for."""

    now: int
    offset: int
    private: bool


class ClockRow(QFrame):
    """All three signals carry the clock's name within its reception."""

    met = Signal(str)
    correct_wanted = Signal(str)
    why_wanted = Signal(str)

    def __init__(self, clock: Clock, at: At, *, told: tuple[str, ...], open_now: bool) -> None:
        super().__init__()
        offset = at.offset
        self.setObjectName(f"clock_{clock.clock}")
        self.setProperty("look", "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 6, 8, 6)
        box.setSpacing(4)
        box.addLayout(self._head(clock, at, open_now))
        if open_now:
            box.addLayout(_why(clock, offset))
            for place, line in enumerate(told):
                box.addWidget(plain_label(f"可以这样说：{line}", f"clock_{clock.clock}_say_{place}", "lead", wrap=True))
            if clock.running and clock.amount is not None and not clock.over(at.now):
                box.addWidget(self._correcting(clock), 0, Qt.AlignmentFlag.AlignLeft)

    def _correcting(self, clock: Clock) -> QPushButton:
        button = word_button("起点记错了，改", f"clock_{clock.clock}_correct", "quiet", "到点重新算；原来记的也留着")
        button.clicked.connect(lambda: self.correct_wanted.emit(clock.clock))
        return button

    def _head(self, clock: Clock, at: At, open_now: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain_label(clock.name, f"clock_{clock.clock}_name", "strong"))
        look = "bad" if at.private and clock.over(at.now) else "soft"
        standing = standing_words(clock, at.now, at.offset, private=at.private)
        row.addWidget(plain_label(standing, f"clock_{clock.clock}_standing", look), 1)
        why = word_button("收起" if open_now else "为什么是这天", f"clock_{clock.clock}_why", "quiet")
        why.clicked.connect(lambda: self.why_wanted.emit("" if open_now else clock.clock))
        row.addWidget(why)
        if clock.running:
            met = word_button("办到了", f"clock_{clock.clock}_meet", "chip", clock.met_by)
            met.clicked.connect(lambda: self.met.emit(clock.clock))
            row.addWidget(met)
        return row


def _why(clock: Clock, offset: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for place, (word, answer) in enumerate(why_lines(clock, offset)):
        grid.addWidget(plain_label(word, f"clock_{clock.clock}_word_{place}", "hint"), place, 0, top)
        grid.addWidget(plain_label(answer, f"clock_{clock.clock}_answer_{place}", wrap=True), place, 1)
    return grid
