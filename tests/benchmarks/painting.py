"""Waiting for paint: from an input event to the widget's pixels, as the person at the counter meets it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 5.0
"""Seconds after which a paint that never comes is a fault of the benchmark or of ours."""


class Paints(QObject):
    """Counts paint events of windows and everything in them."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.windows: set[str] = set()
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count paints, hold nothing back."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.count += 1
            self.windows.add(watched.window().objectName())
        return False


def until(holds: Callable[[], bool]) -> None:
    """Run the event loop until something holds."""
    limit = time.perf_counter() + PATIENCE
    while not holds():
        QApplication.processEvents()
        if time.perf_counter() > limit:
            raise TimeoutError("nothing was painted")


def idle(ms: int) -> None:
    """Let the program rest for a while, as it does at a counter."""
    over: list[bool] = []
    QTimer.singleShot(ms, lambda: over.append(True))
    while not over:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def to_paint(paints: Paints, act: Callable[[], object]) -> float:
    """Milliseconds from an input to the first paint that follows it, painting included."""
    QApplication.processEvents()
    before = paints.count
    start = time.perf_counter()
    act()
    until(lambda: paints.count > before)
    return (time.perf_counter() - start) * 1000
