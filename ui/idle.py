"""Notices that nobody has touched our windows for a while."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_TOUCHES = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)


class IdleWatch(QObject):
    """Emits `idle` once when the windows watched were left alone for `limit_ms`, and again after the next touch.

    It listens to the native windows, which see only what comes from outside: widgets' own events cost nothing.
    """

    idle = Signal()

    def __init__(self, limit_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.limit_ms = limit_ms
        self.touches = 0
        """Touches seen so far."""
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def watch(self, window: QWidget) -> None:
        """Count touches of a window; call it once, after its native window was made."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def start(self) -> None:
        """Begin to count, from now."""
        self._since.start()
        self._timer.start(self.limit_ms)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def touched(self) -> None:
        """Somebody is there."""
        self.touches += 1
        self._since.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A touch only sets the time back; the timer looks when it is due."""
        if event.type() in _TOUCHES:
            self.touched()
        return False

    def _look(self) -> None:
        left = self.limit_ms - self._since.elapsed()
        if left > 0:
            self._timer.start(left)
        else:
            self.idle.emit()
