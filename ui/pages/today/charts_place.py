"""The charts of the days: one at a time, as a picture or as a table."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.logbook.charts import Chart
from ui.theme import Theme
from ui.widgets.chart_view import ChartView
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import word_button


class ChartsPlace(QFrame):
    """Which chart is looked at stays while the days change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_charts")
        self.setProperty("look", "card")
        self._charts: tuple[Chart, ...] = ()
        self._which = ""
        self._chips = ChipRow("chart")
        self._chips.picked.connect(self.turn_to)
        self.view = ChartView("today_chart")
        self._table = word_button("看数", "chart_table", "chip", "同样的数，列成表")
        self._table.setCheckable(True)
        self._table.toggled.connect(self.view.show_table)
        head = QHBoxLayout()
        head.addWidget(self._chips, 1)
        head.addWidget(self._table)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.space("medium"), theme.space("small"), theme.space("medium"), theme.space("small"))
        box.setSpacing(theme.space("small"))
        box.addLayout(head)
        box.addWidget(self.view, 1)

    def show_charts(self, charts: tuple[Chart, ...]) -> None:
        """Show these, the one looked at first."""
        self._charts = charts
        self.turn_to(self._which if any(one.id == self._which for one in charts) else charts[0].id)

    def turn_to(self, which: str) -> None:
        """Look at one of them."""
        self._which = which
        names = {"hour": "钟点", "topic": "事项", "week": "一周"}
        faces = [ChipFace(one.id, names.get(one.id, one.title), checked=one.id == which) for one in self._charts]
        self._chips.show_chips(faces)
        self.view.show_chart(next(one for one in self._charts if one.id == which))
