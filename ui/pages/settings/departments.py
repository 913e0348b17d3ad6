"""部门电话: who is asked when the window cannot do it itself, and how long a colleague has to take over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from hall_assistant.settings.values import Department
from ui.context import Context
from ui.pages.settings.section import Section
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label

ROWS = 8
MINUTES = (5, 10, 15, 30, 60)
_NAMES = ("部门", "电话")


class DepartmentsSection(Section):
    """Eight departments are enough; empty ones are left out. Saved when a field is left."""

    title = "部门和交接"
    note = "转部门时从这里选，电话跟着出来；在转的那张单子上照样能另写。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(context.theme.space("small"))
        for column, name in enumerate(_NAMES):
            head = QLabel(name)
            head.setTextFormat(Qt.TextFormat.PlainText)
            head.setProperty("look", "hint")
            grid.addWidget(head, 0, column)
        self._rows = [self._row(grid, row) for row in range(ROWS)]
        self.minutes = ChipRow("handover_minutes")
        self.minutes.picked.connect(lambda chosen: self.save_hall(handover_minutes=int(chosen)))
        self.body.addWidget(holder)
        self.body.addWidget(plain_label("转给同事，多久没接就退回原来的人", "handover_word", "strong"))
        self.body.addWidget(self.minutes)
        self.fill()

    def _row(self, grid: QGridLayout, row: int) -> Sequence[QLineEdit]:
        edits = []
        for column, name in enumerate(_NAMES):
            edit = QLineEdit()
            edit.setObjectName(f"department_{row}_{column}")
            edit.setAccessibleName(f"第{row + 1}行{name}")
            edit.setMaxLength(20 if column == 0 else 40)
            edit.editingFinished.connect(self._leave)
            grid.addWidget(edit, row + 1, column)
            edits.append(edit)
        return edits

    def _typed(self) -> tuple[Department, ...]:
        rows = (Department(*(edit.text().strip() for edit in edits)) for edits in self._rows)
        return tuple(one for one in rows if one.name)

    def fill(self) -> None:
        """Show what is set now, unless somebody is typing here."""
        if any(edit.hasFocus() for edits in self._rows for edit in edits):
            return
        settings = self.context.settings
        choices = sorted({*MINUTES, settings.handover_minutes})
        self.minutes.show_chips(
            [ChipFace(str(one), f"{one} 分钟", checked=one == settings.handover_minutes) for one in choices]
        )
        for row, edits in enumerate(self._rows):
            one = settings.departments[row] if row < len(settings.departments) else Department("", "")
            for edit, text in zip(edits, (one.name, one.phone), strict=True):
                edit.setText(text)

    def _leave(self) -> None:
        if self._typed() != self.context.settings.departments:
            self.save_hall(departments=self._typed())
