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

_STATES = {PromiseState.KEPT: "已兑现", PromiseState.RENEWED: "改了约"}


class PromiseList(QWidget):
    """`kept` carries the promise's name within its reception."""

    kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promise_list")
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_promises(self, promises: Sequence[Promise], now: int, offset: int) -> None:
        """Show these; built anew only when a word changed."""
        rows = tuple((one.promise, masked(shortened(one.words, 80)), _standing(one, now, offset)) for one in promises)
        if rows == self._shown:
            return
        self._shown = rows
        empty(self._box)
        for promise, (name, words, standing) in zip(promises, rows, strict=True):
            self._box.addWidget(self._row(name, words, standing, promise.state is PromiseState.OPEN))

    def _row(self, name: str, words: str, standing: str, waiting: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(words, f"promise_{name}", wrap=True), 1)
        row.addWidget(plain_label(standing, f"promise_{name}_standing", "hint"))
        if waiting:
            kept = word_button("已兑现", f"promise_{name}_keep", "chip")
            kept.clicked.connect(lambda: self.kept.emit(name))
            row.addWidget(kept)
        return holder


def _standing(promise: Promise, now: int, offset: int) -> str:
    if promise.state in _STATES:
        return _STATES[promise.state]
    return f"{due_words(promise.due, now, offset)} 前 · {left_words(promise.due, now)}"
