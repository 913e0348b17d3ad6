"""Which days the log shows: today, a day back or on, or a range."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from ui.widgets.painted import PaintedButton, draw_arrow, spacing
from ui.widgets.words import plain_label, word_button


class ArrowButton(PaintedButton):
    """A button with a painted triangle."""

    def __init__(self, name: str, told: str, towards: str, parent: QWidget | None = None) -> None:
        super().__init__("", name, parent)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self._towards = towards

    def sizeHint(self) -> QSize:
        """As high as the entries beside it."""
        side = self.fontMetrics().height() + 2 * spacing(self)
        return QSize(side, side)

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """The triangle."""
        draw_arrow(painter, QPointF(area.center()), area.height() * 0.2, self._towards, ink)


class DayPicker(QWidget):
    """`picked` when the days are others. Days are local, as `2026-03-12`."""

    picked = Signal()

    def __init__(self, today: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day_picker")
        self._today = today
        self._today_seen = today()
        self._first = self._edit("day_first", "日期")
        self._last = self._edit("day_last", "到哪天")
        self._to = plain_label("到", "day_to", "soft")
        self._range = word_button("一段", "day_range", "chip", "看几天的")
        self._range.setCheckable(True)
        now = word_button("今天", "day_today", "chip")
        before = ArrowButton("day_before", "前一天", "left")
        after = ArrowButton("day_after", "后一天", "right")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for part in (before, self._first, self._to, self._last, after, now, self._range):
            row.addWidget(part)
        self.show_days(today(), "")
        before.clicked.connect(lambda: self._move(-1))
        after.clicked.connect(lambda: self._move(1))
        now.clicked.connect(lambda: self.pick(self._today()))
        self._range.clicked.connect(self._turn_range)
        for edit in (self._first, self._last):
            edit.dateChanged.connect(self._edited)

    def _edit(self, name: str, told: str) -> QDateEdit:
        edit = QDateEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(told)
        edit.setCalendarPopup(True)
        edit.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        edit.setDisplayFormat("yyyy-MM-dd ddd")
        edit.setDateRange(QDate(2000, 1, 1), QDate(2099, 12, 31))
        return edit

    @property
    def days(self) -> tuple[str, str]:
        """First and last day, in order."""
        first = self._first.date()
        last = self._last.date() if self._range.isChecked() else first
        days = sorted((first.toString("yyyy-MM-dd"), last.toString("yyyy-MM-dd")))
        return days[0], days[1]

    def pick(self, first: str, last: str = "") -> None:
        """Pick a day, or a range, as if by hand."""
        self.show_days(first, last)
        self.picked.emit()

    def follow_today(self) -> None:
        """Left on what was today then, it comes back on today; nothing is told."""
        today = self._today()
        if self.days == (self._today_seen, self._today_seen) and today != self._today_seen:
            self.show_days(today, "")
        self._today_seen = today

    def show_days(self, first: str, last: str) -> None:
        """Show a day, or a range where `last` is given; nothing is told."""
        self._set(self._first, first)
        self._set(self._last, last or first)
        self._range.setChecked(bool(last))
        self._arrange()

    def _set(self, edit: QDateEdit, day: str) -> None:
        edit.blockSignals(True)
        edit.setDate(QDate.fromString(day, "yyyy-MM-dd"))
        edit.blockSignals(False)

    def _arrange(self) -> None:
        for part in (self._to, self._last):
            part.setVisible(self._range.isChecked())

    def _move(self, by: int) -> None:
        first, last = (QDate.fromString(day, "yyyy-MM-dd") for day in self.days)
        by *= first.daysTo(last) + 1
        moved = [day.addDays(by).toString("yyyy-MM-dd") for day in (first, last)]
        self.pick(moved[0], moved[1] if self._range.isChecked() else "")

    def _turn_range(self) -> None:
        """A range begins a week back from the day shown; without it its last day stays."""
        _first, last = self.days
        day = QDate.fromString(last, "yyyy-MM-dd")
        if self._range.isChecked():
            self.pick(day.addDays(-6).toString("yyyy-MM-dd"), last)
        else:
            self.pick(self._last.date().toString("yyyy-MM-dd"))

    def _edited(self) -> None:
        self.picked.emit()
