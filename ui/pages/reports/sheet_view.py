"""One sheet of a county's workbook as a grid to pick cells in; what was picked stands in its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from hall_assistant.logbook.reports.county_book import SheetShown
from hall_assistant.logbook.reports.picks import letters
from ui.models.picking import Picking, Spot

if TYPE_CHECKING:
    from ui.context import Context

BELOW, BESIDE = 15, 2
"""Empty rows and columns shown beyond what is filled, for lists that have nothing in them yet."""


class SheetView(QTableWidget):
    """`picked` carries the `Spot` the person stands on."""

    picked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._sheet: SheetShown | None = None
        self.setObjectName("county_sheet")
        self.setAccessibleName("县里的表，点一格")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(context.theme.px(28))
        self.currentCellChanged.connect(self._moved)

    def show_sheet(self, sheet: SheetShown, picking: Picking) -> None:
        """Show a sheet with what was picked in it."""
        self.blockSignals(True)
        self._sheet = sheet
        self.clear()
        self.clearSpans()
        columns = max((len(row) for row in sheet.rows), default=1) + BESIDE
        self.setRowCount(len(sheet.rows) + BELOW)
        self.setColumnCount(columns)
        self.setHorizontalHeaderLabels([letters(place) for place in range(1, columns + 1)])
        for row, column, last_row, last_column in sheet.merged:
            if row <= self.rowCount() and column <= columns:
                rows, wide = min(last_row, self.rowCount()) - row + 1, min(last_column, columns) - column + 1
                self.setSpan(row - 1, column - 1, rows, wide)
        self.fill_in(picking)
        self._fit_columns()
        self.blockSignals(False)

    def _fit_columns(self) -> None:
        """As wide as what stands in them, within reason; a merged banner widens nobody."""
        narrow, wide = self._theme.px(72), self._theme.px(170)
        for column in range(self.columnCount()):
            single = (self.item(row, column) for row in range(self.rowCount()) if self.columnSpan(row, column) == 1)
            texts = [item.text() for item in single if item is not None]
            needed = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(column, max(narrow, min(wide, needed + self._theme.px(26))))

    def fill_in(self, picking: Picking) -> None:
        """Texts of the cells; what was picked stands out, formulas are pale."""
        sheet = self._sheet
        if sheet is None:
            return
        colours = self._theme.colours
        for row in range(1, self.rowCount() + 1):
            for column in range(1, self.columnCount() + 1):
                said = picking.said(Spot(sheet.name, row, column))
                texts = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
                text = said or (texts[column - 1] if column <= len(texts) else "")
                item = self.item(row - 1, column - 1)
                if item is None:
                    if not text:
                        continue
                    item = QTableWidgetItem()
                    self.setItem(row - 1, column - 1, item)
                item.setText(text)
                item.setBackground(QColor(colours.accent_soft if said else colours.surface))
                pale = (row, column) in sheet.formulas
                item.setForeground(QColor(colours.accent if said else colours.soft if pale else colours.text))

    @property
    def spot(self) -> Spot | None:
        """The cell the person stands on."""
        if self._sheet is None or self.currentRow() < 0:
            return None
        return Spot(self._sheet.name, self.currentRow() + 1, self.currentColumn() + 1)

    def _moved(self, *_places: int) -> None:
        if self.spot is not None:
            self.picked.emit(self.spot)
