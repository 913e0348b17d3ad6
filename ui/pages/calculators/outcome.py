"""What came out: the mark where it is internal, the sum line by line, what it rests on, what it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.solutions.calculating import NOT_FOR_CUSTOMERS, Answer
from ui.widgets.sentences import Sentence, Sentences
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

OPEN_PRIVATE = "算好了，这笔只给自己人看：开「私密视图」再看。"


class Outcome(QFrame):
    """Shows one answer; `copy_wanted`, `note_wanted`, `show_wanted` when its buttons are pressed."""

    copy_wanted = Signal()
    note_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calc_outcome")
        self.setProperty("look", "note")
        self._context = context
        self.made: Answer | None = None
        self._mark = plain_label("", "calc_mark", "warn", wrap=True)
        self._headline = plain_label("", "calc_headline", "title", wrap=True)
        self.lines = Sentences("calc_lines")
        self._copy = word_button("复制", "calc_copy", "", "结果和每一步都带上")
        self._note = word_button("记进接待", "calc_note", "", "写进「核查」，工单摘要里有")
        self._show = word_button("给客户看图", "calc_show", "", "整个窗口只剩一张图，点一下收起")
        for button, signal in (
            (self._copy, self.copy_wanted), (self._note, self.note_wanted), (self._show, self.show_wanted),
        ):  # fmt: skip
            button.clicked.connect(signal)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        for part in (self._mark, self._headline, self.lines):
            box.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(space("small"))
        for button in (self._show, self._note, self._copy):
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)

    def show_answer(self, made: Answer | None) -> None:
        """Show it, or nothing; what is internal only in the private view."""
        self.made = made
        self.setVisible(made is not None)
        if made is None:
            return
        hidden = made.result.internal and not self._context.private
        put_text(self._mark, OPEN_PRIVATE if hidden else NOT_FOR_CUSTOMERS if made.result.internal else "")
        put_text(self._headline, "" if hidden else made.result.headline)
        self.lines.show_sentences([] if hidden else _sentences(made))
        self.lines.setVisible(not hidden)
        self._copy.setVisible(not hidden)
        self._note.setVisible(not hidden)
        self._show.setVisible(made.result.picture is not None and not made.result.internal)
        self.setAccessibleName("" if hidden else f"{made.of.name}：{made.result.headline}")


def _sentences(made: Answer) -> list[Sentence]:
    found = [Sentence(step) for step in made.result.steps]
    for title, lines in (("还不知道", made.result.unknown), ("依据", tuple(one.line for one in made.grounds))):
        if lines:
            found += [Sentence(title, "title"), *(Sentence(line, "small") for line in lines)]
    return found
