"""跟进: promises by due hour, overdue first; offers to take over; handing all over at the end of a shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine
from hall_assistant.errors import HallError
from hall_assistant.logbook.exports import topic_name
from ui.models.counter_desk import CounterDesk
from ui.models.follow_up import MOST, Follow, FollowUp
from ui.operations import follow_up, handover
from ui.pages.follow_parts.promise_row import PromiseRow
from ui.pages.follow_parts.renewing import RenewBar
from ui.pages.follow_parts.shift import ShiftPanel
from ui.pages.reading.beside import Beside
from ui.pages.reading.reception import ReceptionView
from ui.widgets.flow_layout import empty, put
from ui.widgets.offer_banner import OfferBanner
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

KINDS = frozenset({"case", "cases", "promises", "staff"})
AT_ONCE = 40
"""Promises laid out at once; the rest by a click."""
MINUTE = 60_000


class FollowUpPage(QWidget):
    """The page. It reads when shown, when something changed, and looks at the hour each minute."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._read_last: FollowUp | None = None
        self._renewing: PromiseRow | None = None
        self._limit = AT_ONCE
        self.setObjectName("follow_up_page")
        self._mine = self._choice("我的", "follow_mine", "我答应的，和我经办的")
        self._hall = self._choice("全厅", "follow_hall", "全厅没兑现的")
        self._mine.setChecked(True)
        self._count = plain_label("", "follow_count", "soft", wrap=True)
        self._hand_over = word_button("交班", "follow_shift", "", "把手上没结的都交给同事")
        self._hand_over.clicked.connect(self._turn_shift)
        self._shift = ShiftPanel(context)
        self._shift.hide()
        self._offers = QVBoxLayout()
        self._rows = QVBoxLayout()
        self.reception = ReceptionView(context)
        self._lay_out()
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._show_again)
        self._shift.given.connect(self._give)
        self._shift.left.connect(self._shift.hide)
        self._shift.taken_back.connect(self._decline)
        self.reception.left.connect(self._close_side)
        context.bus.when(self, KINDS, lambda _changes: self._read_if_shown())
        context.private_changed.connect(lambda _on: self._show_again())
        context.theme.changed.connect(self._show_again)
        context.signed.connect(lambda _actor: self._other_person())

    def _choice(self, text: str, name: str, tip: str) -> QPushButton:
        button = word_button(text, name, "chip", tip)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(self._show_from_top)
        return button

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("跟进", "follow_title", "title"))
        head.addWidget(self._mine)
        head.addWidget(self._hall)
        head.addWidget(self._count, 1)
        head.addWidget(self._hand_over)
        ground = QWidget()
        ground.setProperty("look", "ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        self._rows.setSpacing(space("tight"))
        column.addLayout(self._rows)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("follow_list")
        self._scroll.setAccessibleName("没兑现的承诺")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(ground)
        self._pair = Beside(self._context.theme, self._scroll, self.reception, beside_from=1240)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self._shift)
        box.addLayout(self._offers)
        box.addWidget(self._pair, 1)

    # reading and showing

    def read(self) -> None:
        """Ask for everything anew."""
        if self._context.actor is not None:
            follow_up.read_follow_up(self._context, owner=self, then=self._take)

    def _take(self, shown: FollowUp) -> None:
        self._read_last = shown
        self._shift.show_shift(shown)
        self._show_offers(shown)
        self._show_again()

    def _show_from_top(self) -> None:
        self._limit = AT_ONCE
        self._leave_renewing()
        self._show_again()
        self._scroll.verticalScrollBar().setValue(0)

    def _show_again(self) -> None:
        """Build the list anew; while a new hour is being picked that waits."""
        shown = self._read_last
        if shown is None or self._renewing is not None:
            return
        listed = shown.mine if self._mine.isChecked() else shown.hall
        at = self._scroll.verticalScrollBar().value()
        empty(self._rows)
        for one in listed[: self._limit]:
            put(self._rows, self._row(one, shown))
        self._tell(listed)
        if len(listed) > self._limit:
            more = word_button(f"后面还有 {len(listed) - self._limit} 件", "follow_more", "quiet")
            more.clicked.connect(self._show_more)
            put(self._rows, more)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else it cannot go back to its place
        self._scroll.verticalScrollBar().setValue(at)

    def _show_more(self) -> None:
        self._limit += MOST
        self._show_again()

    def _tell(self, listed: tuple[Follow, ...]) -> None:
        now = self._context.hall.clock.now()
        late = sum(one.promise.due < now for one in listed)
        if not listed:
            whose = "手上" if self._mine.isChecked() else "全厅"
            self._count.setText(f"{whose}没有等着兑现的承诺。")
            return
        least = f"先列最早的 {MOST} 件；" if len(listed) == MOST else ""
        warning = f"逾期 {late} 件，先联系、说缘由、再约钟点。" if late else "没有逾期的。"
        self._count.setText(f"{least}没兑现 {len(listed)} 件。{warning}")

    def _row(self, follow: Follow, shown: FollowUp) -> PromiseRow:
        row = PromiseRow(self._context, follow, shown.names)
        row.kept.connect(lambda: self._keep(row))
        row.renew_wanted.connect(lambda: self._ask_hour(row))
        row.open_wanted.connect(lambda: self._open(follow))
        return row

    def _show_offers(self, shown: FollowUp) -> None:
        empty(self._offers)
        for line in shown.offers:
            banner = OfferBanner()
            banner.setObjectName(f"offer_{short(line.number)}")
            banner.accepted.connect(self._accept)
            banner.declined.connect(self._decline)
            self._offers.addWidget(banner)
            banner.show_offer(line.case, self._offer_words(line, shown))

    def _offer_words(self, line: CaseLine, shown: FollowUp) -> str:
        what = topic_name(line, self._context.hall.library)
        due = f"{line.open_promises} 件承诺" if line.open_promises else ""
        parts = " · ".join(part for part in (short(line.number), line.person.line, what, due) if part)
        return f"{shown.names.get(line.handler, '同事')}请您接手：{parts}"

    # acts

    def _keep(self, row: PromiseRow) -> None:
        row.hold()
        promise = row.follow.promise
        follow_up.keep(self._context, case=promise.case, promise=promise.promise, owner=self, failed=self._refused)

    def _refused(self, error: HallError) -> None:
        self._context.trouble(error)
        self.read()

    def _ask_hour(self, row: PromiseRow) -> None:
        again = self._renewing is row
        self._leave_renewing()
        if again:
            return
        clock, closes = self._context.hall.clock, self._context.settings.closes
        bar = RenewBar(lambda: (clock.now(), clock.offset()), closes=closes, late=row.state == "late")
        bar.left.connect(self._leave_renewing)
        bar.renewed.connect(lambda due, why: self._renew(row, bar, due, why))
        self._renewing, self._bar = row, bar
        row.open_below(bar)

    def _renew(self, row: PromiseRow, bar: RenewBar, due: int, why: str) -> None:
        promise = row.follow.promise
        follow_up.renew(
            self._context,
            case=promise.case,
            promise=promise.promise,
            due=due,
            why=why,
            owner=self,
            then=self._leave_renewing,
            failed=bar.refuse,
        )

    def _leave_renewing(self) -> None:
        if self._renewing is not None:
            self._renewing = None
            self._bar.hide()
            self._bar.deleteLater()
            self.read()

    def _open(self, follow: Follow) -> None:
        promise = follow.promise
        if promise.handler == self._context.who.staff and not promise.needs_clearing:
            follow_up.take_in_hand(self._context, case=promise.case)
            return
        self.reception.open(promise.case)
        self._pair.show_side(True)

    def _accept(self, case: str) -> None:
        handover.accept(self._context, case=CaseId(case), owner=CounterDesk.shared(self._context))

    def _decline(self, case: str) -> None:
        handover.decline(self._context, case=CaseId(case), owner=CounterDesk.shared(self._context))

    def _give(self, to: str) -> None:
        handover.offer_all(self._context, to=to, owner=CounterDesk.shared(self._context))

    def _turn_shift(self) -> None:
        self._shift.setVisible(self._shift.isHidden())

    def _close_side(self) -> None:
        self._pair.show_side(False)

    # coming and going

    def _other_person(self) -> None:
        self._renewing = None
        self._shift.hide()
        self.reception.close_reception()
        self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read, and look at the hour each minute while shown."""
        super().showEvent(event)
        self.read()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while nobody looks."""
        super().hideEvent(event)
        self._minute.stop()
