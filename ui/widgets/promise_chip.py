"""今天 [17:00] 前我打给您 ＋承诺: a promise with its hour in two clicks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets.bounded import bounded
from ui.widgets.hours import DAY_WORDS, DueHour, first_offer, moved
from ui.widgets.painted import PaintedButton, enlarged, spacing
from ui.widgets.words import word_button

USUAL_WORDS = "我打给您"
Now = Callable[[], tuple[int, int]]
"""Gives UTC milliseconds now and minutes east of UTC."""


_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class HourPicker(PaintedButton):
    """A time that steps by half hours: left half earlier, right half later; wheel and arrow keys too."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("17:00", "hour_picker", parent)
        self.setAccessibleName("几点前")
        self.setToolTip("点左半边早半小时，点右半边晚半小时；滚轮、方向键也行")
        self.clicked.connect(self._clicked)

    def written(self) -> QFont:
        """Bold: the hour is the promise."""
        return enlarged(self.font(), 1.0, bold=True)

    def sizeHint(self) -> QSize:
        """Text and an arrow on both sides."""
        hint = super().sizeHint()
        return QSize(hint.width() + 4 * spacing(self), hint.height())

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Earlier sign, time, later sign."""
        gap = spacing(self)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(gap, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, "−")
        painter.drawText(area.adjusted(0, 0, -gap, 0), middle | Qt.AlignmentFlag.AlignRight, "＋")
        super().draw(painter, area, ink)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step; space or Enter would depend on where the mouse happens to be."""
        steps = _STEPS.get(event.key())
        if steps is not None:
            self.stepped.emit(steps)
        elif event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        left = self.mapFromGlobal(self.cursor().pos()).x() < self.width() / 2
        self.stepped.emit(-1 if left else 1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up is later."""
        self.stepped.emit(1 if event.angleDelta().y() > 0 else -1)
        event.accept()


class PromiseChip(QWidget):
    """Day, hour, words and the button; `promised` carries the words and the due instant (UTC ms)."""

    promised = Signal(str, object)
    """(words, due): the words without the hour, which stands in `due`; an object, for a Qt int has 32 bits."""
    hour_changed = Signal(str)
    """The hour as it is said, 今天17:00, for lines with a slot for it."""
    refused = Signal(str)

    def __init__(self, now: Now, *, closes: str = "18:00", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promise_chip")
        self._now = now
        self._due = first_offer(*now(), closes=closes)
        self._day = word_button("", "promise_day", "chip", "换一天：今天、明天、后天")
        self._day.clicked.connect(self._next_day)
        self._hour = HourPicker()
        self._hour.stepped.connect(self._step)
        self._words = QLineEdit(f"前{USUAL_WORDS}")
        self._words.setObjectName("promise_words")
        self._words.setAccessibleName("答应什么")
        bounded(self._words, 200)
        self._words.returnPressed.connect(self.press)
        self._give = word_button("＋承诺", "promise_give", "", "记下这条承诺，到点前提醒")
        self._give.clicked.connect(self.press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for part in (self._day, self._hour):
            row.addWidget(part)
        row.addWidget(self._words, 1)
        row.addWidget(self._give)
        self._show()

    @property
    def due(self) -> DueHour:
        """The hour being offered."""
        return self._due

    def set_due(self, due: DueHour) -> None:
        """Offer another hour."""
        self._due = due
        self._show()
        self.hour_changed.emit(due.words)

    def offer(self, words: str, due: DueHour) -> None:
        """Offer other words and another hour, both still to be changed."""
        self._words.setText(f"前{words}")
        self._due = due
        self._show()

    def press(self) -> None:
        """Give the promise as it stands; an hour gone by is refused with a sentence."""
        now, offset = self._now()
        if self._due.past(now, offset):
            self.refused.emit(f"{self._due.words}已经过了，往后挪一下再记。")
            return
        words = self._words.text().strip().removeprefix("前").strip()
        self.promised.emit(words or USUAL_WORDS, self._due.at(now, offset))
        self._words.setText(f"前{USUAL_WORDS}")

    def _next_day(self) -> None:
        self.set_due(DueHour((self._due.days + 1) % len(DAY_WORDS), self._due.time))

    def _step(self, steps: int) -> None:
        self.set_due(moved(self._due, steps))

    def _show(self) -> None:
        self._day.setText(DAY_WORDS[self._due.days])
        self._hour.setText(self._due.time)
        self._hour.setAccessibleDescription(self._due.words)
        self._hour.update()
