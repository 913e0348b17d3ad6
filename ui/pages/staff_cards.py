"""The cards of everyone who works here, one picked; for sign-in and quick switch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from hall_assistant.people.values import ROLE_NAMES, StaffMember
from ui.theme import Theme
from ui.wording import button_text


class StaffCards(QScrollArea):
    """A grid of name cards as wide as there is room; `picked` carries the staff id."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("staff_cards")
        self.setAccessibleName("选自己的名字")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QWidget()
        self._ground.setProperty("look", "ground")
        self._grid = QGridLayout(self._ground)
        self._grid.setContentsMargins(0, 0, theme.space("small"), 0)
        self._grid.setSpacing(theme.space("small"))
        self.setWidget(self._ground)
        self._group = QButtonGroup(self)
        self._cards: dict[str, QPushButton] = {}

    @property
    def staff(self) -> str:
        """Id of the person picked, "" if none is."""
        return next((staff for staff, card in self._cards.items() if card.isChecked()), "")

    def show_roll(self, roll: Sequence[StaffMember], picked: str) -> None:
        """Show everyone, with `picked` (or else the only or first one) picked."""
        for card in self._cards.values():
            card.deleteLater()
        self._cards = {person.staff: self._card(person) for person in roll}
        self._arrange()
        if self._cards:
            self.pick(picked if picked in self._cards else next(iter(self._cards)))

    def pick(self, staff: str) -> None:
        """Pick a person as if their card was clicked."""
        card = self._cards[staff]
        card.setChecked(True)
        self.ensureWidgetVisible(card)
        self.picked.emit(staff)

    def move_on(self, by: int) -> None:
        """Pick the next (1) or previous (-1) person; at the ends it goes round."""
        order = list(self._cards)
        if order:
            at = order.index(self.staff) if self.staff in order else 0
            self.pick(order[(at + by) % len(order)])

    def _card(self, person: StaffMember) -> QPushButton:
        name = self.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, self._theme.px(112))
        card = QPushButton(self._ground)
        card.setText(button_text(f"{name}\n{person.number} · {ROLE_NAMES[person.role]}"))
        card.setObjectName(f"staff_{person.number}")
        card.setAccessibleName(f"{person.name} {person.number}")
        card.setProperty("look", "staff")
        card.setCheckable(True)
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        card.setMinimumHeight(card.sizeHint().height())
        card.clicked.connect(lambda: self.pick(person.staff))
        self._group.addButton(card)
        return card

    def _arrange(self) -> None:
        columns = max(1, self.contentsRect().width() // self._theme.px(150))
        for place, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(len(self._cards) // columns + 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()
