"""Putting a copy in place off the screen's thread, while a page says so; then the hall is opened anew."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.app import Hall
from hall_assistant.clock import SystemClock, local
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.theme import Theme

RESTORED = "换回来了，请重新登录。换下来的那份留在旁边。"
NOT_RESTORED = "没有换，还是原来的记录。"
REKEYED = "钥匙换好了，请重新登录。以后认新恢复码；去备份一次。"
NOT_REKEYED = "钥匙没有换，记录和原来的恢复码照旧，新打的那张作废。"
RESTORING = ("正在换回备份……", "先核对每一条，再换上。别关电脑，几秒到几分钟。")
REKEYING = ("正在换钥匙……", "整份记录用新钥匙写一遍，逐条核对，再换上。别关电脑，几秒到几分钟。")


class Restorer(QObject):
    """Does one work on a thread of its own: emits `done` with its result or `failed` with the error."""

    done = Signal(object)
    failed = Signal(object)
    _finished = Signal(object, object)

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._thread = threading.Thread(target=self._run, name="restoring", daemon=True)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; a large record takes some seconds."""
        self._thread.start()

    def wait(self) -> None:
        """Wait until it is through: a record is not left half put in place."""
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self._finished.emit(None, error)
        else:
            self._finished.emit(result, None)

    def _deliver(self, result: object, error: object) -> None:
        self._thread.join()
        if error is None:
            self.done.emit(result)
        elif isinstance(error, HallError):
            self.failed.emit(error)
        elif isinstance(error, Exception):
            sys.excepthook(type(error), error, error.__traceback__)


def stamp() -> str:
    """The name of what is set aside now."""
    clock = SystemClock()
    return f"{local(clock.now(), clock.offset()):%Y%m%d-%H%M%S}"


def restore_open(hall: Hall, by: Actor, copy: Path) -> tuple[Hall, str]:
    """Put a copy in the place of an open hall's record; returns the hall opened anew and what to say.

    Where the copy is refused the hall is opened anew as it was. Raises SurroundingsError if it can not be.
    """
    from hall_assistant.backup.desk import restore_over

    try:
        restore_over(hall.store, by=by, copy=copy)
        told = RESTORED
    except HallError as error:
        told = f"{NOT_RESTORED}{sentence(error)}"
    finally:
        hall.close()
    return Hall.open(hall.folder, hall.store.key, clock=hall.clock), told


def rekey_open(hall: Hall, by: Actor, code: str, password: str) -> tuple[Hall, str]:
    """Put an open hall's record under another key; returns the hall opened anew and what to say.

    Where it cannot be done the hall is opened anew as it was. Raises SurroundingsError if it can not be.
    """
    from hall_assistant.backup.unlocking import rekey

    key, told = hall.store.key, REKEYED
    try:
        key = rekey(hall.store, by=by, code=code, password=password)
    except HallError as error:
        told = f"{NOT_REKEYED}{sentence(error)}"
    finally:
        hall.close()
    return Hall.open(hall.folder, key, clock=hall.clock), told


def put_back(folder: Path, key: bytes, copy: Path) -> Hall:
    """Put a copy in the place of a record that cannot be opened. Raises SurroundingsError; it is then as it was."""
    from hall_assistant.backup.restoring import put_in_place

    put_in_place(folder, key, copy, stamp=stamp())
    return Hall.open(folder, key)


def come_home(folder: Path, copy: Path, code: str) -> Hall:
    """Begin on a new computer from a copy and what opens it. Raises StaffError, SurroundingsError."""
    from hall_assistant.backup.restoring import bring_home

    return Hall.open(folder, bring_home(folder, copy, code))


class RestoringPage(QWidget):
    """Says that a copy is being put in place, or that the keys are being changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, words: tuple[str, str] = RESTORING) -> None:
        super().__init__(parent)
        self.setObjectName("restoring_page")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space("wide")] * 4)
        column.setSpacing(theme.space("medium"))
        column.addStretch(2)
        for text, look in zip(words, ("title", "soft"), strict=True):
            label = plain_label(text, f"restoring_{look}", look, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(3)
