"""转给… and 交班: a menu of colleagues. Nothing changes until the colleague accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.models.counter_desk import CounterDesk
from ui.operations import handover
from ui.wording import button_text

if TYPE_CHECKING:
    from ui.context import Context


class HandingMenu(QMenu):
    """Offers the reception in hand, or with `everything` all one's open ones."""

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
            handover.offer(self._counter, to=staff)
            self._context.say(f"已请{self._counter.name_of(staff)}接手，点了「接过来」才算转。")
