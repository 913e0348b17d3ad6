"""One department's leg: what was asked, until when, how often urged; urged, answered, sent back or withdrawn here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.legs import LEG_STATES, URGE_WAYS, LegState
from hall_assistant.clock import local_time
from hall_assistant.privacy.masking import masked
from ui.models.leg_face import LegFace
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.hours import due_words, left_words
from ui.widgets.words import plain_label, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

ACTS = (
    ("answer", "答复了", "部门怎么说的"),
    ("return", "退回来了", "部门为什么退"),
    ("withdraw", "不等了", "为什么不等了"),
)
"""What can be recorded of a leg: id, word, what is asked."""


class LegRow(QFrame):
    """`urged` carries the way, `settled` the act and what was said, `again_wanted` asks for a new leg in its place.

    whose: the reception it belongs to, in words, where that is not the one in hand; then the ways to urge stand open
    and a new leg is asked for in the reception.
    """

    urged = Signal(str)
    settled = Signal(str, str)
    again_wanted = Signal()

    def __init__(self, context: Context, leg: LegFace, whose: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leg = leg
        self._context = context
        self._act = ""
        self._ways: ChipRow | None = None
        self.setObjectName(f"leg_row_{leg.leg}")
        self.setProperty("look", "card")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(10, 6, 8, 6)
        self._box.setSpacing(3)
        question = shortened(masked(leg.question), 200)
        head = QHBoxLayout()
        head.addWidget(plain_label(f"{leg.department}：{question}", "leg_what", "lead", wrap=True), 1)
        state = "" if leg.state is LegState.OPEN else LEG_STATES[leg.state]
        if state:
            head.addWidget(plain_label(state, "leg_state", "warn" if leg.unsettled else "soft"))
        self._box.addLayout(head)
        self._box.addWidget(plain_label(self._standing(), "leg_standing", self._look(), wrap=True))
        if whose:
            self._box.addWidget(plain_label(whose, "leg_whose", "hint", wrap=True))
        if leg.answer:
            said = shortened(masked(leg.answer), 300)
            self._box.addWidget(plain_label(said, "leg_answer", "soft", wrap=True))
        if leg.unsettled:
            self._add_buttons()
            if whose and leg.state is LegState.OPEN:
                self._ask_how()
        self.setAccessibleName(f"{leg.department} {question} {self._standing()}")

    def _look(self) -> str:
        return "bad" if self.leg.unsettled and self.leg.due <= self._context.hall.clock.now() else "soft"

    def _standing(self) -> str:
        clock, leg = self._context.hall.clock, self.leg
        now, offset = clock.now(), clock.offset()
        parts = [f"{due_words(leg.due, now, offset)} 前回"]
        if leg.unsettled:
            parts.append(left_words(leg.due, now))
        if leg.contact:
            parts.append(f"电话 {leg.contact}")
        if leg.urges:
            last = f"，{local_time(leg.urged, offset)} {leg.way}" if leg.urged is not None else ""
            parts.append(f"催了 {leg.urges} 回{last}".rstrip())
        return " · ".join(parts)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        if self.leg.state is LegState.RETURNED:
            again = word_button("重新转", "leg_again", "", "换个部门，或换个说法再转")
            again.clicked.connect(self.again_wanted)
            row.addWidget(again)
        else:
            urge = word_button("催", "leg_urge", "", "时间、怎么催的都记下")
            urge.clicked.connect(self._ask_how)
            row.addWidget(urge)
        for act, word, asked in ACTS:
            if act == "return" and self.leg.state is LegState.RETURNED:
                continue
            button = word_button(word, f"leg_{act}", "quiet", asked)
            button.setAccessibleName(f"{word} {self.leg.department}")
            button.clicked.connect(lambda _on=False, act=act, asked=asked: self._ask(act, asked))
            row.addWidget(button)
        row.addStretch(1)
        self._box.addLayout(row)

    def _ask_how(self) -> None:
        """How it is urged, one click each."""
        if self._ways is None:
            self._ways = ChipRow("urge")
            self._ways.show_chips([ChipFace(way.value, word) for way, word in URGE_WAYS.items()])
            self._ways.picked.connect(self.urged)
            self._box.addWidget(self._ways)
            self._ways.show()
        else:
            self._ways.setVisible(self._ways.isHidden())

    def _ask(self, act: str, asked: str) -> None:
        if not self._act:
            self._said = QLineEdit()
            self._said.setObjectName("leg_said")
            bounded(self._said, 500)
            save = word_button("记上", "leg_save", "accent")
            save.clicked.connect(self._save)
            self._said.returnPressed.connect(self._save)
            row = QHBoxLayout()
            row.addWidget(self._said, 1)
            row.addWidget(save)
            self._box.addLayout(row)
        self._act = act
        self._said.setPlaceholderText(asked)
        self._said.setAccessibleName(asked)
        self._said.setFocus()

    def _save(self) -> None:
        if self._said.text().strip():
            self.settled.emit(self._act, self._said.text())
        else:
            self._context.say(f"写一句{self._said.placeholderText()}，再记上。")
            self._said.setFocus()

    def close_entry(self) -> None:
        """What was written is on record: nothing waits here any more."""
        self._said.clear()

    @property
    def typing(self) -> bool:
        """Whether something is being written here, that painting anew would lose."""
        return bool(self._act and self._said.text())
