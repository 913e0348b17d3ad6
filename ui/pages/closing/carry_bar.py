"""转明日: the hour at which a reception goes on, tomorrow at ten if nobody says otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.widgets.bounded import bounded
from ui.widgets.hour_line import HourLine
from ui.widgets.hours import DueHour, HallHours
from ui.widgets.words import plain_label, word_button

TOMORROW = DueHour(1, "10:00")
NO_WORD_GIVEN = "这只是厅里记着，没跟客人说钟点；要跟客人说，记一条承诺。"


class CarryBar(QFrame):
    """`carried` with the instant (UTC ms) and what comes next; `left` when nothing is to be done."""

    carried = Signal(object, str)
    left = Signal()

    def __init__(self, hours: HallHours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("carry_bar")
        self.setProperty("look", "note")
        self._hour = HourLine(hours, "carry", after="接着办", hour_name="carry_hour")
        self._hour.set_due(TOMORROW)
        self._words = QLineEdit()
        self._words.setObjectName("carry_words")
        self._words.setAccessibleName("明天接着办什么")
        self._words.setPlaceholderText("接着办什么（可以不写）")
        bounded(self._words, 200)
        self._words.returnPressed.connect(self.press)
        self._save = word_button("定了", "carry_save", "accent", "记下钟点，今天这件就清了")
        self._save.clicked.connect(self.press)
        leave = word_button("先不转", "carry_leave", "quiet")
        leave.clicked.connect(self.left)
        self._told = plain_label(NO_WORD_GIVEN, "carry_told", "hint", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addWidget(self._hour)
        row.addWidget(self._words, 1)
        row.addWidget(leave)
        row.addWidget(self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 5, 8, 5)
        box.setSpacing(3)
        box.addLayout(row)
        box.addWidget(self._told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def press(self) -> None:
        """Take the hour as it stands."""
        due = self._hour.picked
        if due is None:
            self._told.setText(f"{self._hour.words}已经过了，往后挪一下再定。")
            return
        self._save.setEnabled(False)
        self.carried.emit(due, self._words.text())

    def refuse(self, error: HallError) -> None:
        """Say why it was not taken; what is typed stays."""
        self._save.setEnabled(True)
        self._told.setText(sentence(error))
