"""Mouse and keys as the system hands them to a window, so that all of what a real click sets going is measured."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def child(window: QWidget, name: str) -> QWidget:
    """The part of a window with a name; of several the one that is seen."""
    found = window.findChildren(QWidget, name)
    assert found, name
    return next((one for one in found if one.isVisible()), found[0])


def _place(widget: QWidget) -> tuple[QWindow, QPoint]:
    window = widget.window()
    return window.windowHandle(), widget.mapTo(window, widget.rect().center())


def press(widget: QWidget) -> Callable[[], None]:
    """Go there and press the button down; what is given back lets it up, which is when a click counts."""
    window, place = _place(widget)
    QTest.mouseMove(window, place)
    QTest.mousePress(window, LEFT, NONE, place)
    return lambda: QTest.mouseRelease(window, LEFT, NONE, place)


def click(widget: QWidget) -> None:
    """Press and let go."""
    press(widget)()


def key(window: QWidget, letter: str) -> Callable[[], None]:
    """A key that goes down when called."""
    handle = window.windowHandle()
    code = Qt.Key.Key_Backspace if letter == "\b" else Qt.Key(ord(letter.upper()))
    return lambda: QTest.keyPress(handle, code)
