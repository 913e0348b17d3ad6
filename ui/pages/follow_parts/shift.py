"""交班: all my open receptions to one colleague, who takes each; the sheet for it (交接单) in one click more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.cases.find import CaseLine
from hall_assistant.clock import local_time
from hall_assistant.logbook.exports import topic_name
from ui.models.follow_up import FollowUp
from ui.pages.follow_parts.shift_paper import ShiftPaper
from ui.widgets.flow_layout import empty, put
from ui.widgets.list_scroll import ListScroll
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class ShiftPanel(QFrame):
    """`given` carries the colleague's staff id, `taken_back` a case offered and not yet taken."""

    given = Signal(str)
    taken_back = Signal(str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("shift_panel")
        self.setProperty("look", "note")
        self._title = plain_label("", "shift_title", "strong", wrap=True)
        self._to = QComboBox()
        self._to.setObjectName("shift_to")
        self._to.setAccessibleName("交给谁")
        self._give = word_button("交出", "shift_give", "accent", "对方点了接手才算数，首问记录还是您的")
        self._give.clicked.connect(self._press)
        self.paper = ShiftPaper(context)
        leave = word_button("先不交", "shift_leave", "quiet")
        leave.clicked.connect(self.left)
        self._rows = QVBoxLayout()
        space = context.theme.space
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        for part in (self._to, self._give, leave):
            head.addWidget(part)
        self._scroll = ListScroll("shift_list", "手上的接待")
        column = self._scroll.column
        column.addLayout(self._rows)
        column.addStretch(1)
        self._rows.setSpacing(space("hair"))
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.addLayout(head)
        box.addWidget(self._scroll)
        box.addWidget(self.paper)

    def show_shift(self, shown: FollowUp) -> None:
        """Show my open receptions and who could take them."""
        waiting = [line for line in shown.handled if not line.offered_to]
        chosen = self._to.currentData()
        self._to.clear()
        for one in shown.colleagues:
            self._to.addItem(f"{one.name} {one.number}", one.staff)
        self._to.setCurrentIndex(max(self._to.findData(chosen), 0))
        self._give.setEnabled(bool(waiting and shown.colleagues))
        self._give.setText(f"交出 {len(waiting)} 个" if waiting else "交出")
        self._title.setText(
            f"手上没结的 {len(shown.handled)} 个，一起交给：" if shown.handled else "手上都结了，可以放心下班。"
        )
        empty(self._rows)
        for line in shown.handled:
            put(self._rows, self._row(line, shown.names.get(line.offered_to, "")))
        self._scroll.setFixedHeight(self._context.theme.px(30) * min(max(len(shown.handled), 1), 5))
        self._scroll.setVisible(bool(shown.handled))

    def _row(self, line: CaseLine, offered: str) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        started = local_time(line.started, self._context.hall.clock.offset())
        due = f"{line.open_promises} 件承诺" if line.open_promises else ""
        legs = f"等部门 {line.open_legs} 件" if line.open_legs else ""
        topic = topic_name(line, self._context.hall.library)
        parts = (short(line.number), f"{started} 开始", line.person.line or "还没登记是谁", topic, due, legs)
        row.addWidget(plain_label(" · ".join(part for part in parts if part), "shift_line", wrap=True), 1)
        if offered:
            row.addWidget(plain_label(f"等{offered}接手", "shift_waiting", "soft"))
            back = word_button("收回", "shift_back", "quiet", "不转了，还是我办")
            back.clicked.connect(lambda: self.taken_back.emit(line.case))
            row.addWidget(back)
        return place

    def _press(self) -> None:
        if self._to.currentData():
            self._give.setEnabled(False)
            self.given.emit(str(self._to.currentData()))
