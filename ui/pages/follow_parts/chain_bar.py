"""改约经过: every hour a promise has had, who gave it, what became of it. Source: S41."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import Promise, PromiseState
from hall_assistant.clock import local_text
from hall_assistant.privacy.masking import masked
from ui.widgets.flow_layout import empty, put
from ui.widgets.words import plain_label, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

_ENDS: Mapping[PromiseState, str] = {
    PromiseState.OPEN: "现在等着的",
    PromiseState.KEPT: "已兑现",
    PromiseState.RENEWED: "改约了",
    PromiseState.BROKEN: "没做到",
}


class ChainBar(QFrame):
    """Beneath a row; `left` when it is put away."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chain_bar")
        self.setProperty("look", "note")
        self._context = context
        leave = word_button("收起", "chain_leave", "quiet")
        leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(plain_label("改约经过", "chain_title", "strong"), 1)
        head.addWidget(leave)
        self._lines = QVBoxLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 5, 8, 5)
        box.setSpacing(3)
        box.addLayout(head)
        box.addLayout(self._lines)

    def show_chain(self, chain: Sequence[Promise]) -> None:
        """One line an hour, the first given first."""
        empty(self._lines)
        offset = self._context.hall.clock.offset()
        for place, one in enumerate(chain, start=1):
            words = shortened(one.words if self._context.private else masked(one.words), 80)
            why = f"：{shortened(one.how if self._context.private else masked(one.how), 80)}" if one.how else ""
            given, due = local_text(one.made, offset), local_text(one.due, offset)
            text = f"{place}　{given} 说的：{due} 前{words}　{_ENDS[one.state]}{why}"
            put(self._lines, plain_label(text, f"chain_{place}", "soft", wrap=True))
