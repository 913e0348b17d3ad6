"""Waiting for paint: from an input event to the pixels of what it changed, as the person at the counter meets it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.widgets.answer_list import AnswerList

PATIENCE = 5.0
"""Seconds after which a paint that never comes is a fault of the benchmark or of ours."""
Seen = Callable[[Mapping[str, str]], bool]
"""Says from the words of the parts painted, by object name, whether what was asked for is on the screen."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Milliseconds after one input."""

    painted: float
    """Until the paint that showed the last of what changed was over."""
    done: float
    """Until nothing was left to do anywhere: stored, read back, painted again where that differed."""


class Paints(QObject):
    """Notes paint events of windows and of everything in them, with the words that stood there when painted."""

    def __init__(self, *windows: QWidget) -> None:
        """Look at these windows; with none, at everything. A filter over everything shows Python each private part of
        Qt, for which Shiboken makes every class it has: 20 ms and 3 MB that no counter pays.
        """
        super().__init__()
        self.count = 0
        self.windows: set[str] = set()
        self.words: dict[str, str] = {}
        self.shown = 0.0
        """When the paint was over that showed what is waited for: the next event of any other kind came after it."""
        self._seen: Seen | None = None
        self._painting = False
        for watched in windows or (QApplication.instance(),):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note paints, hold nothing back."""
        if not isinstance(event, QPaintEvent):
            self.rest()
        elif isinstance(watched, QWidget):
            self.count += 1
            self._painting = True
            name, text = _words(watched)
            self.words[name] = text
            if watched.isWindow():
                self.windows.add(name)
        return False

    def rest(self) -> None:
        """No paint is under way: if one was, it is over now."""
        if self._painting:
            self._painting = False
            now = time.perf_counter()
            if self._seen is not None and self._seen(self.words):
                self._seen, self.shown = None, now

    def wait_for(self, seen: Seen) -> None:
        """Forget what was painted and look out for this."""
        self.words.clear()
        self._seen = seen

    @property
    def waiting(self) -> bool:
        """Whether it was not painted yet."""
        return self._seen is not None


def _words(widget: QWidget) -> tuple[str, str]:
    house = widget.parent()
    if isinstance(house, QAbstractScrollArea) and widget is house.viewport():
        widget = house
    text = ""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        text = widget.text()
    elif isinstance(widget, QPlainTextEdit):
        text = widget.toPlainText()
    elif isinstance(widget, AnswerList):
        text = widget.words
    return widget.objectName(), text


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


def moment(paints: Paints, act: Callable[[], object], seen: Seen, busy: Callable[[], bool] = lambda: False) -> Moment:
    """One input and what it costs; `busy` says whether threads of ours still work on it."""
    idle(1)
    paints.wait_for(seen)
    wake = QTimer(interval=50)
    wake.start()
    start = time.perf_counter()
    act()
    paints.rest()
    while paints.waiting:
        _turn()
        paints.rest()
        if time.perf_counter() > start + PATIENCE:
            raise TimeoutError(f"not painted; what was: {paints.words}")
    while busy():
        _turn()
    while _turn(QEventLoop.ProcessEventsFlag.AllEvents):
        pass
    done = time.perf_counter()
    wake.stop()
    return Moment((paints.shown - start) * 1000, (done - start) * 1000)


def _turn(how: QEventLoop.ProcessEventsFlag = QEventLoop.ProcessEventsFlag.WaitForMoreEvents) -> bool:
    """One turn of the event loop, asleep until there is something to do, so that threads have the machine."""
    return bool(QAbstractEventDispatcher.instance().processEvents(how))
