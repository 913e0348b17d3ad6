"""What must not be overlooked in the reception in hand: it came back from a colleague, a department owes an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.legs import LegState
from hall_assistant.casefile.values import CaseState
from ui.models.counter_desk import CounterDesk
from ui.operations import handover
from ui.widgets.hours import due_words, left_words
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class PassingStrips(QWidget):
    """Two lines at most, each with what to do next; made when the first of them is needed."""

    hand_wanted = Signal()
    legs_wanted = Signal()

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passing_strips")
        self._context = context
        self._counter = counter
        self._back, back = _strip("came_back")
        self._back_words = plain_label("", "came_back_words", "strong", wrap=True)
        again = word_button("再转一位", "came_back_again", "", "换一位同事接")
        again.clicked.connect(self.hand_wanted)
        seen = word_button("知道了", "came_back_seen", "accent", "还是我办")
        seen.clicked.connect(lambda: handover.see_return(counter))
        for part, stretch in ((self._back_words, 1), (again, 0), (seen, 0)):
            back.addWidget(part, stretch)
        self._legs, legs = _strip("legs_strip")
        self._legs_words = plain_label("", "legs_strip_words", "", wrap=True)
        look = word_button("催 · 记答复", "legs_look", "", "等部门的都在这里")
        look.clicked.connect(self.legs_wanted)
        legs.addWidget(self._legs_words, 1)
        legs.addWidget(look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._back)
        box.addWidget(self._legs)

    def show_hand(self) -> None:
        """Paint them."""
        state = self._counter.state
        self._back_words.setText(self._came_back(state))
        self._back.setVisible(state.returned is not None)
        self._legs_words.setText(self._waiting(state))
        self._legs.setVisible(bool(state.open_legs))
        self.setVisible(state.returned is not None or bool(state.open_legs))

    def _came_back(self, state: CaseState) -> str:
        if state.returned is None:
            return ""
        name = self._counter.name_of(state.returned.to)
        why = f"：{state.returned.why}" if state.returned.why else ""
        return f"{name}到点没接，还在您手上。" if state.returned.late else f"{name}退回来了{why}，还在您手上。"

    def _waiting(self, state: CaseState) -> str:
        if not state.open_legs:
            return ""
        clock, first = self._context.hall.clock, min(state.open_legs, key=lambda leg: leg.due)
        now, offset = clock.now(), clock.offset()
        more = f"，共 {len(state.open_legs)} 件" if len(state.open_legs) > 1 else ""
        if first.state is LegState.RETURNED:
            return f"{first.department}退回来了，等您重新转{more}。"
        return f"等{first.department}回话 · {due_words(first.due, now, offset)} 前 · {left_words(first.due, now)}{more}"


def _strip(name: str) -> tuple[QFrame, QHBoxLayout]:
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("look", "note")
    row = QHBoxLayout(frame)
    row.setContentsMargins(8, 4, 6, 4)
    return frame, row
