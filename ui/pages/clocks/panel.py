"""时限: the clocks of the reception in hand, why each is due when it is, and starting another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.casefile.clocks import Clock
from ui.models.counter_desk import CounterDesk
from ui.operations import clocks
from ui.operations.clocks import Rules
from ui.pages.clocks.rows import At, ClockRow
from ui.pages.clocks.starting import StartClock
from ui.widgets.flow_layout import empty
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from hall_assistant.library.deadlines import Deadline
    from ui.context import Context
    from ui.pages.clocks.correcting import ClockCorrection


class ClockPanel(QWidget):
    """Rows on top, the nearest first and opened; below, what can be started."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clock_panel")
        self._context = context
        self._counter = counter
        self._rules: Rules = ()
        self._topic: str | None = None
        self._open = ""
        self._shown: tuple[object, ...] = ()
        self._none = plain_label("这件事还没起时限。下面挑一个，几点到点算给您看。", "clock_none", "soft", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.starting = StartClock(context, counter)
        self._correction: ClockCorrection | None = None
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self._none)
        box.addLayout(self._list)
        box.addWidget(self.starting)
        seen = WhenSeen(self, self.show_hand)
        counter.changed.connect(seen.changed)
        context.private_changed.connect(seen.changed)
        counter.opened.connect(self._start_anew)
        self.show_hand()

    def choose(self, name: str) -> None:
        """Open one clock's why."""
        self._open = name
        self.show_hand()

    def _start_anew(self) -> None:
        self._open = ""
        self._close_correction()
        self.starting.close_form()
        self.show_hand()

    def show_hand(self) -> None:
        """Show the clocks of the reception in hand; the rules again when its topic is another."""
        topic = self._counter.state.topic
        if topic != self._topic:
            self._topic = topic
            clocks.read_rules(self._context, topic=topic, owner=self, then=self._take_rules)
        self._show_rows()

    def _take_rules(self, rules: Rules) -> None:
        self._rules = rules
        self.starting.show_rules(rules)
        self._show_rows()

    def _show_rows(self) -> None:
        held, clock = self._counter.state.clocks, self._context.hall.clock
        at = At(clock.now(), clock.offset(), self._context.private)
        shown = (held, self._open, at.now // 60_000, self._rules, at.private)
        if shown == self._shown:
            return
        self._shown = shown
        self._none.setVisible(not held)
        empty(self._list)
        for one in sorted(held, key=_order):
            self._list.addWidget(self._row(one, at))

    def _row(self, clock: Clock, at: At) -> QWidget:
        opened = clock.clock == self._open
        told = clocks.told_words(self._context, clock, self._rules) if opened and clock.running else ()
        row = ClockRow(clock, at, told=told, open_now=opened)
        row.met.connect(lambda name: clocks.meet(self._counter, clock=name))
        row.why_wanted.connect(self.choose)
        row.correct_wanted.connect(self._correct)
        return row

    def _correct(self, name: str) -> None:
        """Ask for the right start, above the rows; the form is made when first wanted."""
        meant = next((one for one in self._counter.state.clocks if one.clock == name), None)
        clocks.read_rule(
            self._context, rule=meant.rule if meant else "", owner=self, then=lambda rule: self._ask(meant, rule)
        )

    def _ask(self, meant: Clock | None, rule: Deadline | None) -> None:
        if meant is None or rule is None:
            self._context.say("这条时限的规则现在没有了，改不了起点。点「办到了」，再照现在的起一个。")
            return
        if self._correction is None:
            from ui.pages.clocks.correcting import ClockCorrection

            self._correction = ClockCorrection(self._context, self._counter)
            self._correction.left.connect(self._close_correction)
            self._box.insertWidget(0, self._correction)
        self.choose("")  # its why has been read; the form wants the room
        self._correction.start(meant, rule)

    def _close_correction(self) -> None:
        if self._correction is not None:
            self._correction.hide()


def _order(clock: Clock) -> tuple[bool, int]:
    """Running ones first, by due hour."""
    return not clock.running, clock.due
