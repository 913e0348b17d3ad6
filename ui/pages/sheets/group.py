"""One group of a sheet: a heading that unfolds, and beneath it its fields, or its rows and a form for one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hall_assistant.casefile.sheets import ONLY
from hall_assistant.errors import StaffError
from hall_assistant.library.sheets import Group, Sheet
from ui.models.counter_desk import CounterDesk
from ui.models.sheets import GroupFace
from ui.operations import sheets
from ui.pages.sheets.field import FieldEntry
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context


class GroupBox(QFrame):
    """`opened` carries its id when it is unfolded by hand."""

    opened = Signal(str)

    def __init__(
        self, context: Context, counter: CounterDesk, sheet: Sheet, group: Group, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"group_{group.id}")
        self.group = group
        self._context = context
        self._counter = counter
        self._sheet = sheet
        self._face: GroupFace | None = None
        self._body: QWidget | None = None
        self._head = word_button(group.name, f"group_{group.id}_head", "line")
        self._head.setCheckable(True)
        self._head.clicked.connect(self._turn)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(context.theme.space("tight"))
        self._box.addWidget(self._head)

    @property
    def unfolded(self) -> bool:
        """Whether its fields are shown."""
        return self._head.isChecked()

    def unfold(self, shown: bool) -> None:
        """Show its fields, made now if they never were, or fold them away."""
        self._head.setChecked(shown)
        if shown and self._body is None:
            self._body = self._made()
            self._box.addWidget(self._body)
            self._fill()
        if self._body is not None:
            self._body.setVisible(shown)

    def _turn(self) -> None:
        self.unfold(self._head.isChecked())
        if self.unfolded:
            self.opened.emit(self.group.id)

    def _made(self) -> QWidget:
        if self.group.rows:
            from ui.pages.sheets.rows import RowsBody

            return RowsBody(self._context, self._counter, self._sheet, self.group)
        return FieldsBody(self._context, self._counter, self._sheet, self.group)

    def show_group(self, face: GroupFace) -> None:
        """Show how far it is filled in, and what stands in it where it is unfolded."""
        self._face = face
        if self._head.text() != face.title:
            self._head.setText(face.title)
            self._head.setAccessibleName(face.title)
        self._fill()

    def _fill(self) -> None:
        if self._face is not None and isinstance(self._body, FieldsBody):
            self._body.show_entries(self._face)
        elif self._face is not None and self._body is not None:
            from ui.pages.sheets.rows import RowsBody

            if isinstance(self._body, RowsBody):
                self._body.show_rows(self._face)


class FieldsBody(QWidget):
    """The fields of a group that is no list; each is recorded when it is left."""

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
            box.addWidget(entry)

    def show_entries(self, face: GroupFace) -> None:
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
