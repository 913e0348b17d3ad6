"""The figures of the days in a table: name, value, how it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from hall_assistant.logbook.reports.catalogue import FIGURES
from hall_assistant.logbook.reports.values import Report, shown

if TYPE_CHECKING:
    from ui.context import Context

COLUMNS = ("栏目", "数", "怎么算")
WIDTHS = (156, 136)
"""Logical pixels of the first two at 100 %; the third has the rest."""


class FiguresTable(QTableWidget):
    """Nothing in it can be changed; it can be copied from by the file forms."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        rows = [figure for figure in FIGURES.values() if not figure.head]
        super().__init__(len(rows), len(COLUMNS), parent)
        self._theme = context.theme
        self.setObjectName("report_figures")
        self.setAccessibleName("这几天的数")
        self.setHorizontalHeaderLabels(COLUMNS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        for place, figure in enumerate(rows):
            for column, text in enumerate((figure.name, "", figure.told)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(place, column, item)
        context.theme.changed.connect(self._size)
        self._size()

    def show_report(self, report: Report) -> None:
        """Put the values in."""
        for place, id_ in enumerate(id_ for id_, figure in FIGURES.items() if not figure.head):
            item = self.item(place, 1)
            if item is not None:
                item.setText(shown(report.values.get(id_)) or "—")
        self._fit()

    def _fit(self) -> None:
        """The values take the room they need: a share with its two counts is never cut."""
        self.setColumnWidth(1, max(self._theme.px(WIDTHS[1]), self.sizeHintForColumn(1)))

    def _size(self) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        for place in range(self.rowCount()):
            item = self.item(place, 1)
            if item is not None:
                item.setFont(bold)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, self._theme.px(width))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(30))
        self._fit()
