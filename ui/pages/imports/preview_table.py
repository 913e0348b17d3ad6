"""What would come in, row by row: new ones, those that stand here already, those with something wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hall_assistant.authoring.preview import Preview
from hall_assistant.library.library import Library
from ui.widgets.marks import mark_picture

if TYPE_CHECKING:
    from ui.context import Context

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("行", "怎么样", "问题", "答案", "分类")
WIDTHS = (56, 96, 0, 0, 110)
"""Logical pixels at 100 %; the two without share what is left."""
SHAPES = {"new": ("done", "good"), "again": ("later", "soft"), "wrong": ("late", "bad")}
NAMES = {"new": "能导", "again": "重复", "wrong": "有问题"}
_LONGEST = 160
"""Characters of an answer a cell shows."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file as it is shown."""

    number: int
    kind: str
    """`new`, `again` or `wrong`."""
    title: str
    answer: str
    """The answer; for what does not come in, why."""
    category: str = ""


def preview_rows(shown: Preview, library: Library, kind: str = "") -> list[PreviewRow]:
    """Rows of a preview in the order of the file; of one kind, or all."""
    rows: list[PreviewRow] = []
    if kind in ("", "new"):
        for card in shown.cards:
            topic = library.topics.get(card.topic)
            rows.append(PreviewRow(card.row, "new", card.title, card.answer, topic.name if topic else card.category))
    if kind in ("", "again"):
        rows += [PreviewRow(one.row, "again", one.title, one.told) for one in shown.duplicates]
    if kind in ("", "wrong"):
        rows += [PreviewRow(one.row, "wrong", "", one.told) for one in shown.errors]
    return sorted(rows, key=lambda row: row.number)


class PreviewRows(QAbstractTableModel):
    """Rows made into text only where they are looked at: twenty thousand cost no more than twenty."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: Sequence[PreviewRow] = ()
        self._marks: dict[tuple[str, str], QPixmap] = {}

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows listed."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns of the table."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of a cell; a sign and a colour for what a row is."""
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == "怎么样":
            return self._mark(*SHAPES[row.kind])
        if role == Qt.ItemDataRole.ForegroundRole and row.kind != "new":
            colours = self._context.theme.colours
            return QColor(colours.bad if row.kind == "wrong" and column == "答案" else colours.soft)
        return None

    def _text(self, row: PreviewRow, column: str) -> str:
        match column:
            case "行":
                return str(row.number)
            case "怎么样":
                return NAMES[row.kind]
            case "问题":
                return row.title
            case "分类":
                return row.category
        return " ".join(row.answer[:_LONGEST].split())

    def _mark(self, shape: str, colour: str) -> QPixmap:
        theme = self._context.theme
        ink = getattr(theme.colours, colour)
        if (shape, ink) not in self._marks:
            ground = QColor(theme.colours.surface)
            self._marks[shape, ink] = mark_picture(shape, QColor(ink), ground, theme.px(13), 2.0)
        return self._marks[shape, ink]


class PreviewTable(QTableView):
    """The table; nothing in it can be changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.rows = PreviewRows(context)
        self.setModel(self.rows)
        self.setObjectName("import_preview")
        self.setAccessibleName("预览")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        context.theme.changed.connect(self._size)
        self._size()

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show these from the first."""
        self.rows.show_rows(rows)
        self.scrollToTop()

    def _size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(30))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Question and answer share what the others leave; the category gives way first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width()
        narrow = room < self._theme.px(560)
        self.setColumnHidden(COLUMNS.index("分类"), narrow)
        taken = sum(self._theme.px(width) for width in (WIDTHS[:4] if narrow else WIDTHS))
        left = max(room - taken, 160)
        for place, width in enumerate(WIDTHS):
            share = {"问题": left * 2 // 5, "答案": left - left * 2 // 5}.get(COLUMNS[place], 0)
            self.setColumnWidth(place, self._theme.px(width) if width else share)
