"""What the days came to, in one row of figures."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_assistant.casefile.values import OUTCOME_NAMES
from hall_assistant.logbook.day import DayFigures
from ui.theme import Theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain_label


class FiguresRow(QFrame):
    """Each figure with its word beside it; one that asks for something stands out by its look as well."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("log_figures")
        self.setProperty("look", "card")
        inside = QWidget(self)
        self._row = FlowLayout(inside, gap=theme.space("large"))
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.space("medium"), theme.space("tight"), theme.space("medium"), theme.space("tight"))
        box.addWidget(inside)
        names = ("接待", "未结", *OUTCOME_NAMES.values(), "承诺", "兑现", "逾期")
        self._figures = {name: self._figure(name) for name in names}

    def _figure(self, name: str) -> tuple[QWidget, QLabel]:
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space("tight"))
        number = plain_label("0", f"figure_{name}", "title")
        row.addWidget(number)
        row.addWidget(plain_label(name, f"figure_{name}_name", "soft"))
        self._row.addWidget(place)
        return place, number

    def show_figures(self, day: DayFigures) -> None:
        """Show the figures of the days."""
        told = {"接待": day.receptions, "未结": day.still_open}
        told |= {name: day.by_outcome.get(one, 0) for one, name in OUTCOME_NAMES.items()}
        told |= {"承诺": day.promises_made, "兑现": day.promises_kept, "逾期": day.promises_overdue}
        for name, count in told.items():
            place, number = self._figures[name]
            number.setText(str(count))
            place.setAccessibleName(f"{name} {count}")
        self.updateGeometry()
