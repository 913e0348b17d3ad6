"""Starting a clock: a rule that fits the topic, from when, and what it comes to before anything is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.library.deadlines import Deadline
from ui.models.counter_desk import CounterDesk
from ui.operations import clocks
from ui.operations.clocks import Rules
from ui.pages.notices.moment import MomentEntry
from ui.theme import set_look
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


class StartClock(QWidget):
    """Chips of the rules; one chosen asks from when, and for the due hour where it cannot be counted."""

    def __init__(self, context: Context, counter: CounterDesk) -> None:
        super().__init__()
        self.setObjectName("start_clock")
        self._context = context
        self._counter = counter
        self._rules: Rules = ()
        self._chosen: Deadline | None = None
        self._chips = ChipRow("clock_rule")
        self._chips.picked.connect(self._choose)
        self._starts = plain_label("", "clock_starts", "soft", wrap=True)
        self.begins = MomentEntry(context, "从几点起算", "clock_begins", ends=False)
        self.told = MomentEntry(context, "说好的到点", "clock_told", ends=True)
        self._preview = plain_label("", "clock_preview", wrap=True)
        self._start = word_button("起算", "clock_start", "accent", "记下起算，到点前提醒")
        self._start.clicked.connect(self.press)
        for entry in (self.begins, self.told):
            entry.edit.textChanged.connect(lambda _text: self._look())
            entry.edit.returnPressed.connect(self.press)
        self._form = QWidget()
        self._build()
        self._form.hide()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        for entry in (self.begins, self.told):
            entry.setMaximumWidth(self._context.theme.px(220))
            row.addWidget(entry, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        last = QHBoxLayout()
        last.addWidget(self._preview, 1)
        last.addWidget(self._start, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self._form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._starts)
        inside.addLayout(row)
        inside.addLayout(last)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(plain_label("起一个时限", "start_clock_title", "strong"))
        box.addWidget(self._chips)
        box.addWidget(self._form)

    def show_rules(self, rules: Rules) -> None:
        """Show the rules of another topic."""
        if rules != self._rules:
            self._rules = rules
            self.close_form()

    def close_form(self) -> None:
        """Nothing chosen."""
        self._chosen = None
        self._form.hide()
        self._show_chips()

    def _show_chips(self) -> None:
        self._chips.show_chips(
            [
                ChipFace(rule.id, rule.name, checked=rule is self._chosen, hint=f"从{rule.starts}起")
                for rule in self._rules
            ]
        )

    def _choose(self, rule: str) -> None:
        self._chosen = next((one for one in self._rules if one.id == rule), None)
        self._show_chips()
        if self._chosen is None:
            return
        self._starts.setText(f"起算：{self._chosen.starts}。办到：{self._chosen.met_by}。")
        self.begins.show_moment(None)
        self.begins.edit.setPlaceholderText("不填就是现在")
        self.told.show_moment(None)
        needs = clocks.preview(self._context, self._chosen, started=None, told=None).needs_hour
        self.told.setVisible(needs)
        self._form.show()
        self._look()

    def _moments(self) -> tuple[bool, int | None, int | None]:
        """Whether both can be read, and the two instants."""
        reads, started = self.begins.moment()
        hour_reads, told = self.told.moment() if not self.told.isHidden() else (True, None)
        return reads and hour_reads, started, told

    def _look(self) -> None:
        """Say what it would come to."""
        for entry in (self.begins, self.told):
            entry.accept()
        if self._chosen is None:
            return
        reads, started, told = self._moments()
        if not reads:
            put_text(self._preview, "")
            self._start.setEnabled(False)
            return
        found = clocks.preview(self._context, self._chosen, started=started, told=told)
        put_text(self._preview, found.words)
        set_look(self._preview, "strong" if found.fits else "soft")
        self._start.setEnabled(found.fits)

    def press(self) -> None:
        """Start it as it stands."""
        if self._chosen is None or not self._start.isEnabled():
            return
        reads, started, told = self._moments()
        if reads:
            clocks.start(self._counter, rule=self._chosen, started=started, told=told, then=self.close_form)
