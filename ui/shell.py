"""Who sees which window when: sign-in, mini and wide window, neutral page, lock, quick switch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from hall_assistant.changes import Changes
from hall_assistant.people.values import Actor, StaffMember
from ui import start
from ui.context import Context
from ui.entrance import EntranceWindow
from ui.idle import IdleWatch
from ui.pages.sign_in import SignInPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.mini_window import MiniWindow
    from ui.pages.neutral import NeutralPage
    from ui.toast import Toast

NEUTRAL_MS = 5 * 60_000
"""A neutral page nobody comes back to becomes the lock."""
PRIVATE_MS = 10_000
"""The private view closes by itself this long after the last touch."""

_CAME_BACK = "上次程序没关好。您正在办的接待在这儿，打的字也在，接着办。"
_IN_HAND_MS = 12 * 60 * 60_000
"""A reception begun longer ago is not what one was at when the program ended."""
_ENDED = "您已不在本厅名单里，这里退出了。填的都在，请店长接着办。"
_OTHER_ROLE = "您的岗位改了，再登录一次就按新的来。填的都在。"


class Shell(QObject):
    """Turns what people ask for into windows. It holds which window is in front and what each clerk was at."""

    closing = Signal()
    """The last window was closed."""

    def __init__(self, context: Context, entrance: EntranceWindow, *, crashed: bool = False) -> None:
        """crashed: the last run did not end by itself; who signs in finds the reception they were at."""
        super().__init__()
        self._context = context
        self._crashed = crashed
        self.entrance = entrance
        self.mini: MiniWindow | None = None
        self.wide: MainWindow | None = None
        self._toasts: dict[QWidget, Toast] = {}
        self._front = "mini"
        self._last = ""
        self._at: dict[str, str | None] = {}
        self.sign_in_page = SignInPage(context, entrance)
        self._neutral: NeutralPage | None = None
        self.idle = IdleWatch(context.settings.idle_seconds * 1000, self)
        self.private_idle = IdleWatch(PRIVATE_MS, self)
        self.away = QTimer(self)
        self.away.setSingleShot(True)
        self.away.setInterval(NEUTRAL_MS)
        self._connect()

    def _connect(self) -> None:
        context = self._context
        self.sign_in_page.signed_in.connect(self._signed_in)
        self.sign_in_page.left.connect(self._come_back)
        self.idle.idle.connect(self._idle)
        self.private_idle.idle.connect(lambda: context.show_private(False))
        self.away.timeout.connect(self.lock)
        context.said.connect(self._say)
        context.neutral_wanted.connect(lambda: self.neutral(asked=True))
        context.lock_wanted.connect(self.lock)
        context.switch_wanted.connect(self.switch)
        context.wide_wanted.connect(self.show_wide)
        context.mini_wanted.connect(self.show_mini)
        context.private_changed.connect(lambda shown: self.private_idle.start() if shown else self.private_idle.stop())
        context.settings_changed.connect(self._take_settings)
        context.bus.when(self, {"staff"}, self._still_here)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._application_state)
            app.lastWindowClosed.connect(self.closing)

    def start(self, roll: Sequence[StaffMember]) -> None:
        """Ask who it is, with the roll already read, so that the first paint is whole."""
        self.entrance.turn_to(self.sign_in_page)
        self.sign_in_page.ask(roll=roll)
        self.entrance.stand()

    def warm_up(self) -> None:
        """Make the mini window while the PIN is being typed, so that it is there at once; the first tile too."""
        self._mini_window()
        if self.mini is not None:
            self.mini.talk.grab()  # looked at by nobody: styles, sizes and fonts of all its parts are found now

    # ------------------------------------------------------------- who is here

    def _signed_in(self, actor: Actor) -> None:
        context = self._context
        if context.actor is None or context.actor.staff != actor.staff:
            self._keep_place()
            context.attend(None)
            context.sign_in(actor)
            context.attend(self._at.get(actor.staff))
            if self._crashed and actor.staff not in self._at:
                self._find_again(actor)
        self._last = actor.staff
        self._come_back()

    def _find_again(self, actor: Actor) -> None:
        from hall_assistant.casefile.records import last_in_hand

        def found(case: str | None) -> None:
            if case is not None and self._context.actor == actor and self._context.case is None:
                self._context.attend(case)
                self._context.say(_CAME_BACK)

        since = self._context.hall.clock.now() - _IN_HAND_MS
        self._context.runner.read(lambda at: last_in_hand(at, actor.staff, since), owner=self, then=found)

    def _keep_place(self) -> None:
        if self._context.actor is not None:
            self._at[self._context.actor.staff] = self._context.case

    def _come_back(self) -> None:
        """Show the work again."""
        self.away.stop()
        window = self._window()
        window.show()
        window.activateWindow()
        self.entrance.hide()
        self._watch(window)
        self.idle.start()

    def lock(self) -> None:
        """Lock the counter (锁屏): what is open stays open, the next one signs in."""
        if self._context.actor is None:
            return
        self._last = self._context.actor.staff
        self._cover(self.sign_in_page, asked=self._active())
        self._keep_place()
        self._context.attend(None)
        self._context.sign_in(None)
        self.idle.stop()
        self.away.stop()
        self.sign_in_page.ask(last=self._last)

    def _still_here(self, _changes: Changes) -> None:
        """Somebody was taken off the roll or got another role: if it is who sits here, that ends at once."""
        actor = self._context.actor
        if actor is not None:
            from hall_assistant.people.records import member

            staff = actor.staff
            self._context.runner.read(lambda at: member(at, staff), owner=self, then=self._compare_roll)

    def _compare_roll(self, person: StaffMember | None) -> None:
        actor = self._context.actor
        if actor is None or (person is not None and person.staff != actor.staff):
            return
        if person is None or not person.active or person.role != actor.role:
            self.lock()
            self._at.pop(actor.staff, None)
            self._last = ""
            self._context.say(_ENDED if person is None or not person.active else _OTHER_ROLE)

    def switch(self) -> None:
        """Ask who takes over (换人接柜); Esc leaves all as it was."""
        if self._context.actor is not None:
            self._context.show_private(False)
            self._cover(self.sign_in_page, asked=True)
            self.sign_in_page.ask(can_leave=True, other_than=self._context.actor.staff)
            self.away.start()

    def neutral(self, *, asked: bool) -> None:
        """Put the neutral page (中性页) over the work; a click brings it back."""
        if self._context.actor is None:
            return
        if self._neutral is None:
            from ui.pages.neutral import NeutralPage

            self._neutral = NeutralPage(self._context, self.entrance)
            self._neutral.left.connect(self._come_back)
        self._context.show_private(False)
        self._cover(self._neutral, asked=asked)
        self.idle.stop()
        self.away.start()

    def _idle(self) -> None:
        """The mini window shows nothing of anybody while no reception is open: the neutral page hides enough, and
        a clerk at the CRM gets to the tiles with a click, not a PIN. The wide window shows records: the lock."""
        if self._context.case is not None or self._front == "mini":
            self.neutral(asked=False)
        else:
            self.lock()

    def _cover(self, page: QWidget, *, asked: bool) -> None:
        window = self._window()
        self.entrance.turn_to(page)
        if window.isVisible():
            on_top = bool(window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
            self.entrance.cover(window.geometry(), on_top=on_top, asked=asked)
            window.hide()

    def _active(self) -> bool:
        return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive

    def _application_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._context.show_private(False)

    # ------------------------------------------------------------- mini and wide

    def show_mini(self) -> None:
        """Go to the mini window (小窗)."""
        self._bring("mini")

    def show_wide(self, page: str = "") -> None:
        """Go to the wide window (大窗), to one of its pages if named."""
        self._bring("wide")
        if page and self.wide is not None:
            self.wide.turn_to(page)

    def _bring(self, front: str) -> None:
        if self._context.actor is None:
            return
        before = self._window()
        self._front = front
        self._come_back()
        if before is not self._window():
            before.hide()

    def _window(self) -> QWidget:
        return self._mini_window() if self._front == "mini" else self._wide_window()

    def _mini_window(self) -> QWidget:
        if self.mini is None:
            from ui.mini_window import MiniWindow

            self.mini = MiniWindow(self._context)
            self._bind(self.mini)
        return self.mini

    def _wide_window(self) -> QWidget:
        if self.wide is None:
            from ui.main_window import MainWindow

            self.wide = MainWindow(self._context)
            self._bind(self.wide)
        return self.wide

    def _bind(self, window: QWidget) -> None:
        from ui.toast import Toast

        context = self._context
        self._toasts[window] = Toast(window, context.theme)
        start.settle()  # content and window stay to the end: looking through them again held a click up for 30 ms
        keys = context.shortcuts
        for watch in (self.idle, self.private_idle):
            keys.composed.connect(watch.touched)
        keys.on(window, "neutral", lambda: self.neutral(asked=True))
        keys.on(window, "lock", self.lock)
        keys.on(window, "switch", self.switch)
        keys.on(window, "window", lambda: self._bring("wide" if self._front == "mini" else "mini"))

    def _watch(self, window: QWidget) -> None:
        self.idle.watch(window)
        self.private_idle.watch(window)

    # ------------------------------------------------------------- small things

    def _say(self, text: str) -> None:
        shown = (toast for window, toast in self._toasts.items() if window.isVisible())
        toast = self.entrance.toast if self.entrance.isVisible() else next(shown, self.entrance.toast)
        toast.say(text)

    def _take_settings(self) -> None:
        self.idle.limit_ms = self._context.settings.idle_seconds * 1000

    def close(self) -> None:
        """Close all windows and count nothing any more."""
        for watch in (self.idle, self.private_idle):
            watch.stop()
        self.away.stop()
        for window in (self.mini, self.wide, self.entrance):
            if window is not None:
                window.close()
                window.deleteLater()
