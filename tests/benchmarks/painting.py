"""Waiting for paint: from an input event to the pixels of what it changed, as the person at the counter meets it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

PATIENCE = 5.0
"""Seconds after which a paint that never comes is a fault of the benchmark or of ours."""
ALL = QEventLoop.ProcessEventsFlag.AllEvents
Seen = Callable[[Mapping[str, str]], bool]
"""Says from the words of the parts painted, by object name, whether what was asked for is on the screen."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Milliseconds after one input."""

    painted: float
    """Until the paint that showed the last of what changed was over."""
    drained: float
    """Until the screen's thread had nothing left to do for the first time."""
    held: float
    """The longest that any later piece of work (what was stored comes back) held the screen's thread."""


class Paints(QObject):
    """Notes paint events of windows and of everything in them, with the words that stood there when painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.windows: set[str] = set()
        self.words: dict[str, str] = {}
        self.over = 0.0
        """When the last paint was over: the next event of any other kind, or the event loop, came after it."""
        self._painting = False
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note paints, hold nothing back."""
        if event.type() != QEvent.Type.Paint:
            self.rest()
        elif isinstance(watched, QWidget):
            self.count += 1
            self._painting = True
            self.windows.add(watched.window().objectName())
            self.words.update([_words(watched)])
        return False

    def rest(self) -> None:
        """No paint is under way: if one was, it is over now."""
        if self._painting:
            self._painting = False
            self.over = time.perf_counter()


def _words(widget: QWidget) -> tuple[str, str]:
    house = widget.parent()
    if isinstance(house, QAbstractScrollArea) and widget is house.viewport():
        widget = house
    text = ""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        text = widget.text()
    elif isinstance(widget, QPlainTextEdit):
        text = widget.toPlainText()
    elif isinstance(widget, QListWidget) and (first := widget.item(0)) is not None:
        text = first.text()
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
    while _turn():
        pass
    paints.words.clear()
    start = time.perf_counter()
    act()
    paints.rest()
    limit = start + PATIENCE
    while not seen(paints.words):
        _turn()
        paints.rest()
        if time.perf_counter() > limit:
            raise TimeoutError(f"not painted; what was: {paints.words}")
    painted = paints.over
    while _turn():
        pass
    drained = time.perf_counter()
    return Moment((painted - start) * 1000, (drained - start) * 1000, _held(busy) * 1000)


def _held(busy: Callable[[], bool]) -> float:
    longest = 0.0
    more = True
    while busy() or more:
        before = time.perf_counter()
        more = _turn()
        longest = max(longest, time.perf_counter() - before)
        if not more:
            time.sleep(0.000_5)
    return longest


def _turn() -> bool:
    """One turn of the event loop; whether there was anything to do."""
    return bool(QAbstractEventDispatcher.instance().processEvents(ALL))
