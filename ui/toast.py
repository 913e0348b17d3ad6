"""A quiet sentence at the foot of the window, gone by itself; it takes no focus and covers nothing that is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.theme import Theme

BASE_MS = 3_000
PER_CHARACTER_MS = 90
"""A sentence stays as long as it takes to read it once, glanced at between two customers."""


class Toast(QFrame):
    """One window's toast; a newer sentence takes the older one's place, a click sends it away."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.setObjectName("toast")
        self.setProperty("look", "toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._label = QLabel(self)
        self._label.setObjectName("toast_text")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._inside = QHBoxLayout(self)
        self._inside.addWidget(self._label)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.timeout.connect(self.hide)
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

    def mousePressEvent(self, _event: object) -> None:
        """A click sends it away."""
        self._away.stop()
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep its place at the foot while the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
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
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - margin)
