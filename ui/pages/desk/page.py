"""The reception page (接待): left what is open, middle what to say, right who and which card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from ui.models.counter_desk import CounterDesk
from ui.models.looking import Looking
from ui.operations import cases, handover
from ui.operations.summary import copy_summary
from ui.pages.desk.action_row import ActionRow
from ui.pages.desk.left import LeftColumn
from ui.pages.desk.middle import Middle
from ui.pages.desk.right import RightColumn
from ui.pages.write_up import WriteUpPage
from ui.widgets.faces import Faces
from ui.widgets.offer_banner import OfferBanner
from ui.widgets.order_strip import OrderStrip
from ui.widgets.still import Still, lay_out
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.reading.reception import ReceptionView

NARROW = 1120
"""Width of the page in logical pixels below which the right column becomes an overlay: a window of 1200."""
MINUTE_TICK = 15_000


class DeskPage(QWidget):
    """Three columns; narrow or in large type the right one is an overlay and the rail becomes chips."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk_page")
        self._context = context
        self.counter = CounterDesk.shared(context)
        self._looking = Looking.shared(context)
        self.left = LeftColumn(context, self.counter)
        self.middle = Middle(context, self.counter)
        self.right = RightColumn(context, self.counter)
        self.write_up_page = WriteUpPage(context, self.counter)
        self.banner = OfferBanner()
        self.order = OrderStrip()
        self.action_row = ActionRow(context, self.counter)
        self._card = word_button("知识卡", "desk_card", "", "看卡片和客人")
        self._card.setCheckable(True)
        self._card.toggled.connect(self._show_overlay)
        self._narrow: bool | None = None
        self._build()
        self._tick = QTimer(self)
        self._tick.setInterval(MINUTE_TICK)
        self._tick.timeout.connect(self._minute)
        self._listen()
        self._bind_keys()

    def _build(self) -> None:
        work = QWidget()
        columns = QHBoxLayout(work)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(14)
        columns.addWidget(self.left)
        columns.addWidget(self.middle, 1)
        columns.addWidget(self.right)
        self._columns = columns
        self._work = Still(work)
        self._timeline: ReceptionView | None = None
        self.faces = Faces("desk_faces", self._work, self.write_up_page)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.action_row, 1)
        below.addWidget(self._card)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(8)
        box.addWidget(self.banner)
        box.addWidget(self.faces, 1)
        box.addWidget(self.order)
        box.addLayout(below)

    def _listen(self) -> None:
        context, counter = self._context, self.counter
        self.banner.accepted.connect(lambda case: handover.accept(context, case=CaseId(case), owner=counter))
        self.banner.declined.connect(
            lambda case, why: handover.decline(context, case=CaseId(case), owner=counter, why=why)
        )
        self.banner.all_accepted.connect(lambda: handover.accept_all(context, owner=counter))
        self.order.given.connect(lambda number: cases.set_order(counter, number=number))
        for source in (self.left, self.action_row):
            source.write_up_wanted.connect(self.write_up)
            source.summary_wanted.connect(self.copy_summary)
        self.action_row.end_wanted.connect(self.end)
        self.right.calc_wanted.connect(self._open_calc)
        self.right.clock_wanted.connect(self._open_clock)
        self.right.known_wanted.connect(self._open_known)
        self.middle.whole.clicked.connect(self.show_timeline)
        counter.opened.connect(self._leave_timeline)
        self.write_up_page.closed.connect(lambda: self.faces.turn_to(self._work))
        counter.listed.connect(self._show_offer)
        settled = WhenSeen(self, lay_out)
        counter.changed.connect(settled.changed)
        counter.opened.connect(settled.changed)
        context.theme.changed.connect(self._fit)
        context.private_changed.connect(self._note_view)

    def _bind_keys(self) -> None:
        context, on = self._context, self._context.shortcuts.on
        calls: dict[str, Callable[[], object]] = {
            "begin": self.counter.begin,
            "write_up": self.write_up,
            "summary": self.copy_summary,
            "promise": self.middle.tools.promise.press,
            "note": self.middle.note,
            "private": lambda: context.show_private(not context.private),
            "end": self.end,
        }
        for action, call in calls.items():
            on(self, action, call)
        for place in range(8):
            on(self, f"step_{place + 1}", partial(self._step, place))

    def _step(self, place: int) -> None:
        steps = self.counter.sight.steps
        if place < len(steps) and not self.write_up_page.isVisible():
            cases.enter_step(self.counter, step=steps[place].id)

    def _show_offer(self) -> None:
        self.banner.show_offer(*self.counter.offer)

    def _minute(self) -> None:
        handover.return_late(self.counter)
        self.right.notices.own.look()
        if self.counter.hand.begun:
            self.counter.show_again()

    def _note_view(self, private: bool) -> None:
        state = self.counter.hand.state
        if private and state.number:
            from ui.operations.personal import note_private_view  # with the first private view

            note_private_view(self._context, state.case, (state.handler, state.first_asked))

    # what the clerk does

    def copy_summary(self) -> None:
        """复制工单摘要, then the place where the number comes back."""
        copy_summary(self.counter, then=self.order.ask)

    def write_up(self) -> None:
        """事后补记 in place of the columns."""
        self.faces.turn_to(self.write_up_page)
        self.write_up_page.start()

    def end(self) -> None:
        """结束接待, also from the timeline."""
        if self._timeline is not None:
            self._timeline.close_reception()
        self.middle.start_end()

    def _open_calc(self, name: str) -> None:
        """算一算 from a card: in the middle, the overlay put aside."""
        self._card.setChecked(False)
        self._back_to_work()
        self.middle.open_helper("calc", name)

    def _open_clock(self, name: str) -> None:
        """为什么是这天: in the middle, the overlay put aside."""
        self._card.setChecked(False)
        self._back_to_work()
        self.middle.open_helper("clock", name)

    def _open_known(self) -> None:
        """客人与上次: in the middle, the overlay put aside."""
        self._card.setChecked(False)
        self._back_to_work()
        self.middle.open_helper("who")

    def show_found(self) -> None:
        """What was taken from the search: at the desk, and in sight where the card is an overlay."""
        self._back_to_work()
        hand = self.counter.hand
        if self._looking.shown is not None or hand.card or hand.own is not None:
            self._card.setChecked(True)

    def show_timeline(self) -> None:
        """全部经过: the reception in hand as a timeline, each entry to be corrected where it stands."""
        if self._timeline is None:
            from ui.pages.reading.reception import ReceptionView

            self._timeline = ReceptionView(self._context, at_desk=True)
            self._timeline.left.connect(self._back_to_work)
            self.faces.add(self._timeline)
        if self.counter.ticket is not None:
            ticket, view = self.counter.ticket, self._timeline
            self.counter.after_writes(lambda: view.open(ticket.id()))
            self.faces.turn_to(view)

    def _back_to_work(self) -> None:
        if self.faces.front is self._timeline:
            self.faces.turn_to(self._work)

    def _leave_timeline(self) -> None:
        if self._timeline is not None and self.faces.front is self._timeline:
            self._timeline.close_reception()

    # width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, or two with an overlay."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._context.theme
        narrow = self.width() < NARROW or theme.percent > 150
        self.left.setFixedWidth(theme.px(196))
        self.right.setFixedWidth(min(theme.px(300), max(self.width() - 80, 200)))
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange(narrow)
        self._place_overlay()

    def _arrange(self, narrow: bool) -> None:
        self.left.setVisible(not narrow)
        self.middle.set_narrow(narrow)
        self.action_row.setVisible(narrow)
        self._card.setVisible(narrow)
        if narrow:
            self._columns.removeWidget(self.right)
            self.right.setParent(self)
            self.right.setVisible(self._card.isChecked())
        else:
            self._columns.addWidget(self.right)
            self.right.show()

    def _show_overlay(self, shown: bool) -> None:
        if self._narrow:
            self.right.setVisible(shown)
            self._place_overlay()

    def _place_overlay(self) -> None:
        if self._narrow:
            bottom = self.action_row.geometry().top() - 8
            self.right.setGeometry(
                self.width() - self.right.width() - 14, 10, self.right.width(), max(bottom - 10, 100)
            )
            self.right.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        """Minutes run while it is seen."""
        super().showEvent(event)
        self._tick.start()
        self.counter.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while it is hidden."""
        self._tick.stop()
        super().hideEvent(event)
