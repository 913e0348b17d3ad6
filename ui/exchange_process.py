"""One exchange in a process of its own (交换的子进程): importing thousands of facts must not cost a frame."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QProcess, Signal

from hall_assistant.errors import HallError, SurroundingsError
from ui.child import environment, in_the_background

if TYPE_CHECKING:
    from hall_assistant.app import Hall
    from ui.restoring import Restorer

KILL_MS = 3_000
"""How long the end of a process that was told to end is waited for."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What an exchange moved, and the kinds of thing that changed here. troubles: codes of files set aside."""

    taken: int
    sent: int
    kinds: frozenset[str]
    troubles: tuple[str, ...] = ()


class ExchangeProcess(QObject):
    """Emits `taken` as facts come in, then `done` with an `Exchanged`, or `failed` with a `HallError`."""

    taken = Signal(int)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, hall: Hall, root: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self._root = root
        self._answer: dict[str, Any] = {}
        self._aside: Restorer | None = None
        self._job = QProcess(self)
        self._job.setObjectName("exchange_process")
        self._job.setProcessEnvironment(environment())
        in_the_background(self._job)
        self._job.readyReadStandardOutput.connect(self._hear)
        self._job.finished.connect(lambda _code, _status: self._end())
        self._job.errorOccurred.connect(self._not_started)

    def start(self) -> None:
        """Begin. The key goes over a pipe; a packed program has no Python to start and uses a thread."""
        if getattr(sys, "frozen", False):
            self._start_aside()
            return
        self._job.start(sys.executable, _words(self._hall, self._root))
        self._job.write(_key_line(self._hall))
        self._job.closeWriteChannel()

    def run_out(self, most_ms: int) -> None:
        """Begin, and wait for its end no longer than this, telling nobody; for a program that ends."""
        if getattr(sys, "frozen", False):
            return  # its thread could hang with the share, and the program with it
        self.blockSignals(True)
        self.start()
        self._job.waitForFinished(most_ms)
        self.stop()

    def stop(self) -> None:
        """Break it off, telling nobody; what was taken in until now stays."""
        self.blockSignals(True)
        if self._aside is not None:
            self._aside.wait()
        if self._job.state() != QProcess.ProcessState.NotRunning:
            self._job.kill()
            self._job.waitForFinished(KILL_MS)

    def _hear(self) -> None:
        while self._job.canReadLine():
            try:
                told = json.loads(bytes(self._job.readLine().data()))
            except ValueError:
                continue  # half a line of a child that was killed
            if "taken" in told:
                self.taken.emit(told["taken"])
            else:
                self._answer = told

    def _end(self) -> None:
        self._hear()
        told = self._answer
        if "done" in told:
            done = told["done"]
            self.done.emit(Exchanged(done["taken"], done["sent"], frozenset(done["kinds"]), tuple(done["troubles"])))
        elif "code" in told:
            self.failed.emit(HallError(told["code"], **told["values"]))
        else:
            self.failed.emit(SurroundingsError("exchange.stopped"))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit(SurroundingsError("exchange.stopped"))

    def _start_aside(self) -> None:
        from hall_assistant.sync.running import run
        from ui.restoring import Restorer

        store, root = self._hall.store, self._root
        self._aside = Restorer(lambda: run(store, root, self.taken.emit), self)
        self._aside.done.connect(self._end_aside)
        self._aside.failed.connect(self.failed)
        self._aside.start()

    def _end_aside(self, done: object) -> None:
        from hall_assistant.sync.values import Round

        if isinstance(done, Round):
            codes = tuple(trouble.code for trouble in done.troubles)
            self.done.emit(Exchanged(done.facts_taken, done.facts_sent, done.changed, codes))


def _words(hall: Hall, root: Path) -> list[str]:
    return ["-m", "hall_assistant", "exchange", "--key-pipe", "--data", str(hall.folder), "--folder", str(root)]


def _key_line(hall: Hall) -> bytes:
    return f"{hall.store.key.hex()}\n".encode()
