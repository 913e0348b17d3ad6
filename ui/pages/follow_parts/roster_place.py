"""The place of the 替班 panel: whoever leads changes it, all others read it; made when first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.people.access import may
from ui.models.follow_up import FollowUp
from ui.operations.follow_up import set_away, set_here
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.follow_parts.stand_ins import StandInPanel


class RosterPlace(QWidget):
    """Put `button` where it is to be pressed, and this where the panel opens."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster_place")
        self._context = context
        self._shown: FollowUp | None = None
        self._panel: StandInPanel | None = None
        self._reader = ""
        self.button = word_button("替班", "follow_roster", "", "谁哪天不在，谁来替")
        self.button.clicked.connect(self._turn)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_roster(self, shown: FollowUp) -> None:
        """Show what the roster says; whoever does not lead sees the button only where it says something."""
        self._shown = shown
        actor = self._context.actor
        if (now := actor.staff if actor is not None else "") != self._reader:
            self._reader = now
            self.hide()  # what somebody else had open is not what this one looked for
        offered = self._leads or bool(shown.away)
        self.button.setVisible(offered)
        if not offered:
            self.hide()
        elif self._panel is not None:
            self._panel.show_roster(shown, may_change=self._leads)

    @property
    def _leads(self) -> bool:
        actor = self._context.actor
        return actor is not None and may(actor.role, "settings.set_roster")

    def _turn(self) -> None:
        if self._panel is None:
            self._panel = self._made()
        if self._shown is not None:
            self._panel.show_roster(self._shown, may_change=self._leads)
        self.setVisible(self.isHidden())

    def _made(self) -> StandInPanel:
        from ui.pages.follow_parts.stand_ins import StandInPanel

        panel = StandInPanel(self._context)
        panel.left.connect(self.hide)
        panel.set_away.connect(
            lambda staff, day, other: set_away(self._context, staff=staff, day=day, stand_in=other, owner=self)
        )
        panel.set_here.connect(lambda staff, day: set_here(self._context, staff=staff, day=day, owner=self))
        self._box.addWidget(panel)
        return panel
