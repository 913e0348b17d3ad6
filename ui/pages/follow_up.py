"""跟进: four lists of open promises, a click for each act; offers to take over; handing all over at a shift's end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.legs import UrgeWay
from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine
from hall_assistant.cases.leg_list import WaitingLeg
from hall_assistant.logbook.exports import topic_name
from hall_assistant.promises.lists import COUNTED, FOLLOW_NAMES, FollowList
from ui.models.counter_desk import CounterDesk
from ui.models.follow_up import Asked, Follow, FollowUp
from ui.models.leg_face import face_waiting
from ui.operations import follow_up, handover, legs
from ui.pages.desk.passing.leg_row import LegRow
from ui.pages.follow_parts.clocks_place import ClocksPlace
from ui.pages.follow_parts.promise_row import PromiseRow
from ui.pages.follow_parts.roster_place import RosterPlace
from ui.pages.follow_parts.row_acts import RowActs
from ui.pages.follow_parts.shift import ShiftPanel
from ui.pages.reading.beside import Beside
from ui.pages.reading.reception import ReceptionView
from ui.pages.shown_page import ShownPage
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty, put
from ui.widgets.list_scroll import ListScroll
from ui.widgets.offer_banner import OfferBanner
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

KINDS = frozenset({"case", "clocks", "cases", "promises", "staff", "roster", "legs"})
_NOTHING = {
    FollowList.MINE: "手上没有等着兑现的承诺。",
    FollowList.DUE: "全厅没有快到点的承诺。",
    FollowList.LATE: "全厅没有逾期的承诺。",
    FollowList.WAITING: "没有等部门、等同事的事。",
}
_TOLD = {
    FollowList.MINE: "我答应的、我经办的、我替班的，早到点的在前。",
    FollowList.DUE: "全厅还没到点的，早到点的在前。",
    FollowList.LATE: "先联系、说缘由、再约钟点。",
    FollowList.WAITING: "等部门回话的、等同事办的；催一下，时间就记上。",
}


class FollowUpPage(ShownPage):
    """The page. It reads when shown, when something changed, and looks at the hour each minute."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, each_minute=True)
        self._context = context
        self._read_last: FollowUp | None = None
        self._acts = RowActs(context, self)
        self._acts.done.connect(self.read)
        self._acts.open_wanted.connect(lambda row: self._open(row.follow))
        self._asked = Asked()
        self.setObjectName("follow_up_page")
        self._lists = ChipRow("follow")
        self._lists.picked.connect(
            lambda which: self._ask_for(replace(self._asked, which=FollowList(which), after=None))
        )
        self._count = plain_label("", "follow_count", "soft", wrap=True)
        self._hand_over = word_button("交班", "follow_shift", "", "把手上没结的都交给同事")
        self._hand_over.clicked.connect(self._turn_shift)
        self._shift = ShiftPanel(context)
        self._shift.hide()
        self._roster = RosterPlace(context)
        self._clocks = ClocksPlace(context)
        self._offers = QVBoxLayout()
        self._rows = QVBoxLayout()
        self.reception = ReceptionView(context)
        self._lay_out()
        self._shift.given.connect(self._give)
        self._shift.left.connect(self._close_shift)
        self._shift.taken_back.connect(lambda case: self._decline(case))
        self.reception.left.connect(self._close_side)
        context.bus.when(self, KINDS, lambda _changes: self.read_if_shown())
        context.private_changed.connect(lambda _on: self._show_again())
        context.theme.changed.connect(self._show_again)
        context.signed.connect(lambda _actor: self._other_person())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("跟进", "follow_title", "title"))
        head.addWidget(self._lists, 1)
        head.addWidget(self._roster.button)
        head.addWidget(self._clocks.button)
        head.addWidget(self._hand_over)
        self._scroll = ListScroll("follow_list", "没兑现的承诺", right=space("small"))
        column = self._scroll.column
        self._rows.setSpacing(space("tight"))
        column.addWidget(self._clocks)
        column.addLayout(self._rows)
        column.addStretch(1)
        self._pair = Beside(self._context.theme, self._scroll, self.reception, beside_from=1240)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self._count)
        box.addWidget(self._shift)
        box.addWidget(self._roster)
        box.addLayout(self._offers)
        box.addWidget(self._pair, 1)

    # reading and showing

    def read(self) -> None:
        """Ask for everything anew."""
        if self._context.actor is not None:
            follow_up.read_follow_up(self._context, self._asked, owner=self, then=self._take)
            self._clocks.read()

    def _take(self, shown: FollowUp) -> None:
        if shown.asked != self._asked:
            return  # another list was asked for meanwhile
        if not shown.listed and self._asked.after is not None:
            self._ask_for(replace(self._asked, after=None))  # what stood on this page has been seen to
            return
        fresh = self._read_last is None or self._read_last.asked != shown.asked
        self._read_last = shown
        self._shift.show_shift(shown)
        self._shift.setVisible(shown.asked.shift)
        self._roster.show_roster(shown)
        self._show_offers(shown)
        self._show_again()
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)

    def _ask_for(self, asked: Asked) -> None:
        """Look at another list, or another page of it."""
        self._asked = asked
        self._acts.close()
        self._show_lists()
        self.read()

    def _show_lists(self) -> None:
        counts = self._read_last.counts if self._read_last is not None else None
        faces = []
        for which, name in FOLLOW_NAMES.items():
            many = counts.of(which) if counts is not None else 0
            number = f" {COUNTED - 1}+" if many >= COUNTED else f" {many}" if many else ""
            faces.append(ChipFace(which.value, name + number, checked=which is self._asked.which))
        self._lists.show_chips(faces)

    def look_at_hour(self) -> None:
        """The same rows, by the hour it is now."""
        self._show_again()

    def _show_again(self) -> None:
        """Build the list anew; while something is being asked in it that waits."""
        shown = self._read_last
        if shown is None or self._acts.asking or any(row.typing for row in self.findChildren(LegRow)):
            return
        at = self._scroll.verticalScrollBar().value()
        self._show_lists()
        empty(self._rows)
        for leg in shown.legs:
            put(self._rows, self._leg_row(leg))
        for one in shown.listed:
            put(self._rows, self._row(one, shown))
        which = shown.asked.which
        self._count.setText(_TOLD[which] if shown.listed or shown.legs else _NOTHING[which])
        self._show_pages(shown)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else it cannot go back to its place
        self._scroll.verticalScrollBar().setValue(at)

    def _show_pages(self, shown: FollowUp) -> None:
        asked = shown.asked
        if asked.after is not None:
            first = word_button("回到最前", "follow_first", "quiet")
            first.clicked.connect(lambda: self._ask_for(replace(asked, after=None)))
            put(self._rows, first)
        if shown.more:
            more = word_button("看后面的", "follow_more", "quiet")
            more.clicked.connect(lambda: self._ask_for(replace(asked, after=shown.listed[-1].promise.place)))
            put(self._rows, more)

    def _row(self, follow: Follow, shown: FollowUp) -> PromiseRow:
        row = PromiseRow(self._context, follow, shown.names, waiting=shown.asked.which is FollowList.WAITING)
        row.pressed.connect(lambda act: self._acts.press(row, act))
        return row

    def _leg_row(self, one: WaitingLeg) -> LegRow:
        """What a department owes one of my receptions."""
        topic = self._context.hall.library.topics.get(one.topic)
        whose = " · ".join(part for part in ("等部门", topic.name if topic else "", short(one.number)) if part)
        row, context = LegRow(self._context, face_waiting(one), whose), self._context
        row.urged.connect(lambda way: legs.urge_at(context, one=one, how=UrgeWay(way), owner=self, then=self.read))

        def told() -> None:
            row.close_entry()
            self.read()

        row.settled.connect(
            lambda act, words: legs.settle_at(context, one=one, act=act, words=words, owner=self, then=told)
        )
        row.again_wanted.connect(lambda: follow_up.take_in_hand(context, case=one.case))
        return row

    def _show_offers(self, shown: FollowUp) -> None:
        empty(self._offers)
        for line in shown.offers:
            banner = OfferBanner()
            banner.setObjectName(f"offer_{short(line.number)}")
            banner.accepted.connect(self._accept)
            banner.declined.connect(self._decline)
            banner.all_accepted.connect(self._accept_all)
            self._offers.addWidget(banner)
            more = len(shown.offers) - 1 if line is shown.offers[0] else 0
            banner.show_offer(line.case, self._offer_words(line, shown), shown.briefs.get(line.case, ""), more)

    def _offer_words(self, line: CaseLine, shown: FollowUp) -> str:
        what = topic_name(line, self._context.hall.library)
        due = f"{line.open_promises} 件承诺" if line.open_promises else ""
        parts = " · ".join(part for part in (short(line.number), line.person.line, what, due) if part)
        return f"{shown.names.get(line.handler, '同事')}请您接手：{parts}"

    # acts

    def _open(self, follow: Follow) -> None:
        promise = follow.promise
        if promise.handler == self._context.who.staff:
            follow_up.take_in_hand(self._context, case=promise.case)
            return
        self.reception.open(promise.case)
        self._pair.show_side(True)

    def _accept(self, case: str) -> None:
        handover.accept(self._context, case=CaseId(case), owner=CounterDesk.shared(self._context))

    def _accept_all(self) -> None:
        handover.accept_all(self._context, owner=CounterDesk.shared(self._context))

    def _decline(self, case: str, why: str = "") -> None:
        handover.decline(self._context, case=CaseId(case), owner=CounterDesk.shared(self._context), why=why)

    def _give(self, to: str) -> None:
        handover.offer_all(self._context, to=to, owner=CounterDesk.shared(self._context))

    def _turn_shift(self) -> None:
        """Opened once what there is to hand over has been read; it takes longest, so nothing else waits for it."""
        if self._asked.shift:
            self._close_shift()
        else:
            self._ask_for(replace(self._asked, shift=True))

    def _close_shift(self) -> None:
        self._shift.hide()
        self._asked = replace(self._asked, shift=False)
        if self._read_last is not None:
            self._read_last = replace(self._read_last, asked=self._asked)

    def _close_side(self) -> None:
        self._pair.show_side(False)

    # coming and going

    def _other_person(self) -> None:
        self._acts.close()
        self._read_last, self._asked = None, Asked()
        self._shift.hide()
        self.reception.close_reception()
        self.read_if_shown()
