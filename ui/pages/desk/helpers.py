"""The larger helpers of a step (帮手): each takes the place of the lines while open, and is made when first opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.counter_desk import CounterDesk
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

CUSTOMER = "customer"
"""The helper that belongs to no step: there wherever the hall turned anything of it on."""
Maker = Callable[["Context", CounterDesk], QWidget]


@runtime_checkable
class Chooses(Protocol):
    """A helper that can be opened at one of its items."""

    def choose(self, name: str) -> None:
        """Turn to an item."""


@dataclass(frozen=True, slots=True)
class Helper:
    """One helper: its name on the chip, what it is good for, and how its page is made."""

    name: str
    hint: str
    make: Maker


def _solution(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.solutions.panel import SolutionPanel

    return SolutionPanel(context, counter)


def _calculators(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.calculators.panel import CalculatorPanel

    return CalculatorPanel(context, counter)


def _sheet(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.sheets.panel import SheetPanel

    return SheetPanel(context, counter)


def _hand_over(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.desk.passing.hand_panel import HandPanel

    return HandPanel(context, counter)


def _legs(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.desk.passing.legs_panel import LegsPanel

    return LegsPanel(context, counter)


def _duty(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.desk.passing.duty_panel import DutyPanel

    return DutyPanel(context, counter)


def _guide(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.guides.panel import GuidePanel

    return GuidePanel(context, counter)


def _clocks(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.clocks.panel import ClockPanel

    return ClockPanel(context, counter)


def _seats(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.floor.seats import SeatPanel

    return SeatPanel(context, counter)


def _known(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.known.panel import KnownPanel

    return KnownPanel(context, counter)


def _sender(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.senders import SenderPanel

    return SenderPanel(context, counter)


def _customer(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.customer.panel import CustomerPanel

    return CustomerPanel(context, counter)


def _inform(context: Context, counter: CounterDesk) -> QWidget:
    from ui.pages.informing import InformPanel

    return InformPanel(context, counter)


HELPERS: Mapping[str, Helper] = {
    "guide": Helper("导引", "问几句，走到该怎么办、谁办、怎么说", _guide),
    "sheet": Helper("核查表", "一样样对：填几样，就说往哪走", _sheet),
    "solution": Helper("方案", "提一个方案：给什么、谁定、超了额度谁签", _solution),
    "calc": Helper("算一算", "违约金、超量、免月租、短信条数，一步一步算给客户听", _calculators),
    "hand_over": Helper("转给同事", "先看一眼简报，再请同事接手", _hand_over),
    "legs": Helper("转部门", "请部门办的事：催、记答复、撤回", _legs),
    "duty": Helper("叫值班经理", "四句话，照着念", _duty),
    "room": Helper("座位", "哪间空着、边上有没有人、等了多久", _seats),
    "clock": Helper("时限", "几点前要办到、为什么是这天、起一个时限", _clocks),
    "who": Helper("客人与上次", "上次怎么答的、客人要的、别处怎么说、最终答复", _known),
    "sender": Helper("谁支来的", "短信、外呼、别的厅：什么叫他来的，点一下", _sender),
    "inform": Helper("告知", "个人信息怎么用、留多久；要单独同意的问一句", _inform),
    CUSTOMER: Helper("给客人看", "大字页、客人的屏、要带的材料、发给客户的话", _customer),
}
"""By the tool a step names (`Step.tools`)."""


def customer_side(context: Context) -> frozenset[str]:
    """The helper for the customer's eyes, where this hall or counter has any of it; else none."""
    hall, counter = context.settings, context.counter
    on = hall.big_page_on or hall.paper_lists_on or counter.customer_window
    return frozenset({CUSTOMER}) if on else frozenset()


class Helpers(QWidget):
    """Shows one helper at a time below its title; Esc or 收起 goes back to the lines."""

    closed = Signal()

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpers")
        self._context = context
        self._counter = counter
        self._pages: dict[str, QWidget] = {}
        self._title = plain_label("", "helper_title", "strong")
        back = word_button("收起", "helper_back", "quiet", "回到要说的话（Esc）")
        back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._box.addLayout(head)

    def open(self, tool: str, item: str = "") -> None:
        """Show the helper of a tool, made now if nobody opened it before; `item` is what to turn to in it."""
        if tool not in self._pages:
            self._pages[tool] = HELPERS[tool].make(self._context, self._counter)
            self._box.addWidget(self._pages[tool])
        self._title.setText(HELPERS[tool].name)
        for name, page in self._pages.items():
            page.setVisible(name == tool)
        page = self._pages[tool]
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        if item and isinstance(page, Chooses):
            page.choose(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
