"""A person at the counter: finds things by name, moves the mouse, clicks, types, and waits for what is to be seen.

Mouse and keys go to the native window, so that a button that is hidden, covered or cut off cannot be pressed. Chinese
comes as from an input method: preedit first, then the characters. Nothing sleeps: it waits for what is to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QScrollArea, QWidget

PATIENCE_MS = 15_000
WAKE_MS = 15
PLAIN = Qt.KeyboardModifier.NoModifier
_WHEEL = 60


@dataclass(slots=True)
class Tally:
    """What was done since the stopwatch was set: keystrokes (Chinese as its pinyin and a choice) and clicks."""

    keys: int = 0
    clicks: int = 0

    @property
    def strokes(self) -> int:
        """Keys and clicks together."""
        return self.keys + self.clicks


def keystrokes(text: str) -> int:
    """Keys an input method needs: full pinyin and one choice for each run of up to four Chinese characters."""
    from pypinyin import Style, lazy_pinyin

    count = 0
    for run in re.findall(r"[\u4e00-\u9fff]{1,4}|[^\u4e00-\u9fff]", text):
        chinese = "\u4e00" <= run[0] <= "\u9fff"
        count += sum(map(len, lazy_pinyin(run, style=Style.NORMAL))) + 1 if chinese else 1
    return count


class Hand:
    """Acts on whatever window is shown."""

    def __init__(self) -> None:
        self.tally = Tally()

    # seeing

    def until(self, seen: Callable[[], object], what: str) -> None:
        """Let the program work until something is so. Raises AssertionError naming `what` when it never is."""
        wake = QTimer()
        wake.start(WAKE_MS)
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not seen():
            if deadline.hasExpired():
                raise AssertionError(f"等不到：{what}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        wake.stop()

    def windows(self) -> list[QWidget]:
        """The windows shown, the one in front last."""
        return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowHandle() is not None]

    def seen(self, name: str, *, within: str = "") -> QWidget | None:
        """The visible widget of a name, or None."""
        for window in self.windows():
            houses = [one for one in [window, *window.findChildren(QWidget, within)] if one.objectName() == within]
            for house in houses if within else [window]:
                found = [one for one in [house, *house.findChildren(QWidget, name)] if one.objectName() == name]
                shown = [one for one in found if one.isVisible()]
                if shown:
                    return shown[0]
        return None

    def see(self, name: str, *, within: str = "") -> QWidget:
        """The visible widget of a name, waited for."""
        self.until(lambda: self.seen(name, within=within) is not None, f"看得见的 {name}")
        found = self.seen(name, within=within)
        assert found is not None
        return found

    def text(self, name: str, *, within: str = "") -> str:
        """The text of a visible label, button or field."""
        widget = self.see(name, within=within)
        read = getattr(widget, "toPlainText", None) or getattr(widget, "text", None)
        assert read is not None, f"{name} 没有字"
        return str(read())

    # the mouse

    def point(self, widget: QWidget, side: float = 0.5) -> tuple[QWindow, QPoint]:
        """Bring the mouse over a widget and keep it there while things move; returns its native window and the place.

        side: how far from its left edge, 0–1.
        """
        self._bring_into_view(widget)
        window = widget.window()
        handle = window.windowHandle()
        assert handle is not None, f"{window.objectName()} 没有显示"
        before = None
        while (place := self._place(widget, side)) != before:
            before = place
            QCursor.setPos(window.mapToGlobal(place))
            QTest.mouseMove(handle, place)
            QApplication.processEvents()
            self.until(lambda: handle.size() == window.size(), f"{window.objectName()} 变好大小")
        under = window.childAt(place) or window
        covered = under is not widget and not widget.isAncestorOf(under) and not under.isAncestorOf(widget)
        assert not covered, f"{widget.objectName()} 被 {under.objectName() or under} 挡住了"
        assert window.rect().contains(place), f"{widget.objectName()} 在窗口外面"
        return handle, place

    def _place(self, widget: QWidget, side: float) -> QPoint:
        return widget.mapTo(widget.window(), QPoint(int(widget.width() * side), widget.height() // 2))

    def click(self, name: str, *, within: str = "", side: float = 0.5) -> QWidget:
        """Click a widget; `side` is how far from its left edge (0–1)."""
        self.until(lambda: self._ready(name, within), f"{name} 可以点")
        widget = self.see(name, within=within)
        self.click_on(widget, side=side)
        return widget

    def _ready(self, name: str, within: str) -> bool:
        """Whether a widget is there to be clicked: enabled, in a window that has come to its size."""
        QApplication.processEvents()
        widget = self.seen(name, within=within)
        if widget is None or not widget.isEnabled():
            return False
        handle = widget.window().windowHandle()
        return handle is not None and handle.size() == widget.window().size()

    def click_on(self, widget: QWidget, *, side: float = 0.5) -> None:
        """Click this widget."""
        handle, place = self.point(widget, side)
        if QApplication.activeWindow() is None:  # as every system does for a click; after a menu nobody is active here
            widget.window().activateWindow()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, PLAIN, place)
        self.tally.clicks += 1
        QApplication.processEvents()

    def choose(self, menu: str, entry: str) -> None:
        """Click an entry of an open menu, by its object name or the beginning of its text."""
        found = self.see(menu)
        assert isinstance(found, QMenu)
        action = self._entry(found, entry)
        handle = found.windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, PLAIN, found.actionGeometry(action).center())
        self.tally.clicks += 1
        QApplication.processEvents()

    def _entry(self, menu: QMenu, entry: str) -> QAction:
        found = [one for one in menu.actions() if one.objectName() == entry or one.text().startswith(entry)]
        assert found, f"菜单里没有「{entry}」：{[one.text() for one in menu.actions()]}"
        return found[0]

    def _bring_into_view(self, widget: QWidget) -> None:
        scroll = widget.parentWidget()
        while scroll is not None and not (isinstance(scroll, QScrollArea) and scroll.isAncestorOf(widget)):
            scroll = scroll.parentWidget()
        if not isinstance(scroll, QAbstractScrollArea):
            return
        for _turn in range(_WHEEL):
            place = widget.mapTo(scroll.viewport(), QPoint(0, 0))
            middle = QRect(place, widget.size()).center().y()
            if place.y() >= 0 and place.y() + widget.height() <= scroll.viewport().height():
                return
            if widget.height() >= scroll.viewport().height() and scroll.viewport().rect().contains(QPoint(1, middle)):
                return
            down = middle > scroll.viewport().height() // 2
            bar = scroll.verticalScrollBar()
            before = bar.value()
            self._turn_wheel(scroll.viewport(), -120 if down else 120)
            if bar.value() == before:
                return

    def _turn_wheel(self, over: QWidget, turn: int) -> None:
        window = over.window()
        handle = window.windowHandle()
        assert handle is not None
        # Two pixels from the edge: nothing there takes the wheel for itself.
        place = over.mapTo(window, QPoint(over.width() - 2, over.height() // 2))
        QTest.wheelEvent(handle, place.toPointF(), QPoint(0, turn))
        QApplication.processEvents()

    # the keys

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key in the window that has the focus."""
        window = QApplication.focusWindow()
        assert window is not None, "没有窗口拿着键盘"
        QTest.keyClick(window, key, modifiers)
        self.tally.keys += 1
        QApplication.processEvents()

    def chord(self, key: Qt.Key) -> None:
        """Press Ctrl+Alt and a key."""
        self.key(key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)

    def type(self, text: str) -> None:
        """Type into the field that has the caret; Chinese through an input method."""
        field = QApplication.focusWidget()
        assert field is not None, f"光标不在任何一格里，打不了「{text}」"
        for run in re.findall(r"[ -~]+|[^ -~]{1,6}", text):
            if run.isascii():
                QTest.keyClicks(field, run)
            else:
                QApplication.sendEvent(field, QInputMethodEvent(run, []))
                done = QInputMethodEvent("", [])
                done.setCommitString(run)
                QApplication.sendEvent(field, done)
        self.tally.keys += keystrokes(text)
        QApplication.processEvents()

    def fill(self, name: str, text: str, *, within: str = "") -> None:
        """Click a field, empty it and type."""
        field = self.click(name, within=within)
        self.until(lambda: QApplication.focusWidget() is field, f"光标到 {name}")
        content = getattr(field, "toPlainText", None) or getattr(field, "text", None)
        if content is not None and content():
            self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            self.key(Qt.Key.Key_Delete)
        self.type(text)

    def enter(self) -> None:
        """Press Enter."""
        self.key(Qt.Key.Key_Return)
