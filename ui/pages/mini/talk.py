"""The mini window after a tile: cues, steps, sub-topics, the first-minute card, the promise chip, one line to note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.counter_desk import CounterDesk
from ui.operations import cases, promises
from ui.operations.own_cards import close_own
from ui.operations.promises import hall_hours
from ui.pages.desk.asking import Asking
from ui.pages.desk.noting import Noting
from ui.pages.desk.standing import StandingNotices
from ui.widgets.card_view import FirstMinute
from ui.widgets.chips import ChipRow
from ui.widgets.cue_bar import CueBar
from ui.widgets.next_step import NextStep
from ui.widgets.own_card import OwnCardView
from ui.widgets.promise_chip import PromiseChip
from ui.widgets.step_rail import StepRail
from ui.widgets.when_seen import WhenSeen

if TYPE_CHECKING:
    from ui.context import Context


class MiniTalk(QWidget):
    """Everything the first minute needs, without a reception begun."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mini_talk")
        self._context = context
        self._counter = counter
        self.cues = CueBar()
        self.cues.said.connect(lambda phrase: cases.say(counter, phrase=phrase))
        self.asking = Asking(context, counter)
        self.cues.slot_wanted.connect(self.asking.ask_slot)
        self.next = NextStep()
        self.next.wanted.connect(lambda step: cases.enter_step(counter, step=step))
        self.steps = StepRail(wide=False)
        self.steps.picked.connect(lambda step: cases.enter_step(counter, step=step))
        self.topics = ChipRow("subtopics", arrow="right")
        self.topics.picked.connect(lambda topic: cases.set_topic(counter, topic=topic))
        self.notices = StandingNotices(context, counter, "mini_notices", lines=7, shrinks=True)
        self.notices.turned.connect(self.show_sight)
        self.own = OwnCardView("mini_own", lines=7, shrinks=True)
        self.own.left.connect(lambda: close_own(counter))
        self.first = FirstMinute()
        self.promise = PromiseChip(hall_hours(context), kinds=True, calls=True)
        self.promise.broke_off.connect(lambda: promises.call_broke_off(counter))
        self.promise.promised.connect(self._promise)
        self.promise.hour_changed.connect(lambda words: cases.fill_slot(counter, slot="时间", value=words))
        self.promise.refused.connect(context.say)
        self.noting = Noting(context, counter, lines=1, kinds=False)
        self._build()
        self.asking.turned.connect(lambda _shown: self.show_sight())
        self.seen = WhenSeen(self, self.show_sight)
        counter.changed.connect(self.seen.changed)
        context.private_changed.connect(self.seen.changed)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.cues, 1)
        kept = self.next.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the steps must not move under the mouse when it comes
        self.next.setSizePolicy(kept)
        on = QHBoxLayout()
        on.setSpacing(4)
        on.addWidget(self.steps, 1)
        on.addWidget(self.next)
        box.addWidget(self.asking)
        box.addLayout(on)
        for part in (self.topics, self.notices, self.own, self.first, self.promise, self.noting):
            box.addWidget(part)

    def show_sight(self) -> None:
        """Paint what is in hand."""
        seen = self._counter.sight
        own = self._counter.hand.own
        if not seen.topic and own is None:
            return
        self.notices.show_hand()
        if own is not None and self._large:
            self.notices.hide()
        self.own.show_text(own)
        self.cues.show_lines(seen.lines, private=self._context.private)
        if self._counter.hand.pinned:
            self.cues.hold_open(self._counter.hand.pinned)
        self.steps.show_steps(seen.steps)
        self.next.show_next(seen.next)
        at_tile = seen.topic == seen.tile
        self.topics.show_chips(seen.subtopics if at_tile else ())
        reading = own is not None or self.notices.unfolded
        self.topics.setVisible(at_tile and bool(seen.subtopics) and not (reading and self._large))
        for part in (self.promise, self.noting):
            part.setVisible(not (reading and self._large))
        self.first.setVisible(seen.card is not None and not reading and not self._short_of_room())
        if seen.card is not None:
            self.first.show_card(seen.card, named=at_tile and bool(seen.subtopics))

    def _promise(self, words: str, due: int) -> None:
        """There is no list of promises here: say what stands now, and let the lines say the hour."""
        hour = self.promise.due.words
        cases.fill_slot(self._counter, slot="时间", value=hour)
        told = f"记上了：{hour}前{words}。" if len(words) < 20 else f"{hour}前的承诺记上了。"
        promises.promise(
            self._counter, words=words, due=due, kind=self.promise.kind, then=lambda: self._context.say(told)
        )

    def _short_of_room(self) -> bool:
        """In large type a question takes the card's place while it is asked."""
        return self._large and not self.asking.isHidden()

    @property
    def _large(self) -> bool:
        return self._context.theme.percent > 130
