"""One group of a sheet that is no list: its fields below each other, each recorded when it is left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.sheets import ONLY
from hall_assistant.errors import StaffError
from hall_assistant.library.sheets import Group, Sheet
from ui.models.counter_desk import CounterDesk
from ui.models.sheets import GroupFace
from ui.operations import sheets
from ui.pages.sheets.field import FieldEntry

if TYPE_CHECKING:
    from ui.context import Context


SHORT = frozenset({"date", "time", "number", "amount"})
"""Kinds of field that leave room for another beside them."""


def set_below(box: QVBoxLayout, entries: Iterable[FieldEntry], gap: int) -> None:
    """Set fields below each other, two short ones side by side."""
    waiting: QHBoxLayout | None = None
    for entry in entries:
        if entry.field.kind not in SHORT:
            waiting = None
            box.addWidget(entry)
        elif waiting is not None:
            waiting.addWidget(entry, 1, Qt.AlignmentFlag.AlignTop)
            waiting = None
        else:
            waiting = QHBoxLayout()
            waiting.setSpacing(gap)
            waiting.addWidget(entry, 1, Qt.AlignmentFlag.AlignTop)
            box.addLayout(waiting)


class FieldsBody(QWidget):
    """What stands in each field is shown again whenever it changed elsewhere, never under the caret."""

    def __init__(
        self, context: Context, counter: CounterDesk, sheet: Sheet, group: Group, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._counter = counter
        self._sheet = sheet
        space = context.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space("small"), 0, 0, space("tight"))
        box.setSpacing(space("tight"))
        self.entries = {field.id: FieldEntry(context, field, f"sheet_{field.id}") for field in group.fields}
        for entry in self.entries.values():
            entry.given.connect(self._give)
            entry.paused.connect(self._keep)
        set_below(box, self.entries.values(), space("small"))

    def show_group(self, face: GroupFace) -> None:
        """Show what stands in each field."""
        for name, entry in self.entries.items():
            told = face.entries.get(name)
            typing = sheets.draft_of(self._counter, sheet=self._sheet, row=ONLY, field=name)
            entry.put(told.value if told else "", typing)
            entry.cover(entry.field.private and not self._context.private)

    def _give(self, name: str, text: str) -> None:
        sheets.fill(self._counter, sheet=self._sheet, values={name: text}, refuse=self._refuse)

    def _keep(self, name: str, text: str) -> None:
        sheets.draft(self._counter, sheet=self._sheet, row=ONLY, field=name, text=text)

    def _refuse(self, name: str, error: StaffError) -> None:
        self.entries[name].refuse(error)
