"""One reception to read: what it was and came to, then its timeline; an entry is corrected where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.clock import local_text
from hall_assistant.errors import HallError
from hall_assistant.logbook.exports import result_name, topic_name
from hall_assistant.logbook.timeline import Entry
from hall_assistant.people.access import may
from hall_assistant.privacy.masking import masked
from ui.models.log import Opened
from ui.operations import logbook
from ui.operations.follow_up import take_in_hand
from ui.pages.reading.correction import CorrectionForm
from ui.pages.reading.late_strips import LateStrips
from ui.pages.reading.order_links import OrderLinks
from ui.pages.reading.stage_bar import StageBar
from ui.pages.reading.timeline_rows import HIDDEN_IN_PUBLIC, TimelineRow
from ui.pages.slip import SlipButtons
from ui.widgets.flow_layout import empty, put
from ui.widgets.list_scroll import ListScroll
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

AT_ONCE = 150
"""Entries laid out at once; the rest by a click."""


class ReceptionView(QFrame):
    """`left` when the person closes it."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None, *, at_desk: bool = False) -> None:
        super().__init__(parent)
        self._context = context
        self._at_desk = at_desk
        self._opened: Opened | None = None
        self._case: CaseId | None = None
        self._form: CorrectionForm | None = None
        self._stale = False
        self.setObjectName("reception_view")
        self.setProperty("look", "card")
        self._title = plain_label("", "reception_title", "lead", wrap=True)
        self._about = plain_label("", "reception_about", "soft", wrap=True)
        self._result = plain_label("", "reception_result", "strong", wrap=True)
        self._hand = word_button("打开接待", "reception_open", "", "到接待页接着办")
        self._hand.clicked.connect(self._take)
        self._slip = SlipButtons(context, self._ask_slip, "reception_slip")
        self._orders = OrderLinks(context)
        self._stages = StageBar()
        self._stages.picked.connect(self._look_at)
        self._rows = QVBoxLayout()
        self._lay_out()
        context.bus.when(self, {"case", "cases", "promises"}, self._changed)
        context.private_changed.connect(lambda _on: self._show_again())
        context.signed.connect(lambda _actor: self._show_again())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        tip = "回到接待" if self._at_desk else "回到列表"
        back = word_button("收起", "reception_close", "quiet", tip)
        back.clicked.connect(self.close_reception)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._hand, 0, Qt.AlignmentFlag.AlignTop)
        if not self._at_desk:  # the desk has one of its own
            from ui.widgets.private_switch import PrivateSwitch

            switch = PrivateSwitch(self._context, "reception_private", key=False)
            head.addWidget(switch, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = ListScroll("timeline", "时间线")
        self._rows.setContentsMargins(0, 0, space("small"), 0)
        self._rows.setSpacing(0)
        column = self._scroll.column
        column.addLayout(self._rows)
        column.addStretch(1)
        self._strips = LateStrips(self._context, head, column, at_desk=self._at_desk, review_turned=self._show_again)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addLayout(head)
        for part in (self._about, self._result, self._slip, self._orders, self._stages):
            box.addWidget(part)
        box.addWidget(self._scroll, 1)

    @property
    def case(self) -> CaseId | None:
        """The reception shown."""
        return self._case

    def open(self, case: CaseId) -> None:
        """Show a reception."""
        if case != self._case:
            self._case = case
            self._form = None
            self._stages.start()
            self._scroll.verticalScrollBar().setValue(0)
        self._orders.show_case(case)
        self._read()

    def close_reception(self) -> None:
        """Nothing to read any more."""
        self._case = self._opened = self._form = None
        self._strips.close()
        self._orders.show_case(None)
        empty(self._rows)
        self.left.emit()

    def _read(self) -> None:
        if self._case is not None:
            logbook.read_reception(
                self._context, case=self._case, owner=self, then=self._take_read, failed=self._not_read
            )

    def _not_read(self, error: HallError) -> None:
        self._context.trouble(error)
        self.close_reception()

    def _take_read(self, opened: Opened) -> None:
        if opened.line.case != self._case:
            return
        self._opened = opened
        self._show_again()

    def _changed(self, changes: Changes) -> None:
        if self._case in changes.subjects:
            self._read()

    def _show_again(self) -> None:
        """Build anew; while a correction is being typed that waits until it is saved or left."""
        if self._opened is None or self._context.actor is None:
            return
        self._strips.show_for(self._opened)
        self._stale = self._form is not None
        if not self._stale:
            self._tell(self._opened)
            self._build(self._opened.entries)

    def _tell(self, opened: Opened) -> None:
        line, names = opened.line, opened.names
        topic = topic_name(line, self._context.hall.library)
        self._title.setText("　".join(part for part in (line.person.line, topic) if part) or "还没登记是谁、什么事")
        first, handler = names.get(line.first_asked, ""), names.get(line.handler, "")
        started = local_text(line.started, self._context.hall.clock.offset())
        parts = [line.number, f"{started} 开始", "补记" if line.mode == "writeup" else "", f"首问 {first}"]
        parts.append(f"经办 {handler}" if handler != first else "")
        parts.append(f"工单 {line.order_number}" if line.order_number else "")
        self._about.setText(" · ".join(part for part in parts if part))
        words = masked(line.sentence)
        due = f"，还有 {line.open_promises} 件承诺没兑现" if line.open_promises else ""
        put_text(self._result, result_name(line) + (f"：{shortened(words, 300)}" if words else "") + due)
        self._hand.setVisible(line.state == "open" and self._may_act and not self._at_desk)

    def _look_at(self, way: str) -> None:
        """One stage of it; while a correction is being typed that waits."""
        self._stages.chosen = way
        self._stale = self._form is not None
        if self._opened is not None and not self._stale:
            self._build(self._opened.entries)

    @property
    def _may_act(self) -> bool:
        actor, opened = self._context.actor, self._opened
        if actor is None or opened is None:
            return False
        return opened.line.handler == actor.staff or may(actor.role, "cases.act_for_another")

    def _build(self, entries: Sequence[Entry], limit: int = AT_ONCE) -> None:
        at = self._scroll.verticalScrollBar().value()
        empty(self._rows)
        told = [one for one in entries if self._context.private or one.kind not in HIDDEN_IN_PUBLIC]
        if self._opened is not None:
            self._stages.show_stages(self._opened, told)
        shown = self._stages.held(told)
        day, stage = (shown[0].day if shown else ""), ""
        for entry in shown[:limit]:
            if entry.day != day:
                day = entry.day
                put(self._rows, plain_label(f"{int(day[5:7])}月{int(day[8:])}日", "timeline_day", "strong"))
            if (name := self._stages.name_of(entry)) and name != stage:
                stage = name
                put(self._rows, plain_label(name, "timeline_stage", "soft"))
            put(self._rows, self._row(entry))
        if len(shown) > limit:
            rest = word_button(f"再看后面 {len(shown) - limit} 条", "timeline_more", "quiet")
            rest.clicked.connect(lambda: self._build(entries, len(entries)))
            put(self._rows, rest)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else it cannot go back to its place
        self._scroll.verticalScrollBar().setValue(at)

    def _row(self, entry: Entry) -> TimelineRow:
        row = TimelineRow(self._context, entry, may_correct=self._may_act, may_review=self._strips.reviewing)
        row.review_wanted.connect(lambda: self._review(entry))
        row.correct_wanted.connect(lambda: self._correct(row))
        return row

    def _review(self, entry: Entry) -> None:
        self._strips.review_line((entry.chain, entry.seq))
        self._scroll.verticalScrollBar().setValue(0)

    def _correct(self, row: TimelineRow) -> None:
        if self._form is not None:
            self._leave_form()
            return
        if not self._context.private and any(masked(str(one.value)) != str(one.value) for one in row.entry.amendable):
            self._context.say("这一条里有号码。先打开私密视图，再更正。")
            return
        form = CorrectionForm(self._context, row.entry.amendable)
        form.left.connect(self._leave_form)
        form.sent.connect(lambda values, reason: self._send(row.entry, form, values, reason))
        self._form = form
        row.open_below(form)

    def _send(self, entry: Entry, form: CorrectionForm, values: list[tuple[str, str | int]], reason: str) -> None:
        case = self._case
        if case is not None:
            logbook.correct(
                self._context,
                case=case,
                entry=entry,
                values=values,
                reason=reason,
                owner=form,
                then=self._corrected,
                failed=form.refuse,
            )

    def _corrected(self) -> None:
        self._context.say("更正记上了，原来的也留着。")
        self._form = None
        self._read()

    def _leave_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        if self._stale:
            self._show_again()

    def _ask_slip(self, hand: Callable[[CaseId], None]) -> None:
        if self._case is not None:
            hand(self._case)

    def _take(self) -> None:
        if self._case is not None:
            take_in_hand(self._context, case=self._case)
