"""派单台账: orders sent down from outside, what is past its hour first, then what waits for a call or an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from hall_assistant.orders.records import OrderLine
from hall_assistant.orders.values import OrderId
from hall_assistant.people.access import may
from ui.models.orders import GROUPS, OrderBoard, group_of
from ui.operations import orders
from ui.pages.orders.detail import OrderView
from ui.pages.orders.form import OrderForm
from ui.pages.orders.overview_strip import OverviewStrip
from ui.pages.orders.row import OrderRow
from ui.pages.reading.beside import Beside
from ui.pages.reading.reception import ReceptionView
from ui.pages.shown_page import ShownPage
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.list_scroll import ListScroll
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

KINDS = frozenset({"order", "orders", "order_links", "staff"})
AT_ONCE = 40
"""Orders laid out at once; the rest by a click."""
LOOKS = {"late": "bad", "contact": "warn", "returned": "warn"}


class OrdersPage(ShownPage):
    """The page. It reads when shown and when an order changed, and looks at the hour each minute."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, each_minute=True)
        self._context = context
        self._board = OrderBoard()
        self._limit = AT_ONCE
        self.setObjectName("orders_page")
        self._mine = self._choice("我的", "orders_mine", "我办的")
        self._hall = self._choice("全厅", "orders_hall", "全厅的")
        self._hall.setChecked(True)
        self._count = plain_label("", "orders_count", "soft", wrap=True)
        self._enter = word_button("登记派单", "orders_enter", "accent", "派单整段贴进来")
        self._enter.clicked.connect(self.start_form)
        self._over = word_button("", "orders_over", "quiet", "办结的，记录都在")
        self._over.setCheckable(True)
        self._over.toggled.connect(lambda _on: self._show())
        self.form = OrderForm(context)
        self.form.hide()
        self.form.left.connect(self._close_form)
        self.detail = OrderView(context)
        self.detail.left.connect(self._close_side)
        self.detail.case_wanted.connect(self._open_case)
        self.reception = ReceptionView(context)
        self.reception.hide()
        self.reception.left.connect(self._close_case)
        self._overview = OverviewStrip()
        self._overview.asked_for.connect(lambda _asked: self._ask_again())
        self._rows = QVBoxLayout()
        self._lay_out()
        context.bus.when(self, KINDS, lambda _changes: self.read_if_shown())
        context.theme.changed.connect(self._show)
        context.signed.connect(lambda _actor: self._other_person())
        self._fit_person()

    def _choice(self, text: str, name: str, tip: str) -> QPushButton:
        button = word_button(text, name, "chip", tip)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(self._ask_again)
        return button

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("派单台账", "orders_title", "title"))
        head.addWidget(self._mine)
        head.addWidget(self._hall)
        head.addWidget(self._count, 1)
        head.addWidget(self._enter)
        self._scroll = ListScroll("orders_list", "派单", right=space("small"))
        column = self._scroll.column
        column.setSpacing(space("small"))
        self._rows.setSpacing(space("tight"))
        column.addWidget(self.form)
        column.addLayout(self._rows)
        foot = QWidget()
        FlowLayout(foot).addWidget(self._over)
        column.addWidget(foot)
        column.addStretch(1)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.detail)
        beside.addWidget(self.reception)
        self._pair = Beside(self._context.theme, self._scroll, side, beside_from=1100)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self._overview)
        box.addWidget(self._pair, 1)

    # reading and showing

    def read(self) -> None:
        """Ask for everything anew."""
        if self._context.actor is None:
            return
        asked = replace(self._overview.asked, holder=self._me if self._mine.isChecked() else "")

        def take(board: OrderBoard) -> None:
            if asked == replace(self._overview.asked, holder=self._me if self._mine.isChecked() else ""):
                self._board = board
                self._show()

        orders.read_board(self._context, asked, owner=self, then=take)

    def _ask_again(self) -> None:
        """Another list, from its beginning."""
        self._limit = AT_ONCE
        self._scroll.verticalScrollBar().setValue(0)
        self.read()

    @property
    def _me(self) -> str:
        return self._context.actor.staff if self._context.actor is not None else ""

    def _listed(self) -> list[OrderLine]:
        lines = [*self._board.lines, *(self._board.closed if self._over.isChecked() else ())]
        return [line for line in lines if not self._mine.isChecked() or line.holder == self._me]

    def _show(self) -> None:
        """Build the list anew."""
        at = self._scroll.verticalScrollBar().value()
        empty(self._rows)
        now, listed = self._context.hall.clock.now(), self._listed()
        groups: dict[str, list[OrderLine]] = {}
        for line in listed:
            groups.setdefault(group_of(line, now), []).append(line)
        room = self._limit
        for group, name in GROUPS:
            lines = groups.get(group, [])
            if lines and room > 0:
                put(self._rows, plain_label(f"{name} {len(lines)}", f"orders_{group}", LOOKS.get(group, "soft")))
                for line in lines[:room]:
                    put(self._rows, self._row(line))
                room -= len(lines)
        if room < 0:
            more = word_button(f"后面还有 {-room} 张", "orders_more", "quiet")
            more.clicked.connect(self._show_more)
            put(self._rows, more)
        self._tell(groups)
        self._overview.show_overview(self._board.counts, self._board.sources)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else it cannot go back to its place
        self._scroll.verticalScrollBar().setValue(at)

    def _show_more(self) -> None:
        self._limit += 100
        self._show()

    def _tell(self, groups: dict[str, list[OrderLine]]) -> None:
        late = len(groups.get("late", ()))
        waiting = late + sum(len(groups.get(group, ())) for group in ("contact", "answer", "returned"))
        whose = "手上" if self._mine.isChecked() else "全厅"
        if any((self._overview.asked.source, self._overview.asked.stage, self._overview.asked.hour)):
            whose = "这些里"
        told = f"{whose}有 {waiting} 张要办" if waiting else f"{whose}没有要办的派单。"
        self._count.setText(told + (f"，超时 {late} 张先办。" if late else ""))
        over = len(self._board.closed)
        self._over.setText("收起办结的" if self._over.isChecked() else f"办结的 {over} 张")
        self._over.setVisible(over > 0)

    def _row(self, line: OrderLine) -> OrderRow:
        row = OrderRow(self._context, line, self._board)
        row.opened.connect(lambda: self.open_order(line.order))
        return row

    # opening

    def open_order(self, order: OrderId) -> None:
        """Show one order beside the list."""
        self.reception.hide()
        self.detail.show()
        self.detail.open(order)
        self._pair.show_side(True)

    def _close_side(self) -> None:
        self._pair.show_side(False)

    def _open_case(self, case: str) -> None:
        self.detail.hide()
        self.reception.show()
        self.reception.open(CaseId(case))

    def _close_case(self) -> None:
        self.reception.hide()
        self.detail.show()

    def start_form(self) -> None:
        """Enter an order."""
        self._enter.setEnabled(False)
        self.form.start(self._board)
        self.form.show()
        self._scroll.verticalScrollBar().setValue(0)

    def _close_form(self) -> None:
        self._enter.setEnabled(True)
        self.form.hide()
        self.read()

    # coming and going

    def _fit_person(self) -> None:
        actor = self._context.actor
        self._enter.setVisible(actor is not None and may(actor.role, "orders.receive"))
        leads = actor is not None and may(actor.role, "orders.act_for_another")
        (self._hall if leads else self._mine).setChecked(True)

    def _other_person(self) -> None:
        self.form.hide()
        self._enter.setEnabled(True)
        self.reception.hide()
        self.detail.show()
        self._overview.start()
        self._fit_person()
        self.read_if_shown()
