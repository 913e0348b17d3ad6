"""上报: nobody here may sign, so the duty ladder is climbed: who is asked, on which number, answer until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.legs import Leg
from hall_assistant.casefile.solved import Solution
from hall_assistant.clock import local_time
from hall_assistant.settings.values import Rung
from ui.models.counter_desk import CounterDesk
from ui.operations import solutions
from ui.theme import set_look
from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

WHY = "这笔超了厅里每个人能签的数，所以没有名字可点。按值班阶梯往上报："
EMPTY = "值班阶梯还空着。先打电话请示，记在下面；请店长在设置里把阶梯填上。"
TOP = "值班阶梯到顶了。换个小一点的数，或说准几点再答复客人。"


class Climbing(QWidget):
    """One option's ladder; `agreed` when somebody up there said yes."""

    agreed = Signal()

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("climbing")
        self._context = context
        self._counter = counter
        self._option = ""
        self._standing = plain_label("", "climb_standing", wrap=True)
        self._said = QLineEdit()
        self._said.setObjectName("climb_said")
        self._said.setAccessibleName("他怎么说的")
        self._said.setPlaceholderText("他怎么说的")
        bounded(self._said, 500)
        self._yes = word_button("他同意", "climb_yes", "accent", "记成电话同意，回头补签")
        self._no = word_button("他不同意", "climb_no", "", "写一句他怎么说的，再往上找")
        self._next = word_button("", "climb_next", "accent", "打过去，十五分钟没回话就找下一级")
        self._yes.clicked.connect(lambda: self._hear(agrees=True))
        self._no.clicked.connect(lambda: self._hear(agrees=False))
        self._next.clicked.connect(lambda: solutions.climb(counter, name=self._option))
        self._answer = QWidget()
        row = QHBoxLayout(self._answer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._said, 1)
        for button in (self._yes, self._no):
            row.addWidget(button)
        last = QHBoxLayout()
        last.addWidget(self._next)
        last.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(plain_label(WHY, "climb_why", "strong", wrap=True))
        for part in (self._standing, self._answer):
            box.addWidget(part)
        box.addLayout(last)

    def show_option(self, option: Solution) -> None:
        """Show how far the ladder was climbed for an option."""
        if option.solution != self._option:
            self._said.clear()
        self._option = option.solution
        climbed = solutions.climb_of_hand(self._counter, option)
        waiting, rung = climbed.waiting, climbed.above
        lines = [self._asked_words(leg) for leg in climbed.asked]
        if waiting is None and rung is None:
            lines.append(TOP if self._context.settings.ladder else EMPTY)
        put_text(self._standing, "\n".join(lines))
        self._answer.setVisible(waiting is not None)
        self._next.setVisible(rung is not None)
        set_look(self._next, "accent" if climbed.may_climb(self._context.hall.clock.now()) else "quiet")
        if rung is not None:
            self._next.setText(f"没回话，再往上：{_called(rung)}" if waiting else f"上报：{_called(rung)}")

    def _asked_words(self, leg: Leg) -> str:
        asked = f"{leg.rung}. {leg.department} {leg.contact}".rstrip()
        if leg.answer:
            return f"{asked}：{leg.answer}"
        until = local_time(leg.due, self._context.hall.clock.offset())
        return f"{asked}：{until}前回话" if leg.unsettled else f"{asked}：到{until}没回话"

    def _hear(self, *, agrees: bool) -> None:
        solutions.hear(
            self._counter, name=self._option, agrees=agrees, words=self._said.text(), then=lambda: self._heard(agrees)
        )

    def _heard(self, agrees: bool) -> None:
        self._said.clear()
        if agrees:
            self._context.say("记下了：电话同意，回头请本人补签。")
            self.agreed.emit()


def _called(rung: Rung) -> str:
    return " ".join(part for part in (rung.post, rung.name, rung.phone) if part)
