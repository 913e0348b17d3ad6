"""A day to be filled in, with the near ones a click away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.clock import local_day
from ui.pages.forms import Entry
from ui.widgets.chips import ChipFace, ChipRow

if TYPE_CHECKING:
    from ui.context import Context


class DayEntry(QWidget):
    """An entry for a local day, `2026-03-12`; `near` are days from today and how they are called."""

    def __init__(
        self, context: Context, name: str, id: str, near: Sequence[tuple[int, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._near = tuple(near)
        self.entry = Entry(context.theme, name, id=id, hint="2026-03-12")
        self._chips = ChipRow(f"{id}_near")
        self._chips.picked.connect(lambda days: self.show_day(self._ahead(int(days))))
        self._chips.show_chips([ChipFace(str(days), words) for days, words in self._near])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(context.theme.space("hair"))
        box.addWidget(self.entry)
        box.addWidget(self._chips)

    def _ahead(self, days: int) -> str:
        clock = self._context.hall.clock
        today = date.fromisoformat(local_day(clock.now(), clock.offset()))
        return (today + timedelta(days=days)).isoformat()

    @property
    def day(self) -> str:
        """What stands there."""
        return self.entry.text.strip()

    def show_day(self, day: str) -> None:
        """Put a day there."""
        self.entry.accept()
        self.entry.edit.setText(day)

    def show_ahead(self, days: int) -> None:
        """Put the day there that is so many days from today."""
        self.show_day(self._ahead(days))
