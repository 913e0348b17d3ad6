"""Which column of the file is what: four drop-downs with the guess chosen, one for the encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from hall_assistant.authoring.columns import FIELDS, ColumnMap
from hall_assistant.authoring.encoding import NAMED
from hall_assistant.authoring.tables import Table
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from ui.context import Context

NONE = -1
NEEDED = frozenset({"title", "answer"})


class ColumnRow(QWidget):
    """`chosen` carries the columns as they now are, `encoding_chosen` an encoding's name."""

    chosen = Signal(object)
    encoding_chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_columns")
        self._context = context
        self._guessed = ColumnMap()
        self._boxes = {field: self._box(f"column_{field}", f"哪一列是{name}") for field, name in FIELDS.items()}
        for box in self._boxes.values():
            box.activated.connect(lambda _place: self.chosen.emit(self.columns))
        self._encoding = self._box("import_encoding", "文件的编码")
        self._encoding.activated.connect(lambda _place: self.encoding_chosen.emit(self._encoding.currentData()))
        row = FlowLayout(self, gap=context.theme.space("small"))
        self._fields = [self._named(name, self._boxes[field]) for field, name in FIELDS.items()]
        for holder in self._fields:
            row.addWidget(holder)
        self._said = self._named("编码", self._encoding)
        row.addWidget(self._said)

    def _box(self, id: str, told: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(id)
        box.setAccessibleName(told)
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        return box

    def _named(self, name: str, box: QComboBox) -> QWidget:
        holder = QWidget(self)
        pair = QHBoxLayout(holder)
        pair.setContentsMargins(0, 0, self._context.theme.space("small"), 0)
        pair.setSpacing(self._context.theme.space("tight"))
        pair.addWidget(plain_label(name, f"{box.objectName()}_word", "soft"))
        pair.addWidget(box)
        return holder

    @property
    def columns(self) -> ColumnMap:
        """The columns as chosen. Further columns of other names, as guessed, stay where nothing else was chosen."""
        places = {field: int(box.currentData()) for field, box in self._boxes.items()}
        kept = {field: None if place == NONE else place for field, place in places.items()}
        taken = {place for field, place in kept.items() if field != "aliases"}
        others = [place for place in self._guessed.aliases[1:] if place not in taken]
        first = kept["aliases"]
        aliases = () if first is None or first in taken else tuple(dict.fromkeys((first, *others)))
        return ColumnMap(kept["title"], kept["answer"], kept["topic"], aliases)

    def show_table(self, table: Table, columns: ColumnMap) -> None:
        """Offer the columns of a table, these chosen."""
        self._guessed = columns
        first = columns.aliases[0] if columns.aliases else None
        chosen = {"title": columns.title, "answer": columns.answer, "topic": columns.topic, "aliases": first}
        for field, box in self._boxes.items():
            box.clear()
            box.addItem("请选一列" if field in NEEDED else "没有", NONE)
            for place, name in enumerate(table.columns):
                box.addItem(name, place)
            wanted = chosen[field]
            box.setCurrentIndex(box.findData(NONE if wanted is None else wanted))
        for holder in self._fields:
            holder.show()
        self._show_encoding(table)

    def _show_encoding(self, table: Table) -> None:
        self._encoding.clear()
        self._encoding.addItem(f"认出来是 {table.form}" if table.form not in NAMED else table.form, "")
        for name in NAMED:
            if name != table.form:
                self._encoding.addItem(name, name)
        self._said.setVisible(table.form != "xlsx")

    def offer_encodings(self) -> None:
        """The bytes told no encoding: let a person name it."""
        for holder in self._fields:
            holder.hide()
        self._encoding.clear()
        self._encoding.addItem("认不出来", "")
        for name in NAMED:
            self._encoding.addItem(name, name)
        self._said.setVisible(True)
