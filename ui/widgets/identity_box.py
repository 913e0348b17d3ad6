"""Who the customer is: a name and a masked number; the full number is typed once and never shown again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.privacy.identity import Person
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, word_button


class IdentityBox(QFrame):
    """`given` carries surname, honorific and number as typed."""

    given = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("identity")
        self._honorific = ""
        self._form = QWidget()
        self._known = plain_label("", "identity_known", "strong", wrap=True)
        self._earlier = plain_label("有上次记录", "identity_earlier", "soft")
        self._change = word_button("", "identity_change", "quiet")
        self._change.clicked.connect(self._turn)
        self._surname = _line("identity_surname", "姓", 20)
        self._phone = _line("identity_phone", "号码", 20)
        self._titles = ChipRow("identity_title")
        self._titles.picked.connect(self._pick)
        take = word_button("记上", "identity_take")
        take.clicked.connect(self._take)
        self._surname.returnPressed.connect(lambda: self._phone.setFocus(Qt.FocusReason.TabFocusReason))
        self._phone.returnPressed.connect(self._take)
        head = QHBoxLayout()
        head.addWidget(self._known, 1)
        head.addWidget(self._earlier)
        head.addWidget(self._change)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(4)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._surname, 1)
        first.addWidget(self._titles)
        second.addWidget(self._phone, 1)
        second.addWidget(take)
        form.addLayout(first)
        form.addLayout(second)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self._form)
        self._open(False)
        self._pick("")

    def show_person(self, person: Person, *, earlier: bool) -> None:
        """Show who it is, as far as known."""
        self._known.setText(person.line or "还不知道是谁")
        self._change.setText("改" if person.line else "＋ 称呼、号码")
        self._change.setAccessibleName("改称呼和号码" if person.line else "填称呼和号码")
        self._earlier.setVisible(earlier)

    def close_form(self) -> None:
        """Put the form away and forget what was typed."""
        self._surname.clear()
        self._phone.clear()
        self._open(False)

    def bring_back(self, surname: str, honorific: str, phone: str) -> None:
        """Show what was typed once more, to be put right: it was refused."""
        self._surname.setText(surname)
        self._phone.setText(phone)
        self._honorific = ""
        self._pick(honorific)
        self._open(True)
        self._phone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        self._open(self._form.isHidden())

    def _open(self, opened: bool) -> None:
        self._form.setVisible(opened)
        if opened:
            self._surname.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, chosen: str) -> None:
        self._honorific = "" if chosen == self._honorific else chosen
        self._titles.show_chips([ChipFace(one, one, checked=one == self._honorific) for one in ("女士", "先生")])

    def _take(self) -> None:
        surname, phone = self._surname.text(), self._phone.text()
        if surname.strip() or phone.strip():
            self.given.emit(surname, self._honorific, phone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the form away."""
        if event.key() == Qt.Key.Key_Escape and self._form.isVisible():
            self.close_form()
            return
        super().keyPressEvent(event)


def _line(name: str, hint: str, limit: int) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(hint)
    field.setPlaceholderText(hint)
    bounded(field, limit)
    return field
