"""One computer of the hall on the page 交换: its counter, how far it is, what waits, and taking it out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hall_assistant.sync import telling
from hall_assistant.sync.standing import CounterStanding
from ui.theme import Theme
from ui.widgets.words import plain_label, word_button

WHEN = "电脑丢了、卖了、调走了，用这个"
SURE = "确定请出？它以后写的不再收"


class CounterRow(QFrame):
    """`left` asks to take it out, after a second click; nobody takes out the computer they sit at."""

    left = Signal(str)

    def __init__(self, theme: Theme, one: CounterStanding, now: int, *, may_leave: bool) -> None:
        super().__init__()
        self._one = one
        self.setObjectName(f"counter_{one.device}")
        self.setProperty("look", "card")
        name = plain_label(telling.counter_name(one), "counter_name", "strong")
        name.setMinimumWidth(theme.px(60))
        self._leave = word_button(
            "请出本厅", f"leave_{one.device}", "danger", "电脑丢了、卖了、调走了，用这个", once=True
        )
        self._leave.setAccessibleName(f"请{telling.counter_name(one)}出本厅")
        self._leave.setVisible(may_leave and not one.own)
        self._leave.clicked.connect(self._twice)
        told = QVBoxLayout()
        told.setSpacing(theme.space("hair"))
        told.addWidget(plain_label(first_line(one, now), "counter_seen", "warn" if _is_away(one, now) else ""))
        told.addWidget(plain_label(second_line(one), "counter_waits", "hint", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("medium"), theme.space("small"), theme.space("small"), theme.space("small"))
        row.setSpacing(theme.space("medium"))
        row.addWidget(name)
        row.addLayout(told, 1)
        row.addWidget(self._leave)

    def _twice(self) -> None:
        if self._leave.text() == SURE:
            self._leave.setEnabled(False)
            self.left.emit(self._one.device)
        else:
            self._leave.setText(SURE)


def first_line(one: CounterStanding, now: int) -> str:
    """Whether it is here, and when it was last heard of."""
    if one.own:
        return "本机"
    return telling.unseen(now, one) or "刚见过"


def second_line(one: CounterStanding) -> str:
    """How much it wrote, and what waits on either side."""
    waits = [f"记了 {one.facts:,} 条"]
    if not one.own:
        if one.seen and one.lacks:
            waits.append(f"它还没读 {one.lacks:,} 条")
        if one.missing:
            waits.append(f"这里还缺 {one.missing:,} 条")
        if one.seen and not (one.lacks or one.missing):
            waits.append("两边一样")
    return " · ".join(waits)


def _is_away(one: CounterStanding, now: int) -> bool:
    return not one.own and bool(telling.unseen(now, one))
