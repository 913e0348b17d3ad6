"""One order: its two clocks, who and what, the acts, what is linked, and its course fact by fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.clock import local_text
from hall_assistant.errors import HallError
from hall_assistant.orders.course import OrderEntry
from hall_assistant.orders.values import STAGE_NAMES, OrderId
from hall_assistant.privacy.masking import masked
from ui.models.notices import moment_words
from ui.models.orders import OrderShown, clock_words
from ui.operations import orders
from ui.operations.orders import OrderActs
from ui.pages.orders.act_bar import ActBar, ActSpec
from ui.pages.orders.acts import correction_of, offered, spec_of
from ui.pages.orders.giving import HOURS, give
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.list_scroll import ListScroll
from ui.widgets.whole_text import WholeText
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

KINDS = frozenset({"order", "orders", "case", "cases", "promises"})
LINES = 6


class OrderView(QFrame):
    """`left` when it is closed, `case_wanted` with a reception to open."""

    left = Signal()
    case_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._order: OrderId | None = None
        self._shown: OrderShown | None = None
        self._bar: ActBar | None = None
        self._entry: OrderEntry | None = None
        self.setObjectName("order_view")
        self.setProperty("look", "card")
        self._title = plain_label("", "order_title", "lead", wrap=True)
        self._about = plain_label("", "order_view_about", "soft", wrap=True)
        self._contact = plain_label("", "order_contact_clock", "", wrap=True)
        self._answer = plain_label("", "order_answer_clock", "", wrap=True)
        self._acts = QWidget()
        self._act_row = FlowLayout(self._acts, gap=context.theme.space("tight"))
        self._bar_place = QVBoxLayout()
        self._linked = QWidget()
        self._linked_row = FlowLayout(self._linked, gap=context.theme.space("tight"))
        self._text = WholeText("order_whole_text", "派单原文", most=LINES)
        self._course = QVBoxLayout()
        self._lay_out()
        context.bus.when(self, KINDS, self._changed)
        context.private_changed.connect(lambda _on: self._show())
        context.signed.connect(lambda _actor: self.close_order())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        back = word_button("收起", "order_close_view", "quiet", "回到列表")
        back.clicked.connect(self.close_order)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = ListScroll("order_course", "派单经过", right=space("small"))
        column = self._scroll.column
        column.setSpacing(space("small"))
        paper = QFrame()
        paper.setProperty("look", "paper")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(space("medium"), space("tight"), space("small"), space("tight"))
        inside.addWidget(self._text)
        self._paper = paper
        self._bar_place.setSpacing(0)
        self._course.setSpacing(space("tight"))
        column.addWidget(self._acts)
        column.addLayout(self._bar_place)
        column.addWidget(self._linked)
        column.addWidget(paper)
        column.addLayout(self._course)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addLayout(head)
        for part in (self._about, self._contact, self._answer):
            box.addWidget(part)
        box.addWidget(self._scroll, 1)

    # reading and showing

    @property
    def order(self) -> OrderId | None:
        """The order shown."""
        return self._order

    def open(self, order: OrderId) -> None:
        """Show an order."""
        if order != self._order:
            self._order = order
            self._shown = None
            self._put_bar_away()
            self._scroll.verticalScrollBar().setValue(0)
        self.read()

    def close_order(self) -> None:
        """Nothing to read any more."""
        self._order = self._shown = None
        self._put_bar_away()
        self.left.emit()

    def read(self) -> None:
        """Ask for it anew."""
        if self._order is not None:
            orders.read_order(self._context, self._order, owner=self, then=self._take, failed=self._not_read)

    def _not_read(self, error: HallError) -> None:
        self._context.trouble(error)
        self.close_order()

    def _take(self, shown: OrderShown) -> None:
        if shown.state.order == self._order:
            self._shown = shown
            self._show()

    def _changed(self, changes: Changes) -> None:
        cases = {link.case for link in self._shown.state.links} if self._shown is not None else set()
        if self._order is not None and ({self._order} | cases) & changes.subjects:
            self.read()

    def _show(self) -> None:
        """Everything but an act that is being filled in."""
        shown = self._shown
        if shown is None or self._context.actor is None:
            return
        self._tell(shown)
        self._show_acts(shown)
        self._show_linked(shown)
        self._text.show_text(masked(shown.state.text))
        self._paper.setVisible(bool(shown.state.text))
        empty(self._course)
        for entry in reversed(shown.entries):
            put(self._course, self._line(entry))

    def _tell(self, shown: OrderShown) -> None:
        clock, state = self._context.hall.clock, shown.state
        now, offset, marks = clock.now(), clock.offset(), shown.marks(clock.now())
        self._title.setText(f"{shown.source}　{state.number}")
        parts = [STAGE_NAMES[state.stage], shown.person.line, f"{shown.names.get(state.holder, '同事')} 办"]
        parts.append(f"{moment_words(state.received, now, offset)}收单")
        parts.append(f"又派来 {len(state.again)} 次，时限按头一次" if state.again else "")
        self._about.setText(" · ".join(part for part in parts if part))
        contact = clock_words(state.contact_due, state.first_tried, marks.contact_late, now, offset)
        answer = clock_words(state.answer_due, state.answered, marks.answer_late, now, offset)
        for label, words, late in (
            (self._contact, f"首次联系：{contact}", marks.contact_late),
            (self._answer, f"回单：{answer}", marks.answer_late),
        ):
            label.setText(words)
            label.setProperty("look", "bad" if late else "")
            label.style().polish(label)

    def _show_acts(self, shown: OrderShown) -> None:
        empty(self._act_row)
        for id, words, tip in offered(shown, self._context.who):
            button = word_button(words, f"order_do_{id}", "accent" if id == "reply" else "", tip)
            button.clicked.connect(lambda _on=False, act=id: self.ask(act))
            put(self._act_row, button)

    def _show_linked(self, shown: OrderShown) -> None:
        empty(self._linked_row)
        self._linked.setVisible(bool(shown.linked))
        may_act = bool(offered(shown, self._context.who))
        for linked in shown.linked:
            number = short(linked.line.number)
            open = word_button(f"接待 {number}", f"order_case_{number}", "", "看这次接待")
            open.clicked.connect(lambda _on=False, case=linked.line.case: self.case_wanted.emit(case))
            put(self._linked_row, open)
            if may_act:
                off = word_button("不关联", f"order_unlink_{number}", "quiet", "关联错了")
                off.setAccessibleName(f"不关联接待 {number}")
                off.clicked.connect(lambda _on=False, case=linked.line.case: self._unlink(case))
                put(self._linked_row, off)

    def _line(self, entry: OrderEntry) -> QWidget:
        clock = self._context.hall.clock
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.space("small"))
        when = plain_label(moment_words(entry.at, clock.now(), clock.offset()), "order_entry_at", "hint")
        when.setFixedWidth(self._context.theme.px(96))
        what = f"{entry.what}{'（更正过）' if entry.corrected else ''} · {entry.who}"
        words = plain_label("", "order_entry", "", wrap=True)
        put_text(words, shortened(masked(f"{what}\n{entry.text}".strip()), 600))
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        shown = self._shown
        if entry.amendable and shown is not None and offered(shown, self._context.who):
            change = word_button("更正", f"order_correct_{entry.seq}", "quiet", "原来的也留着")
            change.setAccessibleName(f"更正：{entry.what}")
            change.clicked.connect(lambda: self._correct(entry))
            row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    # acts

    def ask(self, act: str) -> None:
        """Open the bar of an act, or put it away if it is the one that is open."""
        if self._shown is None:
            return
        again = self._bar is not None and self._bar.spec.id == act
        self._put_bar_away()
        if not again:
            self._open_bar(spec_of(act, self._shown, private=self._context.private))

    def _open_bar(self, spec: ActSpec) -> None:
        self._bar = bar = ActBar(self._context, spec)
        bar.left.connect(self._put_bar_away)
        bar.given.connect(lambda given: give(self._context, bar, given, self._acts_of(bar), self._entry))
        put(self._bar_place, bar)
        bar.begin()
        self._scroll.verticalScrollBar().setValue(0)

    def _acts_of(self, bar: ActBar) -> OrderActs:
        return OrderActs(self._context, self._order or OrderId(""), self, self._done, bar.refuse)

    def _put_bar_away(self) -> None:
        if self._bar is not None:
            self._bar = self._entry = None
            empty(self._bar_place)

    def _done(self) -> None:
        self._put_bar_away()
        self.read()

    def _correct(self, entry: OrderEntry) -> None:
        offset = self._context.hall.clock.offset()
        hours = {
            one.field: local_text(one.value, offset) if isinstance(one.value, int) else ""
            for one in entry.amendable
            if one.field in HOURS
        }
        self._put_bar_away()
        self._open_bar(correction_of(entry, hours))
        self._entry = entry

    def _unlink(self, case: CaseId) -> None:
        if self._order is not None:
            acts = OrderActs(self._context, self._order, self, self.read, self._context.trouble)
            acts.unlink(case=case)
