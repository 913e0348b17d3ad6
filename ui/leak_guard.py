"""What may leave the windows without anybody meaning it: the clipboard, and pictures of the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from hall_assistant.people.values import Actor
from ui.clipboard import ClipboardKeeper
from ui.context import Context
from ui.screen_shield import ScreenShield


class LeakGuard(QObject):
    """Clears our clipboard after a while, at the lock and at the end; shields the windows where it is wanted."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.clipboard = ClipboardKeeper(self)
        self.shield = ScreenShield(self)
        context.signed.connect(self._signed)
        context.settings_changed.connect(self._take_settings)
        self._take_settings()

    def _signed(self, actor: Actor | None) -> None:
        """What one copied is not the next one's to paste. Where our windows locked themselves while the clerk is at the
        official system, the summary may be about to be pasted there: the minute runs on.
        """
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        if actor is not None or active:
            self.clipboard.clear()

    def _take_settings(self) -> None:
        self.shield.turn(on=self._context.counter.shielded)

    def stop(self) -> None:
        """The hall is closed: nothing of ours stays on the clipboard."""
        self.clipboard.stop()
        self.shield.turn(on=False)
