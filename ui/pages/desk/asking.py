"""Asks in place for gaps in lines and facts of the matter, and puts the answer where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.models.counter_desk import CounterDesk
from ui.operations import cases, promises
from ui.widgets.ask_strip import AskStrip

if TYPE_CHECKING:
    from ui.context import Context

_FACT_HINTS = {"时间": "什么时候的事", "地点": "在哪儿办的", "金额": "多少钱", "号码": "哪个号"}


class Asking(AskStrip):
    """Keys are `slot:时间`, `fact:时间` and `reopen:P1`: an hour to promise and the hour it happened are two things."""

    def __init__(
        self, context: Context, counter: CounterDesk, name: str = "ask", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._context = context
        self._counter = counter
        self.answered.connect(self._take_answer)
        counter.opened.connect(self.hide)

    def ask_slot(self, slot: str) -> None:
        """Ask for a gap of the line shown."""
        found = self._context.hall.library.slots.get(slot)
        label = f"{found.label}？" if found else slot
        choices = found.choices if found else ()
        known = self._counter.state.details.get(slot, "") if slot != "时间" else ""
        more = (known,) if known and known not in choices else ()
        self.ask(f"slot:{slot}", label, choices=(*more, *choices), value=self._counter.hand.slots.get(slot, ""))

    def ask_fact(self, name: str) -> None:
        """Ask for a fact of the matter."""
        self.ask(f"fact:{name}", f"{_FACT_HINTS.get(name, name)}？", value=self._counter.state.details.get(name, ""))

    def ask_reopen(self, promise: str) -> None:
        """Ask why a promise that was settled is opened again."""
        self.ask(f"reopen:{promise}", "为什么重开？", choices=("点错了", "其实还没办到"))

    def _take_answer(self, key: str, answer: str) -> None:
        kind, _, name = key.partition(":")
        if kind == "slot":
            cases.fill_slot(self._counter, slot=name, value=answer)
        elif kind == "reopen":
            promises.reopen(self._counter, name=name, why=answer)
        elif answer != self._counter.state.details.get(name, ""):
            cases.detail(self._counter, name=name, value=answer)
