"""收工清零 (17:30): all that is still open, ended, kept or carried over; the six lines and the hand-over sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.cases.find import CaseLine
from hall_assistant.logbook.closing import MOST, Carried
from hall_assistant.orders.values import OrderId
from hall_assistant.people.access import may
from hall_assistant.promises.records import OpenPromise
from ui.models.closing import Closing
from ui.operations import closing
from ui.operations.follow_up import take_in_hand
from ui.operations.promises import hall_hours
from ui.pages.closing.carry_bar import TOMORROW, CarryBar
from ui.pages.closing.case_row import CaseRow
from ui.pages.follow_parts.promise_row import PromiseRow
from ui.pages.follow_parts.row_acts import RowActs
from ui.pages.follow_parts.shift_paper import ShiftPaper
from ui.pages.orders.row import OrderRow
from ui.pages.shown_page import ShownPage
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.list_scroll import ListScroll
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

KINDS = frozenset({"case", "cases", "promises", "order", "orders", "staff"})
_PARTS = (
    ("receptions", "没结、也没定钟点的接待"),
    ("promises", "今天到点、还没了的承诺"),
    ("orders", "今天到点的派单"),
    ("carried", "已经转到以后的"),
)
BELOW = 12
"""Pixels left free under a form that opened at the foot of the list."""


class ClosingPage(ShownPage):
    """`left` back to the log, `daily_wanted` for the six lines of today, `case_wanted` to read one reception."""

    left = Signal()
    daily_wanted = Signal()
    case_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bar: CarryBar | None = None
        self._shown: Closing | None = None
        self.setObjectName("closing_page")
        self._acts = RowActs(context, self, first=TOMORROW)
        self._acts.done.connect(self.read)
        self._acts.open_wanted.connect(lambda row: self._open_promise(row.follow.promise))
        self._mine = self._choice("我的", "closing_mine")
        self._hall = self._choice("全厅", "closing_hall")
        self._count = plain_label("", "closing_count", "strong", wrap=True)
        self._rows = QVBoxLayout()
        self._lay_out()
        context.bus.when(self, KINDS, lambda _changes: self.read_if_shown())
        context.signed.connect(lambda _actor: self._fit_person())
        context.theme.changed.connect(self._show_again)
        self._fit_person()

    def _choice(self, text: str, name: str) -> QPushButton:
        button = word_button(text, name, "chip")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(self.read)
        return button

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("收工清零", "closing_title", "title"))
        head.addWidget(self._mine)
        head.addWidget(self._hall)
        head.addWidget(self._count, 1)
        leave = word_button("回到日志", "closing_leave", "quiet")
        leave.clicked.connect(self.left)
        head.addWidget(leave)
        ways = QWidget()
        row = FlowLayout(ways, gap=space("small"))
        self._paper = ShiftPaper(self._context)
        self._hall.toggled.connect(self._paper.take_whole)
        row.addWidget(self._paper)
        for text, name, tip, call in (
            ("日报六行", "closing_daily", "复制今天的日报，大字照着打", self.daily_wanted.emit),
            ("写快报", "closing_quick", "到现场页，从事件写快报", lambda: self._context.wide_wanted.emit("floor")),
            ("派单台账", "closing_orders", "看全部派单", lambda: self._context.wide_wanted.emit("orders")),
        ):
            button = word_button(text, name, "", tip)
            button.clicked.connect(lambda _checked=False, call=call: call())
            row.addWidget(button)
        self._scroll = ListScroll("closing_list", "今天没了的事", right=space("small"))
        column = self._scroll.column
        self._rows.setSpacing(space("tight"))
        column.addLayout(self._rows)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(ways)
        box.addWidget(self._scroll, 1)

    # reading and showing

    def read(self) -> None:
        """Ask for everything anew."""
        if self._context.actor is not None:
            whole = self._hall.isChecked() and self._leads
            closing.read_closing(self._context, whole=whole, owner=self, then=self._take)

    def _take(self, shown: Closing) -> None:
        self._shown = shown
        self._show_again()

    def _show_again(self) -> None:
        """Build the list anew; while something is being asked in it that waits."""
        shown = self._shown
        if shown is None or self._acts.asking or self._bar is not None or self._context.actor is None:
            return
        at = self._scroll.verticalScrollBar().value()
        empty(self._rows)
        left = shown.still.left
        self._count.setText(f"还有 {left} 件，结掉或转明日。" if left else "今天的都清了，可以收工。")
        for (name, told), count, rows in zip(_PARTS, shown.still.counts, self._parts(shown), strict=True):
            if rows:
                many = f"{MOST}+" if count > MOST else str(count)
                look = "soft" if name == "carried" else "warn"
                put(self._rows, plain_label(f"{told} {many}", f"closing_{name}", look))
            for row in rows:
                put(self._rows, row)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else it cannot go back to its place
        self._scroll.verticalScrollBar().setValue(at)

    def _parts(self, shown: Closing) -> tuple[list[QWidget], ...]:
        still, names = shown.still, shown.board.names
        return (
            [self._case_row(line, shown) for line in still.receptions],
            [self._promise_row(PromiseRow(self._context, one, names, renew="转明日")) for one in shown.promises],
            [self._order_row(OrderRow(self._context, line, shown.board), line.order) for line in still.orders],
            [self._case_row(one.line, shown, one) for one in still.carried],
        )

    def _case_row(self, line: CaseLine, shown: Closing, carried: Carried | None = None) -> CaseRow:
        told = carried is not None and carried.promised  # an hour the customer was told is moved in the promise
        may_carry = not told and (line.handler == self._context.who.staff or self._leads)
        row = CaseRow(self._context, line, shown.board.names, carried=carried, may_carry=may_carry)
        row.opened.connect(lambda: self._open_case(line))
        row.carry_wanted.connect(lambda: self._ask_hour(row))
        return row

    def _promise_row(self, row: PromiseRow) -> PromiseRow:
        row.pressed.connect(lambda act: self._press(row, act))
        return row

    def _order_row(self, row: OrderRow, order: OrderId) -> OrderRow:
        row.opened.connect(lambda: self._context.wide_wanted.emit(f"orders:{order}"))
        return row

    # acts

    def _press(self, row: PromiseRow, act: str) -> None:
        self._close_bar()
        self._acts.press(row, act)

    def _open_case(self, line: CaseLine) -> None:
        if line.handler == self._context.who.staff:
            take_in_hand(self._context, case=line.case)
        else:
            self.case_wanted.emit(line.case)

    def _open_promise(self, one: OpenPromise) -> None:
        if one.handler == self._context.who.staff:
            take_in_hand(self._context, case=one.case)
        else:
            self.case_wanted.emit(one.case)

    def _ask_hour(self, row: CaseRow) -> None:
        self._acts.close()
        self._close_bar()
        bar = CarryBar(hall_hours(self._context))
        bar.left.connect(self._leave_bar)
        bar.carried.connect(
            lambda due, words: closing.carry_over(
                self._context,
                case=row.line.case,
                due=due,
                words=words,
                owner=bar,
                then=self._leave_bar,
                failed=bar.refuse,
            )
        )
        self._bar = bar
        row.open_below(bar)
        QTimer.singleShot(0, bar, lambda: self._scroll.ensureWidgetVisible(bar, 0, BELOW))

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None

    def _leave_bar(self) -> None:
        self._close_bar()
        self.read()

    # coming and going

    @property
    def _leads(self) -> bool:
        actor = self._context.actor
        return actor is not None and may(actor.role, "cases.act_for_another")

    def _fit_person(self) -> None:
        self._acts.close()
        self._close_bar()
        self._hall.setVisible(self._leads)
        self._mine.setVisible(self._leads)
        (self._hall if self._leads else self._mine).setChecked(True)
        self._paper.take_whole(self._hall.isChecked())
        self.read_if_shown()
