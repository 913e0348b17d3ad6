"""Receptions as a table: as quick with two thousand rows as with ten, columns left out where there is no room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine
from hall_assistant.cases.find_words import SHOWN_IN_PUBLIC, Piece
from hall_assistant.clock import local_time
from hall_assistant.logbook.exports import result_name, topic_name
from hall_assistant.privacy.masking import masked
from ui.pages.reading.piece_cell import MARK, PieceCell
from ui.widgets.marks import mark_picture
from ui.widgets.words import shortened

if TYPE_CHECKING:
    from ui.context import Context

Index = QModelIndex | QPersistentModelIndex
Pieces = Mapping[CaseId, Sequence[Piece]]
NO_PIECES: Pieces = {}
COLUMNS = ("编号", "日期", "开始", "话题", "客户", "首问", "经办", "结果", "一句话", "工单号", "承诺")
WIDTHS = (112, 102, 66, 118, 182, 76, 76, 140, 0, 150, 66)
"""Logical pixels at 100 %; 0 takes what is left."""
SENTENCE = 8
LEAST_SENTENCE = 130
FIRST_TO_GO = ("工单号", "首问", "承诺", "日期", "经办", "开始", "话题")
"""Which columns give way, in order; all of it stands in the reception itself."""
SHAPES = {"open": "later", "ended": "done", "voided": "void"}


class ReceptionRows(QAbstractTableModel):
    """Rows made into text only where they are looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.lines: Sequence[CaseLine] = ()
        self._names: Mapping[str, str] = {}
        self._pieces = NO_PIECES
        self._marks: dict[tuple[str, str], QPixmap] = {}

    def show_lines(self, lines: Sequence[CaseLine], names: Mapping[str, str], pieces: Pieces = NO_PIECES) -> None:
        """Show these receptions; names by staff id, and the pieces of text by which some of them were found."""
        self.beginResetModel()
        self.lines, self._names, self._pieces = lines, names, pieces
        self.endResetModel()

    def look_again(self) -> None:
        """Another view (public, private) or another look."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Receptions listed."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

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
        """Text of a cell; the whole of it as a tip; a sign for the state; soft colour for what does not count."""
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == SENTENCE:
            return shortened(self._sentence(line), 300)
        if role == MARK and column == SENTENCE and (piece := self._piece(line)) is not None:
            return piece.start, piece.end
        if role == Qt.ItemDataRole.DecorationRole and COLUMNS[column] == "结果":
            return self._mark(SHAPES[line.state], "warn" if line.state == "open" else "faint")
        if role == Qt.ItemDataRole.ForegroundRole and line.state == "voided":
            return QColor(self._context.theme.colours.faint)
        return None

    def _text(self, line: CaseLine, column: int) -> str:
        match COLUMNS[column]:
            case "编号":
                return short(line.number)
            case "日期":
                return line.day
            case "开始":
                return local_time(line.started, self._context.hall.clock.offset())
            case "话题":
                return topic_name(line, self._context.hall.library)
            case "客户":
                return line.person.line
            case "首问":
                return self._names.get(line.first_asked, "")
            case "经办":
                return self._names.get(line.handler, "")
            case "结果":
                return result_name(line)
            case "工单号":
                return line.order_number
            case "承诺":
                return f"{line.open_promises} 件" if line.open_promises else ""
        piece = self._piece(line)
        return piece.text if piece is not None else " ".join(shortened(self._sentence(line), 120).split())

    def _piece(self, line: CaseLine) -> Piece | None:
        """The piece it was found by, if this view may show it; numbers were left out when it was kept."""
        pieces = self._pieces.get(line.case, ())
        return next((one for one in pieces if self._context.private or one.kind in SHOWN_IN_PUBLIC), None)

    def _sentence(self, line: CaseLine) -> str:
        return masked(line.sentence)

    def _mark(self, shape: str, colour: str) -> QPixmap:
        theme = self._context.theme
        ink = getattr(theme.colours, colour)
        if (shape, ink) not in self._marks:
            ground = QColor(theme.colours.surface)
            self._marks[shape, ink] = mark_picture(shape, QColor(ink), ground, theme.px(13), 2.0)
        return self._marks[shape, ink]


class ReceptionTable(QTableView):
    """The table. `opened` carries the case of a row clicked, or of the current row when Enter is pressed."""

    opened = Signal(str)

    def __init__(self, context: Context, name: str, *, with_day: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.with_day = with_day
        self.rows = ReceptionRows(context)
        self.setModel(self.rows)
        self.setItemDelegateForColumn(SENTENCE, PieceCell(context.theme, self))
        self.setObjectName(name)
        self.setAccessibleName("接待列表")
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
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        context.private_changed.connect(lambda _on: self.rows.look_again())
        context.theme.changed.connect(self._size)
        self._size()

    def show_lines(self, lines: Sequence[CaseLine], names: Mapping[str, str], pieces: Pieces = NO_PIECES) -> None:
        """Show these receptions and keep the row picked, if it is still there."""
        picked = self.picked
        self.rows.show_lines(lines, names, pieces)
        self.pick(picked)
        self._fit()

    @property
    def picked(self) -> CaseId | None:
        """The case of the current row."""
        row = self.currentIndex().row()
        return self.rows.lines[row].case if 0 <= row < len(self.rows.lines) else None

    def pick(self, case: CaseId | None) -> None:
        """Make a case's row the current one."""
        row = next((place for place, line in enumerate(self.rows.lines) if line.case == case), -1)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.lines[index.row()].case)

    def _size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(32))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentence what the other columns leave; without room some of them give way."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        hidden = set() if self.with_day else {"日期"}
        room = self.viewport().width()
        for name in (*FIRST_TO_GO, ""):
            shown = [place for place, column in enumerate(COLUMNS) if column not in hidden]
            taken = sum(self._theme.px(WIDTHS[place]) for place in shown)
            if room - taken >= self._theme.px(LEAST_SENTENCE):
                break
            hidden.add(name)
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column in hidden)
            self.setColumnWidth(place, self._theme.px(WIDTHS[place]) if WIDTHS[place] else max(room - taken, 40))
