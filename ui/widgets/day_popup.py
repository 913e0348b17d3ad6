"""Every day one may promise for (选哪天): a month with its workdays, why a day is what it is, hours, kinds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.promising import KIND_NAMES, PromiseKind
from hall_assistant.clock import local
from hall_assistant.deadlines.ahead import DayAhead, month_ahead, why_day
from hall_assistant.promises.kinds import kind_of
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.hours import DueHour, HallHours, date_of, due_on
from ui.widgets.painted import PaintedButton, enlarged, spacing
from ui.widgets.shades import Shades
from ui.widgets.words import plain_label, word_button

HOURS = ("09:00", "10:00", "11:00", "12:00", "14:00", "15:00", "16:00", "17:00", "18:00", "20:00")
_WEEK = "一二三四五六日"
_KEYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
Standing = Callable[[], tuple[str, PromiseKind | None]]
"""The words of the promise as they stand, and the kind that was picked."""


class DayCell(PaintedButton):
    """One day of the month; a day off has 休 below its figure, a make-up day 班."""

    def __init__(self, one: DayAhead, *, chosen: bool, parent: QWidget | None = None) -> None:
        super().__init__(str(one.day.day), f"day_{one.day.isoformat()}", parent)
        self.one = one
        self._mark = "" if one.works and one.day.weekday() < 5 else "班" if one.works else "休"
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setEnabled(not one.past)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        what = one.name or "上班"
        self.setAccessibleName(f"{one.day.month}月{one.day.day}日 周{_WEEK[one.day.weekday()]} {what}")
        self.setToolTip(one.name)

    def sizeHint(self) -> QSize:
        """All days are of one size."""
        metrics, gap = self.fontMetrics(), spacing(self)
        return QSize(metrics.horizontalAdvance("30") + 4 * gap, 2 * metrics.height())

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """The figure, and what kind of day it is in small below."""
        if not self._mark:
            super().draw(painter, area, ink)
            return
        half = area.height() / 2
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(area.adjusted(0, 2, 0, 2 - half), middle, self.text())
        painter.setFont(enlarged(self.font(), 0.8))
        painter.setPen(Shades.of(self.palette()).muted if self._mark == "休" else ink)
        painter.drawText(area.adjusted(0, half - 2, 0, -2), middle, self._mark)


class DayPopup(QFrame):
    """Opened below a day; a click on a day or an hour takes it at once. Esc and a click elsewhere close it."""

    picked = Signal(object)
    """A `DueHour`."""
    kind_picked = Signal(object)
    """A `PromiseKind`, or None: as the words tell."""
    broke_off = Signal()

    def __init__(self, hours: HallHours, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("day_popup")
        self.setAccessibleName("选哪天")
        self.setProperty("look", "card")
        self._hours = hours
        self._due = DueHour(0, "17:00")
        self._month = date.min
        self._standing: Standing | None = None
        self._title = plain_label("", "day_month", "strong")
        back = word_button("‹", "day_month_back", "quiet", "上个月")
        back.clicked.connect(lambda: self._turn(-1))
        on = word_button("›", "day_month_on", "quiet", "下个月")
        on.clicked.connect(lambda: self._turn(1))
        self._why = plain_label("", "day_why", "hint", wrap=True)
        self._times = ChipRow("day_hours")
        self._times.picked.connect(lambda time: self._take(DueHour(self._due.days, time, self._due.named)))
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        self._cells: list[DayCell] = []
        head = QHBoxLayout()
        head.addWidget(back)
        head.addStretch(1)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(on)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(10, 8, 10, 8)
        self._box.setSpacing(6)
        self._box.addLayout(head)
        self._box.addLayout(self._grid)
        self._box.addWidget(self._why)
        self._box.addWidget(self._times)
        for column, name in enumerate(_WEEK):
            word = plain_label(name, f"day_week_{column}", "hint")
            self._grid.addWidget(word, 0, column, Qt.AlignmentFlag.AlignCenter)

    def add_kinds(self, standing: Standing) -> None:
        """Let a kind of promise be picked: what the words tell is marked until somebody says otherwise."""
        self._standing = standing
        self._kinds = ChipRow("promise_kind")
        self._kinds.picked.connect(self._pick_kind)
        self._box.addWidget(plain_label("答应的是哪种", "promise_kind_word", "hint"))
        self._box.addWidget(self._kinds)

    def add_call_back(self) -> None:
        """Let a call that broke off be told: the promise to ring back stands at once (S47)."""
        broke = word_button("电话断了，十分钟内打回去", "promise_broke_off", "", "马上记一条回电的承诺")
        broke.clicked.connect(self._break_off)
        self._box.addWidget(broke)

    def open_at(self, below: QWidget, due: DueHour) -> None:
        """Show the month of a due hour below a part, and take the keyboard."""
        self._due = due
        self._month = date_of(due, self._today).replace(day=1)
        self._show()
        size = self.size()
        room = below.screen().availableGeometry()
        place = below.mapToGlobal(QPoint(0, below.height() + 2))
        if place.y() + size.height() > room.bottom():
            place.setY(below.mapToGlobal(QPoint(0, 0)).y() - size.height() - 2)
        place.setX(max(room.left(), min(place.x(), room.right() - size.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - size.height())))
        self.move(place)
        self.show()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def _today(self) -> date:
        now, offset = self._hours.now()
        return local(now, offset).date()

    def _turn(self, months: int) -> None:
        place = self._month.year * 12 + self._month.month - 1 + months
        first = date(place // 12, place % 12 + 1, 1)
        if self._today.replace(day=1) <= first <= date(self._today.year + 3, 1, 1):
            self._month = first
            self._show()

    def _show(self) -> None:
        today, calendar = self._today, self._hours.calendar()
        chosen = date_of(self._due, today)
        self._title.setText(f"{self._month.year}年{self._month.month}月")
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        days = month_ahead(self._month.year, self._month.month, today=today, calendar=calendar)
        self._cells = [DayCell(one, chosen=one.day == chosen) for one in days]
        first = days[0].day.weekday()
        for place, cell in enumerate(self._cells, start=first):
            cell.clicked.connect(lambda _on=False, day=cell.one.day: self._take_day(day))
            self._grid.addWidget(cell, 1 + place // 7, place % 7)
        self._why.setText(why_day(chosen, today=today, calendar=calendar))
        self._times.show_chips([ChipFace(one, one, checked=one == self._due.time) for one in HOURS])
        self._show_kinds()
        width = 7 * (self._cells[0].sizeHint().width() + self._grid.spacing()) + 4 * spacing(self)
        self.setFixedSize(width, self._box.heightForWidth(width))

    def _show_kinds(self) -> None:
        if self._standing is None:
            return
        words, picked = self._standing()
        shown = picked or kind_of(words)
        self._kinds.show_chips([ChipFace(one.value, name, checked=one is shown) for one, name in KIND_NAMES.items()])

    def _take_day(self, day: date) -> None:
        self._take(due_on(day, self._due.time, self._today))

    def _take(self, due: DueHour) -> None:
        self._due = due
        self._month = date_of(due, self._today).replace(day=1)
        self.picked.emit(due)
        self._show()

    def _pick_kind(self, kind: str) -> None:
        self.kind_picked.emit(PromiseKind(kind))
        self._show_kinds()

    def _break_off(self) -> None:
        self.hide()
        self.broke_off.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Close when something else is clicked."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the days, Enter closes, Esc too."""
        step = _KEYS.get(event.key())
        if step is not None and self._due.days + step >= 0:
            self._take_day(date_of(self._due, self._today) + timedelta(days=step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.hide()
        elif step is None:
            super().keyPressEvent(event)
