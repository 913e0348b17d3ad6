"""联系: how the customer was contacted, in two clicks; alone, or together with what settles an overdue promise."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.promising import REACHED_NAMES, WAY_NAMES, Reached, Way
from hall_assistant.errors import HallError
from hall_assistant.promises.ledger import Contacted
from hall_assistant.wording import sentence
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, word_button

WAYS = (Way.PHONE, Way.COUNTER, Way.MESSAGE, Way.VISIT)
"""Offered, the most usual first."""


class ContactPicker(QWidget):
    """Way, how it went, and a line of what was said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contact_picker")
        self._way, self._reached = Way.PHONE, Reached.REACHED
        self._ways, self._ends = ChipRow("contact_way"), ChipRow("contact_reached")
        self._ways.picked.connect(self._pick_way)
        self._ends.picked.connect(self._pick_end)
        self._words = QLineEdit()
        self._words.setObjectName("contact_words")
        self._words.setAccessibleName("怎么说的")
        self._words.setPlaceholderText("怎么说的（可以不写）")
        bounded(self._words, 200)
        chips = QHBoxLayout()
        chips.setSpacing(12)
        chips.addWidget(self._ways, 4)
        chips.addWidget(self._ends, 4)
        chips.addWidget(self._words, 3)
        chips.setContentsMargins(0, 0, 0, 0)
        self.setLayout(chips)
        self._again()

    @property
    def told(self) -> Contacted:
        """What is picked now."""
        return Contacted(self._way, self._reached, self._words.text())

    def _pick_way(self, way: str) -> None:
        self._way = Way(way)
        if self._way is not Way.PHONE and self._reached is Reached.BROKEN_OFF:
            self._reached = Reached.REACHED
        self._again()

    def _pick_end(self, reached: str) -> None:
        self._reached = Reached(reached)
        self._again()

    def _again(self) -> None:
        self._ways.show_chips([ChipFace(one.value, WAY_NAMES[one], checked=one is self._way) for one in WAYS])
        ends = [one for one in Reached if one is not Reached.BROKEN_OFF or self._way is Way.PHONE]
        if self._way is Way.COUNTER:
            self._reached, ends = Reached.REACHED, []
        self._ends.show_chips([ChipFace(one.value, REACHED_NAMES[one], checked=one is self._reached) for one in ends])


class Purpose(StrEnum):
    """What the bar is open for."""

    CONTACT = "contact"
    KEEP = "keep"
    BREAK = "break"


_TITLES: Mapping[Purpose, str] = {
    Purpose.CONTACT: "怎么联系的？",
    Purpose.KEEP: "过点了，怎么跟客户说的？",
    Purpose.BREAK: "没做到也记下来：怎么说的，怎么补救的。",
}
_SAVES: Mapping[Purpose, str] = {
    Purpose.CONTACT: "记上联系",
    Purpose.KEEP: "说到了，兑现",
    Purpose.BREAK: "记下没做到",
}


class ContactBar(QFrame):
    """`told` carries a `Contacted` and, for a broken promise, what was done about it."""

    told = Signal(object, str)
    left = Signal()

    def __init__(self, purpose: Purpose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contact_bar")
        self.setProperty("look", "note")
        self._picker = ContactPicker()
        self._done = QLineEdit()
        self._done.setObjectName("contact_done")
        self._done.setAccessibleName("怎么补救的")
        self._done.setPlaceholderText("怎么补救的（要写）")
        self._done.setVisible(purpose is Purpose.BREAK)
        bounded(self._done, 500)
        self._save = word_button(_SAVES[purpose], "contact_save", "accent")
        self._save.clicked.connect(self.press)
        leave = word_button("先不记", "contact_leave", "quiet")
        leave.clicked.connect(self.left)
        self._trouble = plain_label("", "contact_told", "bad", wrap=True)
        self._trouble.hide()
        row = QHBoxLayout()
        row.addWidget(plain_label(_TITLES[purpose], "contact_title", "strong", wrap=True), 1)
        row.addWidget(leave)
        row.addWidget(self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 5, 8, 5)
        box.setSpacing(4)
        box.addLayout(row)
        for part in (self._picker, self._done, self._trouble):
            box.addWidget(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away, Enter takes it as it stands."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._save.isEnabled():
            self.press()
        else:
            super().keyPressEvent(event)

    def press(self) -> None:
        """Take it as it stands."""
        self._save.setEnabled(False)
        self.told.emit(self._picker.told, self._done.text())

    def refuse(self, error: HallError) -> None:
        """Say why it was not taken; what is typed stays."""
        self._save.setEnabled(True)
        self._trouble.setText(sentence(error))
        self._trouble.show()
