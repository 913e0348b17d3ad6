"""时限 of the whole hall on the follow-up page: folded to a button with its number; opened, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.deadlines.records import RunningClock
from ui.models.clock_words import left_short
from ui.operations import clocks, follow_up
from ui.operations.clocks import Running
from ui.widgets.flow_layout import empty
from ui.widgets.hours import due_words
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


class ClocksPlace(QWidget):
    """`button` stands where the page puts it. Public view: no name beside the hour, no red."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clocks_place")
        self._context = context
        self._found: list[RunningClock] = []
        self._jump = ""
        self.button = word_button("时限", "follow_clocks", "", "全厅在走的时限，早到点的在前")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show)
        context.private_changed.connect(self._show)
        self._none = plain_label("全厅没有在走的时限。", "follow_clocks_none", "soft", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(context.theme.space("tight"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._jumped = plain_label("", "follow_clocks_jumped", "warn", wrap=True)
        box.addWidget(self._jumped)
        box.addWidget(self._none)
        box.addLayout(self._rows)
        self.hide()

    def read(self) -> None:
        """Ask again."""
        clocks.read_running(self._context, owner=self, then=self._take)

    def _take(self, running: Running) -> None:
        self._found, self._jump = running.clocks, running.jump
        found = self._found
        many = f" {len(found)}{'+' if len(found) >= clocks.MOST else ''}" if found else ""
        self.button.setText(f"时限{many}")
        self._show()

    def _show(self, _on: object = None) -> None:
        shown = self.button.isChecked()
        self.setVisible(shown)
        empty(self._rows)
        put_text(self._jumped, self._jump if shown else "")
        if shown:
            put_text(self._none, "" if self._found else "全厅没有在走的时限。")
            for one in self._found:
                self._rows.addWidget(self._row(one))

    def _row(self, one: RunningClock) -> QFrame:
        clock, private = self._context.hall.clock, self._context.private
        now, offset = clock.now(), clock.offset()
        late = one.due <= now
        holder = QFrame()
        holder.setObjectName(f"running_{short(one.number)}_{one.clock}")
        holder.setProperty("look", "card")
        row = QHBoxLayout(holder)
        row.setContentsMargins(10, 4, 8, 4)
        row.addWidget(plain_label(due_words(one.due, now, offset), "running_due", "strong"))
        if private or not late:
            row.addWidget(plain_label(left_short(one.due, now), "running_left", "bad" if late else "soft"))
        topic = self._context.hall.library.topics.get(one.topic)
        parts = (one.name if private else "", topic.name if topic else "", short(one.number))
        row.addWidget(plain_label(" · ".join(part for part in parts if part), "running_what", wrap=True), 1)
        go = word_button("打开接待", "running_open", "quiet", "到接待里看为什么是这天、点「办到了」")
        go.clicked.connect(lambda: follow_up.take_in_hand(self._context, case=one.case))
        row.addWidget(go)
        met = word_button("办到了", "running_meet", "chip")
        met.clicked.connect(lambda: clocks.meet_at(self._context, case=one.case, clock=one.clock, owner=self))
        row.addWidget(met)
        return holder
