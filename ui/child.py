"""Child processes of the windows (子进程): what each is started with, and that it steps back behind them.

A packed program is started with `-m MODULE` as a Python is, and runs the module itself: see `ui.__main__`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from hall_assistant.errors import HallError, SurroundingsError

NICE = 10
"""How far a child stands back on Unix; the windows keep nine tenths of a processor they share with it."""
BELOW_NORMAL = 0x4000
"""The same on Windows: BELOW_NORMAL_PRIORITY_CLASS."""
_SET_INFORMATION = 0x0200
KILL_MS = 3_000
"""How long the end of a process that was told to end is waited for."""


def child_process(name: str, owner: QObject) -> QProcess:
    """A process not started yet: our packages, no screen, behind the windows."""
    process = QProcess(owner)
    process.setObjectName(name)
    process.setProcessEnvironment(_environment())
    process.started.connect(lambda: _step_back(process.processId()))
    return process


def begin(process: QProcess, module: str, words: Sequence[str], said: bytes) -> None:
    """Start it with one of our modules. said: what goes over its pipe, as a key or a person's words must."""
    process.start(sys.executable, ["-m", module, *words])
    process.write(said)
    process.closeWriteChannel()


class Child(QObject):
    """A command that tells lines of JSON: how far it is, and at the end `done` or the `code` of a `HallError`.

    Emits `told` for each line on the way, then `done` with what was done, or `failed` with a `HallError`.
    """

    told = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, name: str, lost: str, parent: QObject) -> None:
        """lost: the code where it ended, or never began, without an answer."""
        super().__init__(parent)
        self._lost = lost
        self._answer: dict[str, Any] = {}
        self._process = child_process(name, self)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._not_started)

    def start(self, words: Sequence[str], said: bytes) -> None:
        """Begin."""
        begin(self._process, "hall_assistant", words, said)

    def wait(self, most_ms: int) -> None:
        """Wait for its end no longer than this."""
        self._process.waitForFinished(most_ms)

    def stop(self) -> bool:
        """End it, telling nobody; whether it was running."""
        self.blockSignals(True)
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return False
        self._process.kill()
        self._process.waitForFinished(KILL_MS)
        return True

    def _hear(self) -> None:
        while self._process.canReadLine():
            try:
                said = json.loads(bytes(self._process.readLine().data()))
            except ValueError:
                continue  # half a line of a child that was killed
            if "done" in said or "code" in said:
                self._answer = said
            else:
                self.told.emit(said)

    def _end(self) -> None:
        self._hear()
        if "done" in self._answer:
            self.done.emit(self._answer["done"])
        elif "code" in self._answer:
            self.failed.emit(HallError(self._answer["code"], **self._answer["values"]))
        else:
            self.failed.emit(SurroundingsError(self._lost))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit(SurroundingsError(self._lost))


def _step_back(pid: int) -> None:
    """Lower a process; where the system does not let us, it runs as it is."""
    if sys.platform == "win32":
        import ctypes

        system = ctypes.windll.kernel32
        if handle := system.OpenProcess(_SET_INFORMATION, False, pid):
            system.SetPriorityClass(handle, BELOW_NORMAL)
            system.CloseHandle(handle)
        return
    try:
        os.setpriority(os.PRIO_PROCESS, pid, max(NICE, os.getpriority(os.PRIO_PROCESS, pid)))
    except OSError:
        return  # it has ended already


def _environment() -> QProcessEnvironment:
    """Ours, with the folder our packages lie in, and no screen."""
    environment = QProcessEnvironment.systemEnvironment()
    here = str(Path(__file__).resolve().parent.parent)
    known = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", f"{here}{os.pathsep}{known}" if known else here)
    environment.remove("QT_QPA_PLATFORM")
    return environment
