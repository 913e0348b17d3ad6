"""改约: a new hour for a promise, in two clicks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.pages.follow_parts.contact_bar import ContactPicker
from ui.widgets.bounded import bounded
from ui.widgets.hour_line import HourLine
from ui.widgets.hours import DueHour, HallHours
from ui.widgets.words import plain_label, word_button

FIRST_CONTACT = "先打给客户说清缘由，再约新钟点。"


class RenewBar(QFrame):
    """Day, hour, why, and for an overdue one the contact. `renewed` carries the new instant (UTC ms), why and contact.

    `broken` when there will be no new hour: it was not kept.
    """

    renewed = Signal(object, str, object)
    broken = Signal()
    left = Signal()

    def __init__(
        self, hours: HallHours, *, late: bool, first: DueHour | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("renew_bar")
        self.setProperty("look", "note")
        self._hour = HourLine(hours, "renew", hour_name="hour_picker")
        if first is not None:
            self._hour.set_due(first)
        self._why = QLineEdit()
        self._why.setObjectName("renew_why")
        self._why.setAccessibleName("为什么改约")
        self._why.setPlaceholderText("为什么改（可以不写）")
        bounded(self._why, 200)
        self._why.returnPressed.connect(self.press)
        self._save = word_button("约好了", "renew_save", "accent", "记下新钟点，原来那次留着")
        self._save.clicked.connect(self.press)
        self._contact = ContactPicker() if late else None
        broken = word_button("办不到了", "renew_broken", "quiet", "不再约了：记下没做到和怎么补救的")
        broken.clicked.connect(self.broken)
        leave = word_button("先不改", "renew_leave", "quiet")
        leave.clicked.connect(self.left)
        self._told = plain_label("", "renew_told", "bad", wrap=True)
        self._told.hide()
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addWidget(self._hour)
        row.addWidget(self._why, 1)
        for part in (broken, leave, self._save):
            row.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 5, 8, 5)
        box.setSpacing(3)
        if self._contact is not None:
            box.addWidget(plain_label(FIRST_CONTACT, "renew_first_contact", "strong", wrap=True))
            box.addWidget(self._contact)
        box.addLayout(row)
        box.addWidget(self._told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def press(self) -> None:
        """Take the hour as it stands; one gone by is refused with a sentence."""
        due = self._hour.picked
        if due is None:
            self.tell(f"{self._hour.words}已经过了，往后挪一下再记。")
            return
        self._save.setEnabled(False)
        told = self._contact.told if self._contact is not None else None
        self.renewed.emit(due, self._why.text(), told)

    def refuse(self, error: HallError) -> None:
        """Say why it was not taken; what is typed stays."""
        self._save.setEnabled(True)
        self.tell(sentence(error))

    def tell(self, text: str) -> None:
        """Say something beneath."""
        self._told.setText(text)
        self._told.show()
