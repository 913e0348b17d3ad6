"""The fields of one calculator, those asked for as the others stand, and the button that works it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.solutions.calculators.registry import Calculator
from hall_assistant.wording import sentence
from ui.operations.calculating import standing_texts
from ui.pages.calculators.fields import WIDE, FieldEntry
from ui.pages.forms import told_label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class CalculatorSheet(QWidget):
    """`asked` when it should be worked out, `edited` when what came out no longer fits."""

    asked = Signal()
    edited = Signal()

    def __init__(self, context: Context, of: Calculator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.of = of
        self.setObjectName(f"calc_sheet_{of.id}")
        self._context = context
        standing = standing_texts(context, of)
        self.entries = {field.name: FieldEntry(context.theme, field, standing[field.name]) for field in of.fields}
        self._told = told_label(self, "calc_told")
        self._button = word_button("算出来", "calc_go", "accent", "回车也行")
        self._button.clicked.connect(self.asked)
        for entry in self.entries.values():
            entry.edited.connect(self._edit)
            entry.entered.connect(self.asked)
        self._lay_out()
        self._fit()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addWidget(plain_label(self.of.about, "calc_about", "soft", wrap=True))
        holder = QWidget()
        row = FlowLayout(holder, gap=space("small"))
        for entry in self.entries.values():
            if entry.field.kind in WIDE:
                box.addWidget(entry)
            else:
                row.addWidget(entry)
        row.addWidget(self._press())
        box.addWidget(holder)
        box.addWidget(self._told)

    def _press(self) -> QWidget:
        """The button in a row with the fields, as deep as their edits stand."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.space("hair"))
        column.addWidget(plain_label("", "calc_go_above", "hint"))
        column.addWidget(self._button)
        return holder

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields that are asked for."""
        return {name: entry.typed for name, entry in self.entries.items() if self._wanted(entry)}

    def _wanted(self, entry: FieldEntry) -> bool:
        when = entry.field.when
        return when is None or self.entries[when[0]].typed in when[1]

    def _edit(self) -> None:
        self._told.clear()
        self._told.hide()
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        for entry in self.entries.values():
            entry.setVisible(self._wanted(entry))

    def refuse(self, error: HallError) -> None:
        """Say below the fields why it cannot be worked out, and frame the one it is about."""
        self._told.setText(sentence(error))
        self._told.show()
        names = {str(error.values.get(name, "")) for name in ("what", "then")}
        entry = next((one for one in self.entries.values() if one.field.label in names), None)
        if entry is not None:
            entry.refuse()

    def clear(self) -> None:
        """Nothing typed any more."""
        for entry in self.entries.values():
            entry.put("")
        self._edit()
