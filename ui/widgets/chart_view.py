"""A chart on the screen, and the same as a table for who would rather read numbers; both are told in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from hall_assistant.logbook.charts import Chart
from ui.charts import Ink, draw_chart
from ui.widgets.shades import Shades


class ChartPicture(QWidget):
    """Paints one chart in the room it has."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.shown: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: Chart) -> None:
        """Show this one."""
        if chart != self.shown:
            self.shown = chart
            self.setAccessibleName(chart.sentence)
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for a few bars with their words."""
        return QSize(220, self.fontMetrics().height() * 7)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it with the colours in force."""
        if self.shown is not None:
            shades = Shades.of(self.palette())
            ink = Ink(shades.text, shades.muted, shades.edge, shades.accent, self.font())
            draw_chart(QPainter(self), QRectF(self.rect()), self.shown, ink)


class ChartTable(QTableWidget):
    """The chart's numbers, one row a bar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setObjectName(name)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_chart(self, chart: Chart) -> None:
        """Show this one."""
        self.setAccessibleName(chart.sentence)
        self.setHorizontalHeaderLabels([chart.title, chart.unit])
        self.setRowCount(len(chart.bars))
        for row, bar in enumerate(chart.bars):
            number = QTableWidgetItem(str(bar.value))
            number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, 0, QTableWidgetItem(bar.label))
            self.setItem(row, 1, number)


class ChartView(QStackedWidget):
    """Picture or table of one chart."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.picture = ChartPicture(f"{name}_picture")
        self.table = ChartTable(f"{name}_table")
        self.addWidget(self.picture)
        self.addWidget(self.table)

    def show_chart(self, chart: Chart) -> None:
        """Show this one in the form chosen."""
        self.picture.show_chart(chart)
        self.table.show_chart(chart)

    def show_table(self, shown: bool) -> None:
        """The table instead of the picture, or back."""
        self.setCurrentWidget(self.table if shown else self.picture)
