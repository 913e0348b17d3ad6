"""改起点: from when a clock counts, put right with the reason; what it would come to is said before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from hall_assistant.casefile.clocks import Clock
from hall_assistant.library.deadlines import Deadline
from ui.models.counter_desk import CounterDesk
from ui.operations import clocks
from ui.pages.notices.moment import MomentEntry
from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


class ClockCorrection(QFrame):
    """For one clock and the rule it was started by; `left` once it was put right or given up."""

    left = Signal()

    def __init__(self, context: Context, counter: CounterDesk) -> None:
        super().__init__()
        self.setObjectName("clock_correction")
        self.setProperty("look", "note")
        self._context = context
        self._counter = counter
        self._clock: Clock | None = None
        self._rule: Deadline | None = None
        self.begins = MomentEntry(context, "其实从几点起算", "clock_correct_begins", ends=False)
        self.begins.setMaximumWidth(context.theme.px(220))
        self.begins.edit.textChanged.connect(lambda _text: self._look())
        self._reason = QLineEdit()
        self._reason.setObjectName("clock_correct_reason")
        self._reason.setAccessibleName("为什么改")
        self._reason.setPlaceholderText("为什么改")
        bounded(self._reason, 500)
        self._title = plain_label("", "clock_correct_title", "strong", wrap=True)
        self._preview = plain_label("", "clock_correct_preview", wrap=True)
        self._save = word_button("改好", "clock_correct_save", "accent", "原来记的也留着")
        self._save.clicked.connect(self._send)
        leave = word_button("不改了", "clock_correct_leave", "quiet")
        leave.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addWidget(self._reason, 1)
        foot.addWidget(leave)
        foot.addWidget(self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 8, 8)
        box.setSpacing(6)
        for part in (self._title, self.begins, self._preview):
            box.addWidget(part)
        box.addLayout(foot)
        self.hide()

    def start(self, clock: Clock, rule: Deadline) -> None:
        """Ask from when a clock really counts."""
        self._clock, self._rule = clock, rule
        self._title.setText(f"{clock.name}：{clock.starts}")
        self._reason.clear()
        self.begins.show_moment(clock.start)
        self.show()
        self._look()

    def _look(self) -> None:
        self.begins.accept()
        reads, started = self.begins.moment()
        if self._rule is None or not reads or started is None:
            put_text(self._preview, "")
            self._save.setEnabled(False)
            return
        found = clocks.preview(self._context, self._rule, started=started, told=None)
        put_text(self._preview, found.words)
        self._save.setEnabled(found.fits)

    def _send(self) -> None:
        reads, started = self.begins.moment()
        if self._clock is None or self._rule is None or not reads or started is None:
            return
        clocks.correct(
            self._counter,
            clock=self._clock.clock,
            rule=self._rule,
            started=started,
            reason=self._reason.text(),
            then=self._done,
        )

    def _done(self) -> None:
        self._context.say("改好了，到点重新算过。原来记的也留着。")
        self.left.emit()
