"""转给… and 交班: a menu of colleagues, and of where else to turn. Nothing changes until the colleague accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.models.counter_desk import CounterDesk
from ui.operations import handover
from ui.wording import button_text

if TYPE_CHECKING:
    from ui.context import Context


class HandingMenu(QMenu):
    """Passes on the reception in hand by `wanted` (which helper, and for whom), or with `everything` all open ones."""

    wanted = Signal(str, str)

    def __init__(self, context: Context, counter: CounterDesk, *, everything: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shift_menu" if everything else "hand_menu")
        self._context = context
        self._counter = counter
        self._everything = everything

    def open_at(self, below: QWidget) -> None:
        """Show the colleagues beside a button."""
        self.fill()
        room = below.screen().availableGeometry()
        place = below.mapToGlobal(below.rect().bottomLeft())
        height = self.sizeHint().height()
        if place.y() + height > room.bottom():
            place -= QPoint(0, height + below.height())
        self.popup(place)

    def fill(self) -> None:
        """The colleagues as they stand now; one who is asked already can be let off."""
        self.clear()
        offered = self._counter.state.offered_to
        if offered and not self._everything:
            self._entry(f"收回，不转给{self._counter.name_of(offered)}了", "hand_back", None)
        mine = self._context.who.staff
        for person in self._counter.staff:
            if person.active and person.staff != mine:
                word = "都转给" if self._everything else "转给"
                self._entry(f"{word} {person.name} {person.number}", f"hand_{person.number}", person.staff)
        if self.isEmpty():
            self.addAction("花名册上还没有别的同事").setEnabled(False)
        if not self._everything:
            self._add_others()

    def _add_others(self) -> None:
        """A department, the duty manager; and before the first word, who was asked first."""
        self.addSeparator()
        waiting = len(self._counter.state.open_legs)
        legs = f"转部门，或请客人去别处{f'（等着 {waiting} 件）' if waiting else ''}…"
        for text, name, helper in ((legs, "hand_legs", "legs"), ("叫值班经理：四句话…", "hand_duty", "duty")):
            action = self.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, helper=helper: self.wanted.emit(helper, ""))
        if not self._counter.state.number:
            self._add_first_asked()

    def _add_first_asked(self) -> None:
        menu = self.addMenu("引导员先接的：首问记给…")
        menu.setObjectName("first_asked_menu")
        for person in self._counter.staff:
            if person.active:
                action = menu.addAction(button_text(f"{person.name} {person.number}"))
                action.setObjectName(f"first_asked_{person.number}")
                action.triggered.connect(
                    lambda _on=False, staff=person.staff: handover.name_first_asked(self._counter, staff=staff)
                )

    def _entry(self, text: str, name: str, staff: str | None) -> None:
        action = self.addAction(button_text(text))
        action.setObjectName(name)
        action.triggered.connect(lambda _on=False: self._hand(staff))

    def _hand(self, staff: str | None) -> None:
        if staff is None:
            handover.take_back(self._counter)
        elif self._everything:
            handover.offer_all(self._context, to=staff, owner=self._counter)
            self._context.say(f"已请{self._counter.name_of(staff)}接手，等对方点「接过来」。")
        else:
            self.wanted.emit("hand_over", staff)
