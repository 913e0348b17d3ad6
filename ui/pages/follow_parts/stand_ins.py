"""替班: who is away on which day and who stands in; whoever leads changes it. A promise stays with who gave it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.clock import DAY, local, local_day
from hall_assistant.settings.roster import WEEKDAY, Away
from ui.models.follow_up import FollowUp
from ui.widgets.flow_layout import empty, put
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

WEEKDAYS = "一二三四五六日"
AHEAD = 14
"""Days that can be picked, from today on."""


class StandInPanel(QFrame):
    """`set_away` carries staff, day, stand-in; `set_here` staff and day."""

    set_away = Signal(str, str, str)
    set_here = Signal(str, str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("stand_in_panel")
        self.setProperty("look", "note")
        self._who = _box("stand_in_who", "谁不在")
        self._day = _box("stand_in_day", "哪天")
        self._other = _box("stand_in_other", "谁来替")
        self._save = word_button("记上", "stand_in_save", "accent", "承诺还是本人的，替的同事在「我的」里看得见")
        self._save.clicked.connect(self._press)
        leave = word_button("收起", "stand_in_leave", "quiet")
        leave.clicked.connect(self.left)
        self._rows = QVBoxLayout()
        row = QHBoxLayout()
        row.addWidget(plain_label("替班：", "stand_in_title", "strong"))
        self._asking = (self._who, self._day, plain_label("不在，", "stand_in_between"), self._other)
        for part in self._asking:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self._save)
        space = context.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.addLayout(row)
        box.addLayout(self._rows)
        self._rows.setSpacing(space("hair"))
        self._fill_days()

    def _fill_days(self) -> None:
        clock = self._context.hall.clock
        now, offset = clock.now(), clock.offset()
        for ahead in range(AHEAD):
            moment = local(now + ahead * DAY, offset)
            named = ("今天", "明天", "后天")[ahead] if ahead < 3 else f"{moment.month}月{moment.day}日"
            text = f"{named} 周{WEEKDAYS[moment.weekday()]}"
            self._day.addItem(text, local_day(now + ahead * DAY, offset))
        for place, name in enumerate(WEEKDAYS, start=1):
            self._day.addItem(f"每周{name}", f"{WEEKDAY}{place}")

    def show_roster(self, shown: FollowUp, *, may_change: bool) -> None:
        """Show what the roster says, and who can be picked by whoever may change it."""
        for part in (*self._asking, self._save):
            part.setVisible(may_change)
        me = self._context.who
        people = [(me.staff, me.name), *((one.staff, one.name) for one in shown.colleagues)]
        _fill(self._who, people)
        _fill(self._other, [("", "还没人替"), *people])
        empty(self._rows)
        for one in shown.away:
            put(self._rows, self._row(one, shown.names, may_change))

    def _row(self, one: Away, names: Mapping[str, str], may_change: bool) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        who, other = names.get(one.staff, "同事"), names.get(one.stand_in, "")
        standing = f"{other} 替" if other else "还没人替"
        told = f"{who} 不在，{standing}" if one.away else f"{who} 这天在"
        row.addWidget(plain_label(f"{_day_words(one.day)} · {told}", "stand_in_line", wrap=True), 1)
        if one.away and may_change:
            back = word_button("撤掉", "stand_in_back", "quiet", "这天人在，不用替")
            back.clicked.connect(lambda: self.set_here.emit(one.staff, one.day))
            row.addWidget(back)
        return place

    def _press(self) -> None:
        who, day, other = (str(box.currentData() or "") for box in (self._who, self._day, self._other))
        self.set_away.emit(who, day, other)


def _day_words(day: str) -> str:
    if day.startswith(WEEKDAY):
        return f"每周{WEEKDAYS[int(day.removeprefix(WEEKDAY)) - 1]}"
    _year, month, date = day.split("-")
    return f"{int(month)}月{int(date)}日"


def _box(name: str, told: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(told)
    return box


def _fill(box: QComboBox, people: list[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.clear()
    for staff, name in people:
        box.addItem(name, staff)
    box.setCurrentIndex(max(box.findData(chosen), 0))
