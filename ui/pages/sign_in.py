"""Sign-in, lock and quick switch: pick your card, PIN, Enter. A wrong PIN is told calmly and counts its wait down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hall_assistant.changes import Changes
from hall_assistant.errors import HallError
from hall_assistant.people.values import Actor, StaffMember, counter_name
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import people
from ui.pages.pin_field import PinField
from ui.pages.staff_cards import StaffCards
from ui.theme import set_look
from ui.wording import waiting


class SignInPage(QWidget):
    """Shown at start, as the lock, and for a quick switch, where Esc goes back to whoever was here (`left`)."""

    signed_in = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._last = self._other_than = self._hint = ""
        self._waits: dict[str, int] = {}
        self.setObjectName("sign_in_page")
        self._hall = QLabel(self)
        self._cards = StaffCards(context.theme, self)
        self._pin = PinField(context.theme, self)
        self._told = QLabel(self)
        self._back = QPushButton(self)
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        self._cards.picked.connect(self._picked)
        self._pin.given.connect(self._try)
        self._pin.edit.stepped.connect(self._cards.move_on)
        self._pin.edit.left.connect(self._leave)
        self._back.clicked.connect(self._leave)
        context.settings_changed.connect(self._name_hall)
        context.bus.when(self, {"staff"}, self._staff_changed)
        self._name_hall()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._hall.setObjectName("sign_in_hall")
        self._hall.setProperty("look", "lead")
        self._hall.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setObjectName("sign_in_told")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._told.setMinimumHeight(theme.px(44))
        self._back.setObjectName("sign_in_back")
        self._back.setText("返回")  # given to the constructor, it would load the icon themes
        self._back.setAccessibleName("返回原来的人")
        self._back.setProperty("look", "quiet")
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back.hide()
        right = QVBoxLayout()
        right.setSpacing(theme.space("small"))
        right.addWidget(self._pin)
        right.addWidget(self._told)
        right.addStretch(1)
        self._pin.setFixedWidth(theme.px(186))
        self._told.setFixedWidth(theme.px(186))
        top = QHBoxLayout()
        top.addWidget(self._hall, 1)
        top.addWidget(self._back)
        middle = QHBoxLayout()
        middle.setSpacing(theme.space("large"))
        middle.addWidget(self._cards, 1)
        middle.addLayout(right)
        column = QVBoxLayout(self)
        margin = theme.space("large")
        column.setContentsMargins(margin, theme.space("medium"), margin, theme.space("small"))
        column.setSpacing(theme.space("medium"))
        column.addLayout(top)
        column.addLayout(middle, 1)

    def ask(
        self,
        *,
        last: str = "",
        can_leave: bool = False,
        other_than: str = "",
        roll: Sequence[StaffMember] | None = None,
    ) -> None:
        """Ask who it is, with the last person's card picked; the roll is read unless it is given.

        can_leave and other_than are for a quick switch: Esc goes back, and someone else's card is picked.
        """
        self._last, self._other_than = last, other_than
        self._back.setVisible(can_leave)
        self._pin.empty()
        self._hint = self._how(can_leave=can_leave)
        self._tell(self._hint, "hint")
        if roll is None:
            people.read_roll(self._context, owner=self, then=self.show_roll)
        else:
            self.show_roll(roll)

    def _how(self, *, can_leave: bool) -> str:
        if self._context.shown_pin:
            return f"演示厅：人人的密码都是 {self._context.shown_pin}。"
        return "选接柜的人，输密码。没办完的接待都留着。" if can_leave else "输密码，回车进入。"

    def show_roll(self, roll: Sequence[StaffMember]) -> None:
        """Show the roll read."""
        others = (person.staff for person in roll if person.staff != self._other_than)
        self._cards.show_roll(roll, self._last or next(others, ""))

    def _staff_changed(self, _changes: Changes) -> None:
        if self.isVisible():
            people.read_roll(self._context, owner=self, then=self.show_roll)

    def _name_hall(self) -> None:
        settings, counter = self._context.settings, self._context.counter
        self._hall.setText(f"{settings.hall} · {counter_name(counter.counter)}")

    def _picked(self, staff: str) -> None:
        self._pin.empty()
        self._show_wait(staff)

    def _try(self, pin: str) -> None:
        self._pin.hold(True)
        self._tell("在核对……", "hint")
        staff = self._cards.staff
        people.sign_in(
            self._context,
            staff=staff,
            pin=pin,
            owner=self,
            then=self._right,
            failed=lambda error: self._wrong(staff, error),
        )

    def _right(self, actor: Actor) -> None:
        self._waits.pop(actor.staff, None)
        self._pin.empty()
        self._pin.hold(False)
        self._tell("", "hint")
        self.signed_in.emit(actor)

    def _wrong(self, staff: str, error: HallError) -> None:
        self._pin.empty()
        seconds = error.values.get("seconds")
        if error.code == "pin.wait" and isinstance(seconds, int):
            self._waits[staff] = self._context.hall.clock.now() + seconds * 1000
        self._show_wait(self._cards.staff)
        if error.code != "pin.wait":
            self._tell(sentence(error), "warn")

    def _show_wait(self, staff: str) -> None:
        left = self._seconds_left(staff)
        self._pin.hold(left > 0)
        if left > 0:
            self._tell(f"密码错了几次，{waiting(left)}后再输。记录都在，别的同事照常能进。", "warn")
            self._tick.start()
        else:
            self._tick.stop()
            self._tell(self._hint, "hint")

    def _seconds_left(self, staff: str) -> int:
        until = self._waits.get(staff, 0)
        return max(0, -((self._context.hall.clock.now() - until) // 1000))

    def _count_down(self) -> None:
        self._show_wait(self._cards.staff)

    def _tell(self, text: str, look: str) -> None:
        self._told.setText(text)
        set_look(self._told, look)

    def _leave(self) -> None:
        if self._back.isVisible():
            self.left.emit()

    def showEvent(self, _event: QShowEvent) -> None:
        """The PIN field has the keys from the start."""
        self._pin.setFocus()
