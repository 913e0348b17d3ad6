"""今天到期 2 · 逾期 1: what is due, in one small line that opens the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hall_assistant.changes import Changes
from hall_assistant.promises.records import DueCount
from ui.operations.due import read_due
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context


class DueWords(QWidget):
    """Counts over the whole hall, read again whenever a promise changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("due_words")
        self._context = context
        self._open = word_button("", "due_open", "quiet", "看跟进")
        self._open.clicked.connect(lambda: context.wide_wanted.emit("follow_up"))
        self._open.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self._show(DueCount(0, 0))
        context.bus.when(self, {"promises", "cases"}, self._heard)
        context.signed.connect(self._signed)

    def _signed(self, _actor: object) -> None:
        self.refresh()

    def _heard(self, _changes: Changes) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        read_due(self._context, owner=self, then=self._show)

    def _show(self, count: DueCount) -> None:
        overdue = f" · 逾期 {count.overdue}" if count.overdue else ""
        self._open.setText(f"今天到期 {count.today}{overdue}")
        self._open.setAccessibleName(self._open.text())
