"""The start: from the command line to the painted sign-in page with as little as can be, the rest when it is up."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer
from PySide6.QtWidgets import QApplication

from hall_assistant.app import Hall
from hall_assistant.errors import HallError
from hall_assistant.faults import logs
from ui import fonts, start
from ui.crash_guard import CrashGuard
from ui.entrance import TITLE, EntranceWindow, TroublePage
from ui.opening import Opening
from ui.theme import Theme

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.leak_guard import LeakGuard
    from ui.operations.backup import BackupKeeper
    from ui.operations.exchange import ExchangeKeeper
    from ui.reminders import Reminders
    from ui.shell import Shell

LOCK = "window.lock"
CHECK_MS = 4_000
"""The start check of the record begins this long after the sign-in page was up."""
_OPEN_ALREADY = "柜台助手已经开着了，看看任务栏或屏幕右下角的小窗。\n要是找不到，关掉那一个再开；记录都在。"


class App:
    """One run of the program over one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        prepare_input_method(os.environ)
        self.qt = _application()
        self.guard = CrashGuard(logs(folder))
        self.guard.install()
        self.theme = Theme()
        self.theme.put_on()
        self.entrance = EntranceWindow(self.theme)
        self.opening = Opening(folder, self.entrance, self.theme)
        self.opening.opened.connect(self._opened)
        self.shell: Shell | None = None
        self.hall: Hall | None = None
        self.keeper: BackupKeeper | None = None
        self.leaks: LeakGuard | None = None
        self.reminders: Reminders | None = None
        self._lock = QLockFile(str(folder / LOCK))
        self._crashed = (folder / LOCK).exists()  # whoever ends in order takes it away
        self.qt.lastWindowClosed.connect(self.leave)

    def run(self) -> int:
        """Open, show, work until the last window is closed."""
        if self._take_lock():
            self.opening.begin()
        else:
            self.entrance.turn_to(TroublePage(self.theme, _OPEN_ALREADY, can_try=False, parent=self.entrance))
            self.entrance.stand()
        return self.qt.exec()

    def _take_lock(self) -> bool:
        """One window per data folder. Where no lock can be written the store itself will say why."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        self._lock.setStaleLockTime(0)
        return self._lock.tryLock(100) or self._lock.error() != QLockFile.LockError.LockFailedError

    def _opened(self, hall: Hall) -> None:
        from hall_assistant.people.records import roll
        from ui.context import Context, read_settings
        from ui.runner import Runner
        from ui.shell import Shell

        try:
            with hall.store.reading() as at:
                settings, counter = read_settings(at)
                staff = roll(at)
        except HallError as error:  # a damaged page that opening did not touch
            with suppress(HallError):
                hall.close()
            self.opening.tell(error, hall.store.key)
            return
        self.hall = hall
        self.theme.take(counter.theme, counter.text_percent)
        self.context = Context(hall, runner=Runner(hall.store), theme=self.theme, settings=settings, counter=counter)
        self.context.shown_pin = self.opening.shown_pin
        self._later = QTimer(self.context)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._check)
        self.context.restore_wanted.connect(self._restore)
        self.context.rekey_wanted.connect(self._rekey)
        self.shell = Shell(self.context, self.entrance, crashed=self._crashed)
        if self.entrance.isVisible():
            QTimer.singleShot(0, self._when_shown)
        else:
            self.entrance.painted.connect(self._when_shown)
        self.shell.start(staff)

    def _when_shown(self) -> None:
        """What the first paint did not need."""
        start.settle()
        from ui.dialogs.fault import FaultTeller
        from ui.operations.backup import BackupKeeper
        from ui.translations import put_on_translations

        fonts.load(fonts.BOLD)
        put_on_translations(self.qt)
        self.teller = FaultTeller(self.theme)
        self.guard.tell = self.teller.told.emit
        self.keeper = BackupKeeper(self.context)
        if self.context.counter.shielded:
            self._guard_leaks()
        self.keeper.start()
        self.context.signed.connect(self._tell_safety)
        self._untold: list[str] | None = []
        if self.shell is not None:
            self.shell.warm_up()
        self._later.start(CHECK_MS)

    def _guard_leaks(self) -> None:
        """Watch over clipboard and pictures; not needed for the first paint unless windows are to be shielded."""
        from ui.leak_guard import LeakGuard

        if self.leaks is None:
            self.leaks = LeakGuard(self.context)

    def _tell_safety(self, actor: object) -> None:
        """The first person who signs in hears what was found wrong, or of a copy that was not made."""
        if actor is not None and self._untold is not None and self.keeper is not None:
            waiting, self._untold = self._untold, None
            if waiting:
                self.context.say("\n".join(waiting))
            else:
                self.keeper.tell()

    def _say_found(self, words: str) -> None:
        """Say what is wrong with the record, to somebody: now, or once a person has signed in."""
        if self._untold is None or self.context.actor is not None:
            self.context.say(words)
        else:
            self._untold.append(words)

    def _restore(self, copy: Path) -> None:
        """Put a copy in the record's place and ask who it is again."""
        self._close_for(lambda opening, hall, by: opening.restore(hall, by, copy))

    def _rekey(self, code: str, password: str) -> None:
        """Put the record under another key and ask who it is again."""
        self._close_for(lambda opening, hall, by: opening.rekey(hall, by, code, password))

    def _close_for(self, work: Callable[[Opening, Hall, Actor], None]) -> None:
        """Close the hall's windows and have the entrance do what takes the record out of everybody's hands."""
        shell, context, hall = self.shell, self.context, self.hall
        if shell is None or hall is None:
            return
        by = context.who
        self._later.stop()
        if self.reminders is not None:
            self.reminders.stop()
            self.reminders = None
        if self.keeper is not None:
            self.keeper.stop()
        if (exchange := self._exchange_keeper()) is not None:
            exchange.stop()
        if self.leaks is not None:
            self.leaks.stop()
        self.shell = self.hall = self.keeper = self.leaks = None
        self._crashed = False
        context.runner.close()
        self.entrance = EntranceWindow(self.theme)
        self.opening = Opening(self.folder, self.entrance, self.theme)
        self.opening.opened.connect(self._opened)
        work(self.opening, hall, by)  # shown before the others close: the last window ends the program
        shell.close()
        shell.deleteLater()
        context.deleteLater()

    def _check(self) -> None:
        """The start check, off the screen's thread; only a fault is told. From here on what falls due is told too."""
        from ui.operations.checking import check_record
        from ui.operations.sealing import seal_days
        from ui.reminders import Reminders

        self._guard_leaks()
        self.reminders = Reminders(self.context)
        self._exchange()
        check_record(self.context, owner=self.context, found=self._say_found)
        seal_days(self.context)

    def _exchange(self) -> None:
        """Meet the other counters, where this one has a folder for it; else nothing of it is loaded."""
        if self.context.counter.exchange_folder:
            from ui.operations.exchange import ExchangeKeeper

            ExchangeKeeper.shared(self.context).look()

    def _exchange_keeper(self) -> ExchangeKeeper | None:
        if (found := self.context.findChild(QObject, "exchange_keeper")) is None:
            return None  # and nothing of it is loaded
        from ui.operations.exchange import ExchangeKeeper

        return found if isinstance(found, ExchangeKeeper) else None

    def leave(self) -> None:
        """The last window was closed: write the last copy, settle, stop. A full disk keeps no one from leaving."""
        try:
            self._close_hall()
        finally:
            self._lock.unlock()
            self.qt.quit()

    def _close_hall(self) -> None:
        try:
            if self.shell is not None and self.hall is not None:
                self._later.stop()
                if self.reminders is not None:
                    self.reminders.stop()
                if self.leaks is not None:
                    self.leaks.stop()
                self.shell.close()
                exchange = self._exchange_keeper()
                if exchange is not None:
                    exchange.stop()
                self.context.runner.close()
                if self.keeper is not None:
                    self.keeper.last()
                self.hall.close()
                if exchange is not None:
                    exchange.last()
            self.opening.close()
        except HallError:
            return  # every fact is durable since its commit; what could not be settled the next start does


def _application() -> QApplication:
    QApplication.setStyle("Fusion")  # before the application, or the system's style is made first for nothing
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("hall-assistant")
    qt.setApplicationDisplayName(TITLE)
    qt.setQuitOnLastWindowClosed(False)
    fonts.load(fonts.REGULAR)
    return qt


def prepare_input_method(environ: os._Environ[str] | dict[str, str]) -> None:
    """With fcitx named and no plugin for it in our Qt, speak to it as ibus, which it understands.

    Without this nobody on a fcitx desktop could type Chinese.
    """
    named = environ.get("QT_IM_MODULE", "") or environ.get("XMODIFIERS", "").removeprefix("@im=")
    if sys.platform.startswith("linux") and named.lower().startswith("fcitx"):
        from PySide6.QtCore import QLibraryInfo

        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
        if not any(plugins.glob("*fcitx*")):
            environ["QT_IM_MODULE"] = "ibus"


def data_folder(arguments: Sequence[str]) -> Path:
    """The folder after `--data`, or the usual one of this system. Exits with 2 for anything else."""
    if not arguments:
        import platformdirs

        return Path(platformdirs.user_data_dir("hall-assistant", appauthor=False))
    import argparse

    parser = argparse.ArgumentParser(prog="python -m ui", description="打开柜台助手")
    parser.add_argument("--data", required=True, metavar="文件夹", help="数据文件夹")
    return Path(parser.parse_args(arguments).data)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    return App(data_folder(sys.argv[1:] if arguments is None else arguments)).run()
