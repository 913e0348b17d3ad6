"""请人签: a colleague signs for a sum with their own PIN, or gave permission by telephone and signs later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.solved import Solution
from ui.models.counter_desk import CounterDesk
from ui.operations import solutions
from ui.pages.pin_field import PinEdit
from ui.pages.solutions.climbing import Climbing
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class Signing(QWidget):
    """For one option at a time; `done` when it was signed or noted, or somebody went back.

    Offered are those whose own authority suffices; where nobody's does, the duty ladder is climbed instead.
    """

    done = Signal()

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signing")
        self._context = context
        self._counter = counter
        self._option = self._second = ""
        self._who = ChipRow("signer")
        self._who.picked.connect(self._choose)
        self._pin = PinEdit(self)
        self._pin.setObjectName("signer_pin")
        self._pin.setAccessibleName("签的人自己输密码")
        self._pin.returnPressed.connect(self._sign)
        self._pin.left.connect(self.done)
        self._name, self._phone = _field("phoned_who", "电话里谁同意的"), _field("phoned_number", "打的哪个号")
        self._here = QWidget()
        self.climbing = Climbing(context, counter)
        self.climbing.agreed.connect(self.done)
        self._build()
        counter.changed.connect(self._refresh)

    def _build(self) -> None:
        here = QVBoxLayout(self._here)
        box = QVBoxLayout(self)
        for one in (here, box):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(6)
        here.addWidget(plain_label("谁来签：点名字，本人输密码", "signing_title", "strong"))
        here.addWidget(self._who)
        here.addLayout(_row(self._pin, _button("签好", "signer_done", self._sign, "accent")))
        box.addWidget(self._here)
        box.addWidget(self.climbing)
        self._phoned_title = plain_label("人不在：先打电话请示，记下来，回头补签", "phoned_title", "soft")
        box.addWidget(self._phoned_title)
        note = _button("记下电话同意", "phoned_note", self._note)
        box.addLayout(_row(self._name, self._phone, note, _button("返回", "signing_back", self.done.emit, "quiet")))

    def start(self, option: str) -> None:
        """Ask for the signature of an option."""
        self._option, self._second = option, ""
        for field in (self._pin, self._name, self._phone):
            field.clear()
        self._show_people()

    def _refresh(self) -> None:
        if not self.isHidden():
            self._show_people()

    def _meant(self) -> Solution | None:
        return next((one for one in self._counter.state.solutions if one.solution == self._option), None)

    def _show_people(self) -> None:
        meant = self._meant()
        if meant is None:
            return
        able = solutions.signers(self._counter, meant)
        self._here.setVisible(bool(able))
        self._who.show_chips(
            [ChipFace(one.staff, f"{one.name} {one.number}", checked=one.staff == self._second) for one in able]
        )
        self.climbing.setVisible(not able and meant.approval is None)
        if not able:
            self.climbing.show_option(meant)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the signing, not the whole helper."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
            return
        super().keyPressEvent(event)

    def _choose(self, staff: str) -> None:
        self._second = staff
        self._show_people()
        self._pin.setFocus()

    def _sign(self) -> None:
        if not self._second:
            self._context.say("先点谁来签，再请本人输密码。")
            return
        pin = self._pin.text()
        self._pin.clear()
        solutions.sign(self._counter, name=self._option, second=self._second, pin=pin, then=self.done.emit)

    def _note(self) -> None:
        solutions.permit_by_phone(
            self._counter, name=self._option, who=self._name.text(), phone=self._phone.text(), then=self.done.emit
        )


def _field(name: str, words: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(words)
    field.setPlaceholderText(words)
    return field


def _button(text: str, name: str, act: Callable[[], None], look: str = "") -> QWidget:
    button = word_button(text, name, look)
    button.clicked.connect(lambda: act())
    return button


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    return row
