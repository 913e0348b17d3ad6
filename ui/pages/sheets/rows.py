"""A group of rows: those there are, with what is wrong in their order, and a form for one more or one to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.sheets import ONLY
from hall_assistant.errors import StaffError
from hall_assistant.library.sheets import Group, Sheet
from ui.models.counter_desk import CounterDesk
from ui.models.sheets import GroupFace, RowFace
from ui.operations import sheets
from ui.pages.sheets.field import FieldEntry
from ui.pages.sheets.group import set_below
from ui.widgets.flow_layout import empty, put
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class RowsBody(QWidget):
    """The rows in order; the form opens below them."""

    def __init__(
        self, context: Context, counter: CounterDesk, sheet: Sheet, group: Group, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._counter = counter
        self._sheet = sheet
        self._group = group
        self._face: GroupFace | None = None
        self._shown: tuple[RowFace, ...] | None = None
        self._row = ONLY
        space = context.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space("small"), 0, 0, space("tight"))
        box.setSpacing(space("tight"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space("tight"))
        box.addLayout(self._rows)
        self._more = word_button("＋ 记一条", f"sheet_{group.id}_more", "", "一件事一条")
        self._more.clicked.connect(lambda: self._open(ONLY))
        box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._form = self._made_form()
        box.addWidget(self._form)

    def _made_form(self) -> QFrame:
        form = QFrame()
        form.setObjectName(f"sheet_{self._group.id}_form")
        form.setProperty("look", "card")
        space = self._context.theme.space
        box = QVBoxLayout(form)
        box.setContentsMargins(space("small"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        self.entries = {field.id: FieldEntry(self._context, field, f"sheet_{field.id}") for field in self._group.fields}
        for entry in self.entries.values():
            entry.paused.connect(self._keep)
        set_below(box, self.entries.values(), space("small"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        leave = word_button("先不记", f"sheet_{self._group.id}_leave", "quiet")
        leave.clicked.connect(self._close)
        save = word_button("记上", f"sheet_{self._group.id}_save", "accent")
        save.clicked.connect(self._save)
        foot.addWidget(leave)
        foot.addWidget(save)
        box.addLayout(foot)
        form.hide()
        return form

    def show_group(self, face: GroupFace) -> None:
        """Show the rows; what is being typed into the form stays."""
        self._face = face
        if face.rows != self._shown:
            self._shown = face.rows
            empty(self._rows)
            for row in face.rows:
                put(self._rows, self._line(row))
        self._cover()
        if self._form.isHidden() and any(self._draft(name) for name in self.entries):
            self._open(ONLY)

    def _line(self, face: RowFace) -> QWidget:
        line = QFrame()
        line.setObjectName("sheet_row")
        line.setProperty("look", "warning" if face.flagged else "paper")
        line.setAccessibleName("，".join((face.text, *face.flags, "先后对不上" if face.flagged else "")).strip("，"))
        space = self._context.theme.space
        box = QVBoxLayout(line)
        box.setContentsMargins(space("small"), space("hair"), space("hair"), space("hair"))
        box.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(plain_label(face.text, "sheet_row_text", "", wrap=True), 1)
        change = word_button("改", "sheet_row_change", "quiet", "改这一条，原来的也留在经过里")
        change.clicked.connect(lambda: self._open(face.row))
        gone = word_button("划掉", "sheet_row_gone", "quiet", "不算它了，原来的也留在经过里")
        gone.clicked.connect(lambda: self._strike(face.row))
        for button in (change, gone):
            button.setAccessibleName(f"{button.text()} {face.text}")
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        for words in face.flags:
            box.addWidget(plain_label(f"对不上：{words}", "sheet_row_flag", "warn", wrap=True))
        return line

    def _open(self, row: str) -> None:
        """Open the form for a row, or for a new one, with what was being typed before."""
        self._row = row
        known = (self._face.entries_of or {}).get(row, {}) if self._face else {}
        for name, entry in self.entries.items():
            entry.clear()
            entry.put(known[name].value if name in known else "", self._draft(name))
        self._cover()
        self._form.show()
        self._more.hide()

    def _draft(self, name: str) -> str:
        return sheets.draft_of(self._counter, sheet=self._sheet, row=self._row, field=name)

    def _cover(self) -> None:
        for entry in self.entries.values():
            entry.cover(entry.field.private and not self._context.private)

    def _keep(self, name: str, text: str) -> None:
        sheets.draft(self._counter, sheet=self._sheet, row=self._row, field=name, text=text)

    def _save(self) -> None:
        typed = {name: entry.text for name, entry in self.entries.items()}
        if not any(text.strip() for text in typed.values()):
            self._close()
            return
        if sheets.fill(
            self._counter,
            sheet=self._sheet,
            values=typed,
            row=self._row,
            new=self._row == ONLY,
            refuse=self._refuse,
        ):
            self._close()

    def _refuse(self, name: str, error: StaffError) -> None:
        self.entries[name].refuse(error)

    def _close(self) -> None:
        for name, entry in self.entries.items():
            if self._draft(name):
                sheets.draft(self._counter, sheet=self._sheet, row=self._row, field=name, text="")
            entry.clear()
        self._row = ONLY
        self._form.hide()
        self._more.show()

    def _strike(self, row: str) -> None:
        if row == self._row:
            self._close()
        sheets.take_row_back(self._counter, sheet=self._sheet, row=row)
