"""今天 [17:00]: a day and an hour to be picked, without words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.hours import DueHour, HallHours, first_offer, moved
from ui.widgets.painted import PaintedButton, draw_arrow, enlarged, spacing
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from ui.widgets.day_popup import DayPopup

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


class DayPicker(PaintedButton):
    """今天 ▼: the word turns to the next day, the arrow opens every day; Space and the arrow key down do the same."""

    turned = Signal()
    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("今天", name, parent)
        self.setToolTip("点字换一天：今天、明天、后天；点右边的箭头选别的日子（键盘按 ↓）")
        self._on_arrow = False
        self.clicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        """Text and the arrow."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._arrow_room() - spacing(self), hint.height())

    def _arrow_room(self) -> int:
        return 3 * spacing(self)

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """The day, and an arrow at its right."""
        room = self._arrow_room()
        super().draw(painter, area.adjusted(0, 0, spacing(self) - room, 0), ink)
        draw_arrow(painter, QPointF(area.right() - room / 2, area.center().y()), spacing(self) * 0.6, "down", ink)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember which part was hit."""
        self._on_arrow = event.position().x() > self.width() - self._arrow_room()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens every day."""
        if event.key() == Qt.Key.Key_Down:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        on_arrow, self._on_arrow = self._on_arrow, False
        (self.opened if on_arrow else self.turned).emit()


class HourLine(QWidget):
    """Day and hour; `picked` is the instant, or None once it has gone by."""

    hour_changed = Signal(str)
    """The hour as it is said, 今天17:00."""

    def __init__(
        self, hours: HallHours, name: str, *, after: str = "前", hour_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._hours = hours
        self._due = first_offer(*hours.now(), closes=hours.closes)
        self._popup: DayPopup | None = None
        self._day = DayPicker(f"{name}_day")
        self._day.turned.connect(lambda: self.set_due(self._due.next_day()))
        self._day.opened.connect(self.open_days)
        self._hour = HourPicker()
        self._hour.setObjectName(hour_name or f"{name}_hour")
        self._hour.stepped.connect(lambda steps: self.set_due(moved(self._due, steps)))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(5)
        self._row.addWidget(self._day)
        self._row.addWidget(self._hour)
        if after:
            self._row.addWidget(plain_label(after, f"{name}_after"))
        self._show()

    @property
    def due(self) -> DueHour:
        """The hour being offered."""
        return self._due

    @property
    def words(self) -> str:
        """As it is said: 今天17:00."""
        return self._due.words

    @property
    def picked(self) -> int | None:
        """The instant (UTC ms), or None when it has gone by."""
        now, offset = self._hours.now()
        return None if self._due.past(now, offset) else self._due.at(now, offset)

    def start_anew(self) -> None:
        """Offer what is usual from now on."""
        self.set_due(first_offer(*self._hours.now(), closes=self._hours.closes))

    def set_due(self, due: DueHour) -> None:
        """Offer another hour."""
        self._due = due
        self._show()
        self.hour_changed.emit(due.words)

    def open_days(self) -> None:
        """Show every day from today on, with what is worked and why; made when first wanted."""
        if self._popup is None:
            self._popup = self._make_popup()
        self._popup.open_at(self._day, self._due)

    def hideEvent(self, event: QHideEvent) -> None:
        """The days go with what they were opened from."""
        if self._popup is not None:
            self._popup.hide()
        super().hideEvent(event)

    def _make_popup(self) -> DayPopup:
        from ui.widgets.day_popup import DayPopup

        popup = DayPopup(self._hours, self)
        popup.picked.connect(self.set_due)
        return popup

    def _show(self) -> None:
        if self._day.text() != self._due.day:
            self._day.setText(self._due.day)
            self._day.updateGeometry()
        self._day.setAccessibleName(f"哪天：{self._due.day}")
        self._hour.setText(self._due.time)
        self._hour.setAccessibleDescription(self._due.words)
        for part in (self._day, self._hour):
            part.update()
