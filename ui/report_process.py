"""A report or a log made in a process of its own (做报表的子进程): with progress, to be called off, no half file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QProcess, Signal

from hall_assistant.errors import HallError, SurroundingsError
from hall_assistant.logbook.files import take_half_away
from hall_assistant.logbook.reports.making import Job, as_body
from ui.child import environment, in_the_background

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from ui.context import Context

KILL_MS = 3_000
"""How long the end of a process that was told to end is waited for."""


class ReportProcess(QObject):
    """Emits `told` (so far, of so many rows), then `done` with the file's name, or `failed` with a `HallError`."""

    told = Signal(int, int)
    done = Signal(str)
    failed = Signal(object)

    def __init__(self, context: Context, job: Job, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._work = job
        self._path = path
        self._answer: dict[str, Any] = {}
        self._stopped = False
        self._job = QProcess(self)
        self._job.setObjectName("report_process")
        self._job.setProcessEnvironment(environment())
        in_the_background(self._job)
        self._job.readyReadStandardOutput.connect(self._hear)
        self._job.finished.connect(lambda _code, _status: self._end())
        self._job.errorOccurred.connect(self._not_started)

    def start(self) -> None:
        """Begin. Key and person go over a pipe; a packed program has no Python to start and uses the reader thread."""
        if getattr(sys, "frozen", False):
            self._start_aside()
            return
        hall, by, job = self._context.hall, self._context.who, self._work
        words = ["-m", "hall_assistant", "period-report", job.first, job.last, "--key-pipe"]
        words += ["--out", str(self._path), "--data", str(hall.folder)]
        words += [] if job.outward else ["--inward"]
        words += ["--template", job.template] if job.template else []
        who = {"staff": by.staff, "name": by.name, "number": by.number, "role": by.role.value, "counter": by.counter}
        when = {"now": hall.clock.now(), "offset": hall.clock.offset()}
        self._job.start(sys.executable, words)
        told = {**who, **when, **({"log": as_body(job.log)} if job.log is not None else {})}
        self._job.write(f"{hall.store.key.hex()}\n{json.dumps(told)}\n".encode())
        self._job.closeWriteChannel()

    def stop(self) -> None:
        """Call it off, telling nobody: what was half written goes, an older file of that name stays."""
        self._stopped = True
        self.blockSignals(True)
        if self._job.state() != QProcess.ProcessState.NotRunning:
            self._job.kill()
            self._job.waitForFinished(KILL_MS)
            take_half_away(self._path)

    def _hear(self) -> None:
        while self._job.canReadLine():
            try:
                said = json.loads(bytes(self._job.readLine().data()))
            except ValueError:
                continue  # half a line of a child that was killed
            if "at" in said:
                self.told.emit(said["at"], said["of"])
            else:
                self._answer = said

    def _end(self) -> None:
        self._hear()
        if "done" in self._answer:
            self.done.emit(self._answer["done"])
        elif "code" in self._answer:
            self.failed.emit(HallError(self._answer["code"], **self._answer["values"]))
        else:
            take_half_away(self._path)
            self.failed.emit(SurroundingsError("report.stopped"))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit(SurroundingsError("report.stopped"))

    def _start_aside(self) -> None:
        from hall_assistant.logbook.files import put_file
        from hall_assistant.logbook.reports.making import make
        from ui.paper import pdf_bytes

        hall, by, library = self._context.hall, self._context.who, self._context.hall.library
        now, offset = hall.clock.now(), hall.clock.offset()

        def work(at: Reading) -> None:
            made = make(
                at, by=by, job=self._work, library=library, now=now, offset=offset, paper=pdf_bytes, told=self._heed
            )
            self._heed(1, 1)
            put_file(self._path, made)

        self._context.runner.read(
            work, owner=self, then=lambda _nothing: self.done.emit(self._path.name), failed=self.failed.emit
        )

    def _heed(self, done: int, whole: int) -> None:
        """Heard on the reader thread: go on, unless it was called off."""
        if self._stopped:
            raise SurroundingsError("report.stopped")
        self.told.emit(done, whole)
