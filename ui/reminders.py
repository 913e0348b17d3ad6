"""Reminders (到点提醒): one quiet sentence when something falls due, in the window and, out of it, from the tray.

Made some seconds after the first paint. It wakes when the next thing is due and not before; of a customer it knows
nothing, and says nothing but how many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from hall_assistant.deadlines.jumps import Jump, JumpWatch, fresh_jump, jump_words, note_jump
from hall_assistant.deadlines.records import alarms, next_alarm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from hall_assistant.changes import Changes
    from ui.context import Context

LONGEST_MS = 24 * 3_600_000
"""A timer waits no longer at a time; Qt's count to 24 days only."""
TRAY_MS = 8_000


class Reminders(QObject):
    """Counts what fell due since it last looked; each is told once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("reminders")
        self._context = context
        self._clock = context.hall.clock
        self._seen = self._clock.now()
        self._watch = JumpWatch(self._clock)
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may be five in a hundred late: an hour a day
        self._timer.timeout.connect(self.look)
        context.bus.when(self, {"promises", "clocks"}, self._changed)
        context.runner.read(lambda at: fresh_jump(at, self._seen), owner=self, then=self._tell_jump)
        self._plan()

    def _changed(self, _changes: Changes) -> None:
        self.look()

    def look(self) -> None:
        """See whether something fell due, and whether the clock was put on or back."""
        now, jump = self._clock.now(), self._watch.look()
        if jump is not None:
            self._note(jump)
        after, self._seen = min(self._seen, now), now
        if now > after:
            self._context.runner.read(lambda at: alarms(at, after=after, until=now), owner=self, then=self.tell)
        self._plan()

    def _plan(self) -> None:
        after = self._seen
        self._context.runner.read(lambda at: next_alarm(at, after=after), owner=self, then=self._wait)

    def _wait(self, at: int | None) -> None:
        self._timer.stop()
        if at is not None:
            self._timer.start(min(max(at - self._clock.now(), 0), LONGEST_MS))

    def _note(self, jump: Jump) -> None:
        self._context.runner.write(
            lambda store: note_jump(store, jump), owner=self, then=lambda _changes: self._tell_jump(jump)
        )

    def _tell_jump(self, jump: Jump | None) -> None:
        if jump is not None:
            self._context.say(jump_words(jump))

    def tell(self, count: int) -> None:
        """Say how many fell due; nothing where none did, or where this counter wants no reminders."""
        if not count or not self._context.counter.reminders_on:
            return
        words = f"有 {count} 件到点"
        if self._context.actor is not None:
            self._context.say(f"{words}，看一眼跟进。")
        if QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive:
            self._tell_outside(words)

    def _tell_outside(self, words: str) -> None:
        """By the tray, where the desktop has one; the icon is made at the first reminder."""
        from PySide6.QtWidgets import QStyle, QSystemTrayIcon

        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            from PySide6.QtWidgets import QApplication

            icon = QApplication.windowIcon()
            standard = QApplication.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxInformation)
            self._tray = QSystemTrayIcon(standard if icon.isNull() else icon, self)
            self._tray.setToolTip("柜台助手")
            self._tray.messageClicked.connect(lambda: self._context.wide_wanted.emit("follow_up"))
            self._tray.show()
        self._tray.showMessage("柜台助手", words, QSystemTrayIcon.MessageIcon.NoIcon, TRAY_MS)

    def stop(self) -> None:
        """Remind no more."""
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()
