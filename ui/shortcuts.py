"""Puts the keys of `keys.py` on windows; all are inert while an input method is composing (open preedit)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.keys import default_key

if TYPE_CHECKING:
    from ui.context import Context

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Shortcuts(QObject):
    """The keys in force at this counter: the table's, after the counter's own choices."""

    composed = Signal()
    """Somebody is composing: the only sign of typing that an input method lets through."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._bound: list[tuple[str, QShortcut]] = []
        self._focus: QObject | None = None
        self._composing = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusObjectChanged.connect(self._watch)
        context.settings_changed.connect(self.refresh)

    def on(self, window: QWidget, action: str, call: Callable[[], object]) -> None:
        """Call `call` when the action's key is pressed anywhere in `window`."""
        shortcut = QShortcut(window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)  # a key held down is one press: of the safety key the second one calls
        shortcut.activated.connect(lambda: None if self._composing else call())
        self._bound.append((action, shortcut))
        shortcut.setKey(QKeySequence(self.key_of(action)))

    def key_of(self, action: str) -> str:
        """The key in force for an action, "" if it is off."""
        counter = self._context.counter
        return counter.keys.get(action, default_key(action)) if counter.keys_on else ""

    def tip(self, text: str, action: str) -> str:
        """A tool tip that names the key, if there is one."""
        key = self.key_of(action)
        return f"{text}（{key}）" if key else text

    @property
    def composing(self) -> bool:
        """Whether an input method has preedit text open in the widget that has the focus."""
        return self._composing

    def refresh(self) -> None:
        """Take the counter's keys anew."""
        self._bound = [(action, shortcut) for action, shortcut in self._bound if isValid(shortcut)]
        for action, shortcut in self._bound:
            shortcut.setKey(QKeySequence(self.key_of(action)))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note where preedit text opens and closes, and hold back keys while it is open."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
            self.composed.emit()
        elif self._composing and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        elif self._composing and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            return True  # it takes a candidate, whatever the field does with Enter
        return False

    def _watch(self, focus: QObject | None) -> None:
        """Watch the widget that has the focus and no other: a filter on everything would cost every paint."""
        if self._focus is not None and isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus, self._composing = focus, False
        if focus is not None:
            focus.installEventFilter(self)
