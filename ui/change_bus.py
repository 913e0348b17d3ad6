"""Tells pages what a write changed, so that each asks again for what it shows."""

from __future__ import annotations

import inspect
import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from hall_assistant.changes import Changes

Call = Callable[[Changes], None]


class _Listener:
    def __init__(self, owner: QObject, kinds: frozenset[str], call: Callable[[], Call | None]) -> None:
        self.owner = weakref.ref(owner)
        self.kinds = kinds
        self.call = call

    def alive(self) -> bool:
        owner = self.owner()
        return owner is not None and isValid(owner) and self.call() is not None


class ChangeBus(QObject):
    """Carries `Changes` from the runner to whoever shows that kind of thing; deleted widgets are left out."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listeners: list[_Listener] = []

    def when(self, owner: QObject, kinds: set[str] | frozenset[str], call: Call) -> None:
        """Call `call` with the changes each time one of `kinds` changed, as long as `owner` lives."""
        held = weakref.WeakMethod(call) if inspect.ismethod(call) else (lambda: call)
        self._listeners.append(_Listener(owner, frozenset(kinds), held))

    def publish(self, changes: Changes) -> None:
        """Tell everyone concerned, in the order they asked."""
        if not changes:
            return
        self._listeners = [listener for listener in self._listeners if listener.alive()]
        for listener in tuple(self._listeners):
            call = listener.call()
            if call is not None and listener.kinds & changes.kinds and listener.alive():
                call(changes)
        self.changed.emit(changes)
