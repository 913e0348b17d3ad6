"""方案: what can be offered, within whose authority, and how a no is said in three parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.solved import REDRESSES, SOLUTION_TYPES, Redress, SolutionState, SolutionType
from hall_assistant.solutions.records import Band
from ui.models.counter_desk import CounterDesk
from ui.operations import solutions
from ui.operations.promises import hall_hours
from ui.operations.solutions import Filled
from ui.pages.solutions.elsewhere import GivenLine, LookedElsewhere
from ui.pages.solutions.rows import OptionList
from ui.pages.solutions.signing import Signing
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.promise_chip import PromiseChip
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


BESIDE = 860
"""Logical pixels at 100 % text from which the offer and the refusal stand side by side."""


class SolutionPanel(QWidget):
    """Options so far, a form for the next one, and the three parts of a refusal."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("solution_panel")
        self._context = context
        self._counter = counter
        self._type, self._redress = SolutionType.NOW, Redress.NONE
        self._band: Band | None = None
        self._waiting = ""
        self._asked = False  # a second click before the answer is the same click
        self.options = OptionList()
        self.options.agreed.connect(self._agree)
        self.options.declined.connect(lambda name: solutions.decline(counter, name=name))
        self.options.sign_wanted.connect(self._ask_signature)
        self.signing = Signing(context, counter)
        self.signing.done.connect(self._signed)
        self.hour = PromiseChip(hall_hours(context))
        self.hour.promised.connect(self._agree_for)
        self.hour.refused.connect(context.say)
        self._types, self._redresses = ChipRow("solution_type"), ChipRow("redress")
        self._types.picked.connect(self._choose_type)
        self._redresses.picked.connect(self._choose_redress)
        self._amount = _field("solution_amount", "多少元", 90)
        self._words = _field("solution_words", "客户得到什么，一句话")
        self._limit, self._decides = _field("solution_limit", "办不到的（有就写）"), _field("solution_decides", "谁定")
        self._beyond = _field("solution_why", "比常见的多，为什么（不写也行）")
        self._amount.textChanged.connect(lambda _typed: self._show_beyond())
        self._cannot, self._why = _field("refusal_cannot", "办不了的是"), _field("refusal_why", "为什么，一句话")
        self._can = _field("refusal_can", "能办的是")
        self._own = plain_label("", "solution_own_limit", "hint", wrap=True)
        self.given, self.looked = GivenLine(context, counter), LookedElsewhere()
        self._build()
        counter.changed.connect(WhenSeen(self, self.show_hand).changed)
        counter.opened.connect(self._start_anew)
        context.private_changed.connect(self._show_limit)
        self._show_choice()
        self.show_hand()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for part in (self.given, self.options, self.signing, self.hour):
            box.addWidget(part)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(6)
        for half, share in ((self._offering(), 3), (self._refusing(), 2)):
            self._halves.addWidget(half, share, Qt.AlignmentFlag.AlignTop)
        self._asked_for = QWidget()
        self._asked_for.setLayout(self._halves)
        self._halves.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._asked_for)
        self.signing.hide()
        self.hour.hide()
        self.setFocusProxy(self._words)

    def _offering(self) -> QWidget:
        half, box = _column()
        box.addWidget(plain_label("提一个方案", "solution_title", "strong"))
        for chips in (self._types, self._redresses):
            box.addWidget(chips)
        box.addLayout(_row(self._words, self._amount))
        box.addLayout(
            _row(self._limit, self._decides, self._button("提给客户", "solution_offer", self._offer, "accent"))
        )
        box.addWidget(self._own)
        box.addWidget(self._beyond)
        return half

    def _refusing(self) -> QWidget:
        half, box = _column()
        box.addWidget(plain_label("这件办不了：先说一句真话，再说能办的", "refusal_title", "strong"))
        box.addLayout(_row(self._cannot, self._why))
        box.addWidget(self.looked)
        box.addLayout(_row(self._can, self._button("讲明了，记下", "refusal_note", self._refuse)))
        return half

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Yes and no side by side where there is room: a low window then shows both."""
        super().resizeEvent(event)
        beside = self.width() >= self._context.theme.px(BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() != way:
            self._halves.setDirection(way)
            self._halves.setSpacing(16 if beside else 6)

    def _button(self, text: str, name: str, act: Callable[[], None], look: str = "") -> QWidget:
        button = word_button(text, name, look)
        button.clicked.connect(lambda: act())
        return button

    def show_hand(self) -> None:
        """Show the options of the reception in hand."""
        self.options.show_options(self._counter.state.solutions)
        self.given.show_hand()

    def _start_anew(self, *_anything: object) -> None:
        entries = (self._amount, self._words, self._limit, self._decides, self._beyond)
        for field in (*entries, self._cannot, self._why, self._can):
            field.clear()
        self.looked.start_anew()
        self._asked = False
        self._type, self._redress, self._waiting = SolutionType.NOW, Redress.NONE, ""
        self._sign(on=False)
        self.hour.hide()
        self._show_choice()

    def _show_choice(self) -> None:
        self._types.show_chips(
            [ChipFace(one.value, name, checked=one is self._type) for one, name in SOLUTION_TYPES.items()]
        )
        self._redresses.show_chips(
            [ChipFace(one.value, name, checked=one is self._redress) for one, name in REDRESSES.items()]
        )
        self._amount.setVisible(self._redress is not Redress.NONE)
        self._band = None
        self._show_limit()
        if self._redress is not Redress.NONE:
            solutions.read_usual(self._counter, redress=self._redress, owner=self, then=self._take_usual)

    def _choose_type(self, chosen: str) -> None:
        self._type = SolutionType(chosen)
        self._show_choice()

    def _choose_redress(self, chosen: str) -> None:
        self._redress = Redress(chosen)
        self._show_choice()

    def _take_usual(self, band: Band | None) -> None:
        self._band = band
        self._show_limit()

    def _show_limit(self, *_anything: object) -> None:
        """The clerk's own limit; what is usual here only in the private view."""
        self._show_beyond()
        if self._redress is Redress.NONE or not self._context.private:
            put_text(self._own, "")
            return
        words = f"您能定到{solutions.own_limit(self._counter, self._redress)}元，超了请人签。"
        if self._redress is Redress.GIFT:
            words = "礼品都要第二人签，进礼品台账。"
        if self._band is not None:
            words += f"这类事本厅近90天常见{self._band.low}到{self._band.high}元（{self._band.count}笔）。"
        put_text(self._own, words)

    def _show_beyond(self) -> None:
        """The reason is asked for where the sum is beyond what is usual, and never while a customer may read it."""
        asked = self._redress is not Redress.NONE and self._context.private
        self._beyond.setVisible(asked and solutions.is_beyond(self._amount.text(), self._band))

    def _offer(self) -> None:
        if self._asked:
            return
        self._asked = True
        amount = self._amount.text() if self._redress is not Redress.NONE else ""
        beyond = "" if self._beyond.isHidden() else self._beyond.text()
        told = (self._words.text(), self._limit.text(), self._decides.text(), beyond)
        filled = Filled(self._type, self._redress, amount, *told)
        solutions.offer(self._counter, filled=filled, then=self._offered, failed=self._answered)

    def _answered(self) -> None:
        self._asked = False

    def _offered(self) -> None:
        self._answered()
        for field in (self._amount, self._words, self._limit, self._decides, self._beyond):
            field.clear()

    def _agree(self, name: str) -> None:
        option = next((one for one in self._counter.state.solutions if one.solution == name), None)
        if option is not None and option.type is SolutionType.LATER and option.state is SolutionState.OFFERED:
            self._waiting = name
            self.hour.show()
            self._context.say("说准几点前办好，点「＋承诺」就定下。")
        else:
            solutions.agree(self._counter, name=name)

    def _agree_for(self, _words: str, due: int) -> None:
        self.hour.hide()
        solutions.agree(self._counter, name=self._waiting, due=due)

    def _ask_signature(self, name: str) -> None:
        self.signing.start(name)
        self._sign(on=True)

    def _signed(self) -> None:
        self._sign(on=False)

    def _sign(self, *, on: bool) -> None:
        """One thing at a time: while somebody signs, nothing else is asked."""
        self.signing.setVisible(on)
        self._asked_for.setVisible(not on)

    def _refuse(self) -> None:
        if self._asked:
            return
        self._asked = True
        solutions.refuse(
            self._counter,
            cannot=self._cannot.text(),
            why=self._why.text(),
            can=self._can.text(),
            elsewhere=self.looked.chosen,
            granted=self.looked.granted.text(),
            then=self._refused,
            failed=self._answered,
        )

    def _refused(self) -> None:
        self._answered()
        for field in (self._cannot, self._why, self._can):
            field.clear()
        self.looked.start_anew()
        self._context.say("记下了。能办的那样，接着办。")


def _field(name: str, words: str, width: int = 0) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(words)
    field.setPlaceholderText(words)
    if width:
        field.setMaximumWidth(width)
    return field


def _column() -> tuple[QWidget, QVBoxLayout]:
    half = QWidget()
    box = QVBoxLayout(half)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(6)
    return half, box


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    return row
