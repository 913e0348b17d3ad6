"""The promises of a reception: words, hour, how long is left, one click to say it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import Promise, PromiseState
from hall_assistant.privacy.masking import masked
from ui.widgets.flow_layout import empty
from ui.widgets.hours import due_words, left_words
from ui.widgets.words import plain_label, shortened, word_button

_STATES = {
    PromiseState.KEPT: "已兑现",
    PromiseState.RENEWED: "改了约",
    PromiseState.BROKEN: "没做到",
    PromiseState.RELEASED: "已按要求删除",
}
_AGAIN = frozenset({PromiseState.KEPT, PromiseState.BROKEN})


class PromiseList(QWidget):
    """`kept` carries the promise's name within its reception, and how the customer was told where it is overdue."""

    kept = Signal(str, str)
    reopened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promise_list")
        self._shown: tuple[tuple[str, str, str, bool], ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_promises(self, promises: Sequence[Promise], now: int, offset: int) -> None:
        """Show these; built anew only when a word changed."""
        rows = tuple(
            (one.promise, masked(shortened(one.words, 80)), _standing(one, now, offset), one.needs_contact(now))
            for one in promises
        )
        if rows == self._shown:
            return
        self._shown = rows
        empty(self._box)
        for promise, (name, words, standing, late) in zip(promises, rows, strict=True):
            self._box.addWidget(self._row(name, words, standing, promise.state, late=late))

    def _row(self, name: str, words: str, standing: str, state: PromiseState, *, late: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(words, f"promise_{name}", wrap=True), 1)
        row.addWidget(plain_label(standing, f"promise_{name}_standing", "hint"))
        if state is PromiseState.OPEN:
            from ui.widgets.settle_buttons import SettleButtons  # not before there is a promise: the start has no room

            kept = SettleButtons([("keep", "已兑现", f"promise_{name}_keep")], late=late, look="chip")
            kept.settled.connect(lambda _act, way: self.kept.emit(name, way))
            row.addWidget(kept)
        elif state in _AGAIN:
            again = word_button("重开", f"promise_{name}_reopen", "quiet", "点错了，其实还没办到")
            again.clicked.connect(lambda: self.reopened.emit(name))
            row.addWidget(again)
        return holder


def _standing(promise: Promise, now: int, offset: int) -> str:
    if promise.state in _STATES:
        return _STATES[promise.state]
    return f"{due_words(promise.due, now, offset)} 前 · {left_words(promise.due, now)}"
