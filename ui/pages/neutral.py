"""The neutral page (中性页): the hour, the hall and its opening hours; nothing that may not be filmed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hall_assistant.clock import local
from ui.context import Context
from ui.wording import WEEKDAYS


class NeutralPage(QWidget):
    """Covers the screen until a click or any key; `left` says that someone is back."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("neutral_page")
        self.setAccessibleName("中性页，点一下回来")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._hour = self._label("neutral_hour", "huge")
        self._day = self._label("neutral_day", "soft")
        self._hall = self._label("neutral_hall", "lead")
        self._open = self._label("neutral_open", "soft")
        self._back = self._label("neutral_back", "hint")
        self._back.setText("点一下回来")
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._tell)

    def _label(self, name: str, look: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("look", look)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(self._context.theme.space("small"))
        column.addStretch(2)
        for label in (self._hour, self._day):
            column.addWidget(label)
        column.addSpacing(self._context.theme.space("wide"))
        for label in (self._hall, self._open):
            column.addWidget(label)
        column.addStretch(3)
        column.addWidget(self._back)

    def _tell(self) -> None:
        clock, settings = self._context.hall.clock, self._context.settings
        now = local(clock.now(), clock.offset())
        self._hour.setText(f"{now:%H:%M}")
        self._day.setText(f"{now.month}月{now.day}日 星期{WEEKDAYS[now.weekday()]}")
        self._hall.setText(settings.hall)
        self._open.setText(f"营业时间 {settings.opens}–{settings.closes}")

    def showEvent(self, _event: QShowEvent) -> None:
        """Tell the hour and keep it right while shown."""
        self._tell()
        self._tick.start()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Nothing runs while nobody looks."""
        self._tick.stop()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A click brings the work back."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So does any key that is not just Ctrl, Alt or Shift held down."""
        if event.key() not in (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta):
            self.left.emit()
