"""今天 [17:00]: a day and an hour to be picked, without words of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.hours import DAY_WORDS, DueHour, first_offer, moved
from ui.widgets.promise_chip import HourPicker
from ui.widgets.words import plain_label, word_button

Now = Callable[[], tuple[int, int]]
"""Gives UTC milliseconds now and minutes east of UTC."""


class HourLine(QWidget):
    """Day and hour; `picked` is the instant, or None once it has gone by."""

    def __init__(self, now: Now, name: str, *, closes: str, after: str = "前", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._now = now
        self._closes = closes
        self._due = first_offer(*now(), closes=closes)
        self._day = word_button("", f"{name}_day", "chip", "换一天：今天、明天、后天")
        self._day.clicked.connect(lambda: self.set_due(DueHour((self._due.days + 1) % len(DAY_WORDS), self._due.time)))
        self._hour = HourPicker()
        self._hour.setObjectName(f"{name}_hour")
        self._hour.stepped.connect(lambda steps: self.set_due(moved(self._due, steps)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for part in (self._day, self._hour, plain_label(after, f"{name}_after")):
            row.addWidget(part)
        self.set_due(self._due)

    @property
    def words(self) -> str:
        """As it is said: 今天17:00."""
        return self._due.words

    @property
    def picked(self) -> int | None:
        """The instant (UTC ms), or None when it has gone by."""
        now, offset = self._now()
        return None if self._due.past(now, offset) else self._due.at(now, offset)

    def start_anew(self) -> None:
        """Offer what is usual from now on."""
        self.set_due(first_offer(*self._now(), closes=self._closes))

    def set_due(self, due: DueHour) -> None:
        """Offer another hour."""
        self._due = due
        self._day.setText(DAY_WORDS[due.days])
        self._hour.setText(due.time)
        self._hour.setAccessibleDescription(due.words)
        self._hour.update()
