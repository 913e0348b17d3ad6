"""One question of a guide and its answers as large buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hall_assistant.library.guides import Question
from ui.widgets.words import plain_label, put_text, word_button
from ui.wording import button_text

MOST = 6
"""Answers of a question at most."""
HIGH = 2.4
"""Height of an answer, in lines of text."""


class QuestionView(QWidget):
    """What to find out, how to ask it, where to look; `answered` carries the place of the answer, from 1."""

    answered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide_question")
        self._ask = plain_label("", "guide_ask", "title", wrap=True)
        self._say = plain_label("", "guide_to_ask", "lead", wrap=True)
        self._where = plain_label("", "guide_where", "hint", wrap=True)
        self.buttons = [self._button(place) for place in range(1, MOST + 1)]
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate(self.buttons):
            grid.addWidget(button, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for part in (self._ask, self._say, self._where):
            box.addWidget(part)
        box.addLayout(grid)

    def _button(self, place: int) -> QPushButton:
        button = word_button("", f"guide_answer_{place}", "line")
        button.clicked.connect(lambda: self.answered.emit(place))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def show_question(self, question: Question) -> None:
        """Show a question; the digit before an answer is its key."""
        self._ask.setText(question.ask)
        put_text(self._say, f"「{question.to_ask}」" if question.to_ask else "")
        put_text(self._where, f"看这儿：{question.where}" if question.where else "")
        high = round(self.fontMetrics().height() * HIGH)
        for place, button in enumerate(self.buttons):
            shown = place < len(question.answers)
            if shown:
                label = question.answers[place].label
                button.setText(button_text(f"{place + 1}　{label}"))
                button.setAccessibleName(label)
                button.setMinimumHeight(high)
            button.setVisible(shown)
