"""One writer thread and one reader thread over the open hall, and one for long work; results come back on the
screen's thread."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from hall_assistant.changes import Changes
from hall_assistant.errors import HallError

if TYPE_CHECKING:
    from hall_assistant.app import Reading, Store

T = TypeVar("T")
SETTLE_MS = 800
"""The store's head is made safe within a second of the last write."""


class _Job:
    def __init__(
        self,
        work: Callable[[], object],
        owner: QObject,
        then: Callable[[Any], None] | None,
        failed: Callable[[HallError], None] | None,
    ) -> None:
        self.work = work
        self.owner = owner
        self.then = then
        self.failed = failed
        self.result: object = None
        self.error: BaseException | None = None


class _Lane(threading.Thread):
    """A thread that does jobs one after another and hands each back when done."""

    def __init__(self, name: str, done: Callable[[_Job], None]) -> None:
        super().__init__(name=name, daemon=True)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._done = done

    def take(self, job: _Job) -> None:
        """Put a job at the end; the thread comes up with the first, for the sign-in page needs none."""
        if self.ident is None:
            self.start()
        self._jobs.put(job)

    def stop(self) -> None:
        """Finish what was asked for and end."""
        if self.ident is not None:
            self._jobs.put(None)
            self.join()

    def run(self) -> None:
        """Work until told to stop by None; an exception is a result like any other."""
        while (job := self._jobs.get()) is not None:
            try:
                job.result = job.work()
            except Exception as error:
                job.error = error
            self._done(job)
            del job


class Runner(QObject):
    """Takes work off the screen's thread: writes in order on one thread, reads on another.

    A `Changes` in the result is emitted as `changed`. A `HallError` goes to the job's `failed`, else out as
    `troubled`; any other exception is a fault of ours and goes to `sys.excepthook`. Callbacks of a deleted
    owner are dropped.
    """

    changed = Signal(object)
    troubled = Signal(object)
    quiet = Signal()
    """No job is under way any more."""
    _finished = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._open_jobs = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._writer = _Lane("hall-writer", self._finished.emit)
        self._reader = _Lane("hall-reader", self._finished.emit)
        self._apart = _Lane("hall-apart", self._finished.emit)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.settle)

    def write(
        self,
        work: Callable[[Store], T],
        *,
        owner: QObject,
        then: Callable[[T], None] | None = None,
        failed: Callable[[HallError], None] | None = None,
    ) -> None:
        """Do `work` on the writer thread, after all earlier writes; then call `then` with its result here."""
        store = self._store
        self._put(self._writer, _Job(lambda: work(store), owner, then, failed))
        if not self._closed:
            self._settle.start()

    def read(
        self,
        work: Callable[[Reading], T],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[HallError], None] | None = None,
    ) -> None:
        """Do `work` on the reader thread over a read-only view; then call `then` with its result here."""
        store = self._store

        def reading() -> T:
            with store.reading() as at:
                return work(at)

        self._put(self._reader, _Job(reading, owner, then, failed))

    def aside(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[HallError], None] | None = None,
    ) -> None:
        """Do work that needs no store view of ours (a start check, a child process) on the reader thread."""
        self._put(self._reader, _Job(work, owner, then, failed))

    def apart(
        self,
        work: Callable[[Store], T],
        *,
        owner: QObject,
        then: Callable[[T], None] | None = None,
        failed: Callable[[HallError], None] | None = None,
    ) -> None:
        """Do work of many seconds on a thread of its own, so that neither a click nor a question waits behind it."""
        store = self._store
        self._put(self._apart, _Job(lambda: work(store), owner, then, failed))

    @property
    def busy(self) -> bool:
        """Whether any job is still under way or its result not yet delivered."""
        return self._open_jobs > 0

    def settle(self) -> None:
        """Make the store's head safe on disk, on the writer thread; again where more is left to do."""
        self._put(self._writer, _Job(self._store.settle, self, self._settle_again, None))

    def _settle_again(self, more: bool) -> None:
        if more and not self._closed:
            self._settle.start()

    def close(self) -> None:
        """Finish what was asked for, settle the store and stop the threads; late results are dropped."""
        if self._closed:
            return
        self._settle.stop()
        self.settle()
        self._closed = True
        for lane in (self._apart, self._writer, self._reader):
            lane.stop()

    def _put(self, lane: _Lane, job: _Job) -> None:
        if self._closed:
            return
        self._open_jobs += 1
        lane.take(job)

    def _deliver(self, job: _Job) -> None:
        self._open_jobs -= 1
        if isinstance(job.error, HallError) and job.error.code == "store.damaged":
            from hall_assistant.backup import noticed

            noticed.note(self._store.folder)  # whoever asked is told; the next start offers to salvage
        try:
            if not self._closed and isValid(job.owner):
                self._hand_over(job)
            elif job.error is None:
                self._publish(job.result)
        finally:
            if not self._open_jobs:
                self.quiet.emit()

    def _hand_over(self, job: _Job) -> None:
        if job.error is None:
            try:
                if job.then is not None:
                    job.then(job.result)
            finally:
                self._publish(job.result)  # it is stored, whatever went wrong in showing it
        elif isinstance(job.error, HallError):
            (job.failed or self.troubled.emit)(job.error)
        else:
            sys.excepthook(type(job.error), job.error, job.error.__traceback__)

    def _publish(self, result: object) -> None:
        parts = result if isinstance(result, tuple) else (result,)
        for part in parts:
            if isinstance(part, Changes):
                self.changed.emit(part)
