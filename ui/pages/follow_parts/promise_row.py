"""One open promise: by when, what, to whom, whose; each act is one click."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.casefile.promising import KIND_NAMES, REACHED_NAMES, PromiseKind, Reached
from hall_assistant.clock import local_day
from hall_assistant.privacy.masking import masked
from ui.models.follow_up import Follow
from ui.widgets.hours import due_words, left_words
from ui.widgets.marks import Mark
from ui.widgets.words import plain_label, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

CROSSED = "另一台先结过这单，这条办完请再结一次"
LOOKS = {"late": "bad", "soon": "warn", "later": "soft"}


def urgency(due: int, now: int, offset: int) -> str:
    """`late` past its hour, `soon` today, `later` another day."""
    if due < now:
        return "late"
    return "soon" if local_day(due, offset) == local_day(now, offset) else "later"


class PromiseRow(QFrame):
    """`pressed` carries `keep`, `contact`, `broke`, `renew`, `urge`, `chain` or `open`."""

    pressed = Signal(str)

    def __init__(
        self,
        context: Context,
        follow: Follow,
        names: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        waiting: bool = False,
        renew: str = "改约",
    ) -> None:
        super().__init__(parent)
        self.follow = follow
        self._waiting = waiting
        self._renew = renew
        self.waits_for = names.get(follow.promise.waits_for, "同事")
        self._context = context
        clock, promise = context.hall.clock, follow.promise
        now, offset = clock.now(), clock.offset()
        self.state = urgency(promise.due, now, offset)
        self.needs_contact = promise.needs_contact(now)
        self.setObjectName("promise_row")
        self.setProperty("look", "card")
        space = context.theme.space
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(space("small"), space("tight"), space("small"), space("tight"))
        grid.setHorizontalSpacing(space("small"))
        grid.setVerticalSpacing(space("hair"))
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Mark(self.state, context.theme.colour(LOOKS[self.state])), 0, 0, top)
        due = plain_label(due_words(promise.due, now, offset), "promise_due", "strong")
        due.setFixedWidth(context.theme.px(172))
        grid.addWidget(due, 0, 1, top)
        word = {"late": "逾期 ", "soon": "", "later": ""}[self.state] + left_words(promise.due, now)
        left = plain_label(word, "promise_left", LOOKS[self.state], wrap=True)
        left.setFixedWidth(context.theme.px(172))
        grid.addWidget(left, 1, 1, top)
        words = shortened(masked(promise.words), 200)
        grid.addWidget(plain_label(words, "promise_what", "lead", wrap=True), 0, 2)
        grid.addWidget(plain_label(self._whose(names), "promise_whose", "hint", wrap=True), 1, 2)
        course = self._course(names, now, offset)
        if course:
            grid.addWidget(self._coursed(course), 2, 2)
        grid.addWidget(self._buttons(), 0, 3, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{word} {due.text()} {words}")

    def _whose(self, names: Mapping[str, str]) -> str:
        promise = self.follow.promise
        topic = self._context.hall.library.topics.get(promise.topic)
        owner, handler = names.get(promise.owner, ""), names.get(promise.handler, "")
        known = promise.kind in set(PromiseKind)
        parts = [
            KIND_NAMES[PromiseKind(promise.kind)] if known else "",
            self.follow.person.line or "还没登记是谁",
            topic.name if topic else "",
            short(promise.number),
        ]
        parts.append(CROSSED if promise.crossed else "")
        parts.append(f"{owner} 答应的" + (f"，现在 {handler} 经办" if handler != owner else ""))
        if promise.stand_in is not None:
            other = names.get(promise.stand_in, "")
            parts.append(f"{owner} 今天不在，{other} 替" if other else f"{owner} 今天不在，还没人替")
        return " · ".join(part for part in parts if part)

    def _course(self, names: Mapping[str, str], now: int, offset: int) -> str:
        """What has gone on about it: the first hour of its chain, contacts, who urged it."""
        promise, parts = self.follow.promise, list[str]()
        if promise.turn > 1:
            parts.append(f"第 {promise.turn} 次约，最早说的是{due_words(promise.first_due, now, offset)}")
        if promise.contacted is not None and promise.reached in set(Reached):
            how = REACHED_NAMES[Reached(promise.reached)]
            parts.append(f"{due_words(promise.contacted, now, offset)} 联系过，{how}")
        if promise.urged is not None:
            who = names.get(promise.urged_by or "", "同事")
            parts.append(f"{due_words(promise.urged, now, offset)} {who}催过")
        return " · ".join(parts)

    def _coursed(self, course: str) -> QWidget:
        """The course, and for one that was renewed a way to every hour it had."""
        word = plain_label(course, "promise_course", "soft", wrap=True)
        if self.follow.promise.turn < 2:
            return word
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(word, 1)
        chain = word_button("改约经过", "promise_chain", "quiet", "每一次说的钟点、怎么改的")
        chain.clicked.connect(partial(self.pressed.emit, "chain"))
        row.addWidget(chain)
        return holder

    def _buttons(self) -> QWidget:
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.space("tight"))
        name = f"{short(self.follow.promise.number)} {self.follow.promise.promise}"
        for act, text, tip in self._acts():
            button = word_button(text, f"promise_{act}", "quiet", tip)
            button.setAccessibleName(f"{text} {name}")
            button.clicked.connect(partial(self.pressed.emit, act))
            row.addWidget(button)
        return place

    def _acts(self) -> tuple[tuple[str, str, str], ...]:
        """What may be done, first what comes first: whom it waits for is urged, who waits too long is rung."""
        first = ("urge", "催", "催等着的同事，他那边看得见") if self._waiting else None
        contact, keep = ("contact", "联系", "记上怎么跟客户说的"), ("keep", "兑现", "办到了")
        broke = ("broke", "断了", "电话说一半断了：记上联系，十分钟内打回去的承诺马上立着")
        renew, look = ("renew", self._renew, "换个新钟点，原来那次留着"), ("open", "打开接待", "看这次接待")
        order = (contact, broke, keep, renew, look) if self.needs_contact else (keep, contact, broke, renew, look)
        return (first, *order) if first else order

    def hold(self) -> None:
        """Take no second click while the first is being done."""
        self.setEnabled(False)

    def open_below(self, bar: QWidget) -> None:
        """Put a bar beneath."""
        self._grid.addWidget(bar, 3, 0, 1, 4)
        bar.show()
