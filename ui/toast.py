"""A quiet sentence at the foot of the window, gone by itself; it takes no focus, no click, and covers no field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.theme import Theme

BASE_MS = 3_000
PER_CHARACTER_MS = 90
"""A sentence stays as long as it takes to read it once, glanced at between two customers."""


class Toast(QFrame):
    """One window's toast; a newer sentence takes the older one's place, clicks go through to what lies below."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.setObjectName("toast")
        self.setProperty("look", "toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label = QLabel(self)
        self._label.setObjectName("toast_text")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._inside = QHBoxLayout(self)
        self._inside.addWidget(self._label)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.timeout.connect(self.hide)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._place)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown last."""
        return self._label.text()

    def say(self, text: str) -> None:
        """Show a sentence."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._away.start(BASE_MS + PER_CHARACTER_MS * len(text))
        self._settle.start(0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep its place at the foot while the window changes size; go when the window goes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self._away.stop()
            self._settle.stop()
            self.hide()
        return False

    def _place(self) -> None:
        window = self._window
        margin = self._theme.space("large")
        widest = min(window.width() - 2 * margin, self._theme.px(560))
        one_line = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 4 * margin
        self.setFixedWidth(max(min(widest, one_line), self._theme.px(120)))
        self._inside.activate()
        height = self._inside.heightForWidth(self.width())
        self.setFixedHeight(max(height, self.sizeHint().height()) if height < 0 else height)
        left = (window.width() - self.width()) // 2
        self.move(left, self._clear_of_fields(QRect(left, 0, self.width(), self.height()), margin))

    def _clear_of_fields(self, area: QRect, margin: int) -> int:
        """The lowest place that covers no field one types in; the foot where there is none."""
        window, foot = self._window, self._window.height() - area.height() - margin
        fields = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
        taken = [QRect(one.mapTo(window, QPoint(0, 0)), one.size()) for one in fields if one.isVisible()]
        area.moveTop(foot)
        for field in sorted(taken, key=lambda one: -one.top()):
            if field.intersects(area):
                area.moveBottom(field.top() - margin // 2)
        return area.top() if area.top() > margin else foot
