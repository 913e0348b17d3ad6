"""The mini window while hard words or a term of the trade, opened from the search, are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.looking import Looking
from ui.widgets.entry_view import EntryView
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from ui.context import Context


class MiniReading(QWidget):
    """Stands in front until it is put away, or something else is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mini_reading")
        self._context = context
        self._looking = Looking.shared(context)
        self.entry = EntryView("mini_entry")
        self.entry.left.connect(self._looking.close_entry)
        ground = QWidget()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.addWidget(self.entry)
        inside.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(TallScroll("mini_entry_scroll", ground), 1)

    def show_entry(self) -> None:
        """Show what is looked at."""
        self.entry.show_entry(self._looking.shown, private=self._context.private)
