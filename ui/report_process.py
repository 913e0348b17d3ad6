"""A report made in a process of its own (做报表的子进程): with progress, to be called off, never half a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall_assistant.errors import HallError
from hall_assistant.logbook.files import take_half_away
from hall_assistant.logbook.reports.making import Job, as_body
from ui.child import Child

if TYPE_CHECKING:
    from ui.context import Context


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
        self._child = Child("report_process", "report.stopped", self)
        self._child.told.connect(lambda said: self.told.emit(said["at"], said["of"]))
        self._child.done.connect(lambda name: self.done.emit(name))
        self._child.failed.connect(self._fail)

    def start(self) -> None:
        """Begin; key, person and words go over a pipe."""
        hall, by, job = self._context.hall, self._context.who, self._work
        words = ["period-report", job.first, job.last, "--key-pipe"]
        words += ["--out", str(self._path), "--data", str(hall.folder)]
        words += [] if job.outward else ["--inward"]
        words += ["--template", job.template] if job.template else []
        who = {"staff": by.staff, "name": by.name, "number": by.number, "role": by.role.value, "counter": by.counter}
        when = {"now": hall.clock.now(), "offset": hall.clock.offset()}
        told = {**who, **when, **({"log": as_body(job.log)} if job.log is not None else {})}
        self._child.start(words, f"{hall.store.key.hex()}\n{json.dumps(told)}\n".encode())

    def stop(self) -> None:
        """Call it off, telling nobody: what was half written goes, an older file of that name stays."""
        self.blockSignals(True)
        if self._child.stop():
            take_half_away(self._path)

    def _fail(self, problem: HallError) -> None:
        if problem.code == "report.stopped":
            take_half_away(self._path)
        self.failed.emit(problem)
