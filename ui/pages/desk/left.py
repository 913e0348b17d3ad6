"""The left column: begin, the open receptions, the rail with time per step, write-up, summary, shift end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from ui.models.counter_desk import CounterDesk
from ui.models.desk_words import row_faces
from ui.operations import cases
from ui.pages.desk.handing import HandingMenu
from ui.widgets.reception_list import ReceptionList
from ui.widgets.step_rail import StepRail
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class LeftColumn(QWidget):
    """What is open, and where the one in hand stands."""

    write_up_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk_left")
        self._context = context
        self._counter = counter
        tip = context.shortcuts.tip
        begin = word_button("接待开始 ●", "desk_begin", "accent", tip("只开计时，什么都不用填", "begin"))
        begin.clicked.connect(counter.begin)
        self.list = ReceptionList()
        self.list.picked.connect(lambda case: counter.open(CaseId(case)))
        self._none = plain_label("没有开着的接待", "receptions_none", "hint", wrap=True)
        self.rail = StepRail(wide=True)
        self.rail.picked.connect(lambda step: cases.enter_step(counter, step=step))
        self._write_up = word_button("事后补记", "desk_write_up", "", tip("忙完再记，五个问题", "write_up"))
        self._write_up.clicked.connect(self.write_up_wanted)
        self._summary = word_button("复制摘要", "desk_summary", "", tip("复制工单摘要", "summary"))
        self._summary.clicked.connect(self.summary_wanted)
        self._shift = word_button("交班", "desk_shift", "quiet", "把开着的接待都转给同事")
        self._shifting = HandingMenu(context, counter, everything=True, parent=self)
        self._shift.clicked.connect(lambda: self._shifting.open_at(self._shift))
        self._build(begin)
        seen = WhenSeen(self, self.show_hand)
        counter.changed.connect(seen.changed)
        context.private_changed.connect(seen.changed)
        counter.listed.connect(seen.changed)
        self.show_hand()

    def _build(self, begin: QWidget) -> None:
        ground = QWidget()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.list)
        inside.addWidget(self._none)
        self._open = TallScroll("desk_left_scroll", ground, tall=False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(begin)
        box.addWidget(self._open, 1)
        box.addWidget(self.rail)
        box.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._write_up, 1)
        row.addWidget(self._summary, 1)
        box.addLayout(row)
        box.addWidget(self._shift)

    def show_hand(self) -> None:
        """Paint list and rail."""
        counter = self._counter
        names = {person.staff: person.name for person in counter.staff}
        rows = row_faces(self._context.hall.library, counter.own, counter.case, names)
        self.list.show_rows(rows)
        self._none.setVisible(not rows)
        self._shift.setVisible(bool(rows))
        self._fit_list()
        private = self._context.private
        self.rail.show_steps([replace(step, named=private) for step in counter.sight.steps])

    def _fit_list(self) -> None:
        """Many open receptions scroll among themselves; the rail below them keeps its room."""
        whole = self._open.widget().sizeHint().height()
        self._open.setMaximumHeight(whole)
        self._open.setMinimumHeight(min(whole, self.fontMetrics().height() * 4))
        QTimer.singleShot(0, self, self._show_current)  # a new row has no place before the next layout

    def _show_current(self) -> None:
        current = self.list.current()
        if current is not None:
            self._open.ensureWidgetVisible(current, 0, 0)
