"""The store (库): one encrypted file, one writer, any number of readers. All writes go through
`Store.write()`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hall_assistant.clock import MINUTE, Clock
from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.store import chains, database, heads
from hall_assistant.store.chains import Why
from hall_assistant.store.database import raise_sorted, sorted_errors
from hall_assistant.store.driver import Connection, Error, is_busy
from hall_assistant.store.facts import Fact, FactRef, Json
from hall_assistant.store.heads import HeadLog, Logged
from hall_assistant.store.memory import Memory, meta, set_meta
from hall_assistant.store.reading import Reading
from hall_assistant.store.readmodel import Models, ReadModel, Row
from hall_assistant.store.writing import Writing

if TYPE_CHECKING:
    from hall_assistant.store.check import Verdict
    from hall_assistant.store.rebuild import RebuildReport

__all__ = ["Fact", "FactRef", "Json", "ReadModel", "Reading", "Row", "Store", "Writing"]

_CLOCK_SLACK = 5 * MINUTE
"""How far the clock may be behind the last fact before it is noted; time servers correct by less."""

_FOLLOWED = 40
"""Subjects the words index follows at a time, about 40 ms: a clerk's write must not wait for longer."""


class Store:
    """An open store. Use it from any thread; writers wait for each other, readers never wait."""

    def __init__(self, folder: Path, key: bytes, clock: Clock, models: Sequence[ReadModel], at: Connection) -> None:
        """Use `Store.open`."""
        self.folder = folder
        self.clock = clock
        self._key = key
        self._at = at
        self._models = Models(tuple(models))
        self._memory = Memory()
        self._log = HeadLog(folder / heads.NAME)
        self._unlogged: dict[str, Logged] = {}
        self._lock = threading.RLock()
        self._writing: Writing | None = None
        self._depth = 0
        self._idle: list[Connection] = []
        self._sick = False
        self._files = database.files_of(self.file)
        self._unsettled = False
        self._forgot = False
        self._closed = False

    @classmethod
    def open(
        cls,
        folder: Path,
        key: bytes,
        *,
        clock: Clock,
        models: Sequence[ReadModel],
        counter: str = "",
        place: str | None = None,
    ) -> Store:
        """Open the store in `folder`, made if it is not there, under a database key of 32 bytes.

        A new chain is begun at first start, and where the file was restored, copied here, or has lost its
        end. counter: noted in the chain's first fact. place: marks where the store lies; left out, machine
        and folder. Raises SurroundingsError: store.newer, wrong_key, locked, read_only, damaged, disk_full,
        disk_fault, missing.
        """
        at = _opened(folder, key)
        try:
            with sorted_errors(folder):
                database.bring_up(at, folder / database.NAME)
            with _disk(folder):
                heads.begin(folder / heads.NAME, heads.key_mark(key))
                store = cls(folder, key, clock, models, at)
        except BaseException:
            at.close()
            raise
        try:
            store._enter(counter, place or chains.place_mark(folder))
        except BaseException:
            store.close()
            raise
        return store

    def _enter(self, counter: str, place: str) -> None:
        logged = self._heads()
        with sorted_errors(self.folder):
            self._memory.refresh(self._at)
            # Most starts have nothing to write, and need not wait for a program that has.
            if not (chains.reason(self._at, logged, place) or self._clock_back()):
                return
        with self.write() as w:
            why = chains.reason(self._at, logged, place)
            if why:
                self._begin_chain(w, why, counter, place, logged)
            if self._clock_back():
                self._note_clock(w)

    def _clock_back(self) -> bool:
        return self.clock.now() < (self._memory.latest >> 16) - _CLOCK_SLACK

    def _note_clock(self, w: Writing) -> None:
        """Note once that this computer's clock was put back; facts keep their order by counting on from the
        last one, and carry their own time besides.
        """
        if w.facts(chains.HALL)[-1].kind != chains.CLOCK_BACK:
            w.append(chains.HALL, chains.CLOCK_BACK, by=chains.PROGRAM, open={"last": self._memory.latest >> 16})

    def _begin_chain(self, w: Writing, why: Why, counter: str, place: str, logged: Mapping[str, Logged]) -> None:
        body = chains.begin(self._at, why, counter=counter, place=place, logged=logged)
        self._memory.chain = meta(self._at, "chain") or ""
        w.append(chains.HALL, chains.STARTED, by=chains.PROGRAM, open=body)

    def begin_chain(self, counter: str) -> None:
        """Go on in a new chain, as another counter's copy of the store would; for a hall told in one file."""
        with self.write() as w:
            place = meta(self._at, "place") or ""
            self._begin_chain(w, Why.COUNTER, counter, place, {})

    def fork(
        self, common: int, bodies: Callable[[str, str, Sequence[Fact], int], Sequence[Mapping[str, Json]]]
    ) -> None:
        """Leave this chain at fact `common`: another computer wrote others under the numbers after it. What was written
        here after it goes on in a new chain, under its own clock; `bodies` leads what names it by its old place along.
        """
        with self.write() as w:
            old = self._memory.chain
            with _disk(self.folder):
                self._log.drop(old)
            end = w.cut(old, common)
            self._begin_chain(w, Why.FORKED, self.counter, meta(self._at, "place") or "", {})
            for fact, body in zip(end, bodies(old, self._memory.chain, [fact for fact, _ in end], 2), strict=True):
                w.carry(*fact, body)

    def leave_chain(self, gone: Logged) -> None:
        """Go on in a new chain: a copy shows that this one's end, `gone`, was here once and is not any more."""
        with self.write() as w:
            self._begin_chain(w, Why.TAIL_MISSING, "", meta(self._at, "place") or "", {gone.chain: gone})

    def resume_chain(self, chain: str, counter: str) -> None:
        """Go on in a chain of this file that was left for another by `begin_chain`, as that counter."""
        with self.write():
            set_meta(self._at, "chain", chain)
            set_meta(self._at, "counter", counter)
            self._memory.chain = chain

    @property
    def counter(self) -> str:
        """The counter noted for this chain; empty until one is."""
        with self._lock:
            return meta(self._at, "counter") or ""

    @property
    def chain(self) -> str:
        """The chain this store appends to."""
        return self._memory.chain

    @property
    def key(self) -> bytes:
        """The database key, for a backup or a child process (by pipe, never as an argument)."""
        return self._key

    @property
    def models(self) -> tuple[ReadModel, ...]:
        """The read models it was opened with."""
        return tuple(self._models.by_kind.values())

    @property
    def file(self) -> Path:
        """The database file."""
        return self.folder / database.NAME

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """One transaction: all of it is durable when the block ends well, none of it if it raises.

        Inside another `write()` of the same thread the block joins it; if the inner block raises, its part
        alone is taken back. Raises SurroundingsError; `store.locked` after three seconds of waiting for
        another program.
        """
        with self._lock:
            if self._writing is None:
                with self._outer() as writing:
                    yield writing
            else:
                with self._inner(self._writing):
                    yield self._writing

    @contextmanager
    def _outer(self) -> Iterator[Writing]:
        writing = self._begin()
        try:
            yield writing
            writing.settled()
            self._at.execute("COMMIT")
        except BaseException as problem:
            self._roll_back()
            self._sick |= isinstance(problem, Error | SurroundingsError)
            if isinstance(problem, Error):
                raise_sorted(problem, self.folder)
            raise
        finally:
            self._writing = None
        self._committed(writing)

    def _begin(self) -> Writing:
        try:
            self._look_after()
            self._at.execute("BEGIN IMMEDIATE")
            self._memory.refresh(self._at)
        except Error as problem:
            self._roll_back()
            self._sick = not is_busy(problem)
            raise_sorted(problem, self.folder)
        self._writing = Writing(self._at, self.folder, self._memory, self._models, self.clock)
        return self._writing

    def _roll_back(self) -> None:
        self._memory.forget()
        try:
            if self._at.in_transaction:
                self._at.execute("ROLLBACK")
        except Error:
            self._sick = True  # closing the connection takes back what it had not finished

    def _look_after(self) -> None:
        """Go on in a new connection where this one is of no use any more.

        A connection that once failed to read a page fails for good, however well the disk is by now; and what is
        written to a file that was deleted or replaced meanwhile would be told as saved and be gone. Raises
        SurroundingsError `store.missing` where there is no file any more.
        """
        with _disk(self.folder):
            files = database.files_of(self.file)
        if files == self._files and not self._sick:
            return
        if files != self._files:
            self._sick = True
            with suppress(Error):  # a log that was deleted under us still holds facts: into the file with them
                self._at.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            if files[0] is None:
                raise SurroundingsError("store.missing", folder=str(self.folder))
            self._close_all()  # first: a new connection must not share what was deleted
        at = database.connect(self.file, self._key)
        database.version(at)  # opens its log, too
        self._close_all()
        with _disk(self.folder):
            self._at, self._files, self._sick = at, database.files_of(self.file), False
        self._memory.forget()

    def _close_all(self) -> None:
        while self._idle:
            self._idle.pop().close()
        self._at.close()

    @contextmanager
    def _inner(self, writing: Writing) -> Iterator[None]:
        self._depth += 1
        mark = f"inner_{self._depth}"
        try:
            with sorted_errors(self.folder):
                self._at.execute(f"SAVEPOINT {mark}")
            yield
        except BaseException:
            with sorted_errors(self.folder):
                self._take_back(mark, writing)
            raise
        else:
            with sorted_errors(self.folder):
                self._at.execute(f"RELEASE {mark}")
        finally:
            self._depth -= 1

    def _take_back(self, mark: str, writing: Writing) -> None:
        if self._at.in_transaction:
            self._at.execute(f"ROLLBACK TO {mark}")
            self._at.execute(f"RELEASE {mark}")
            self._memory.forget()
            self._memory.refresh(self._at)
            writing.stale()

    def _committed(self, writing: Writing) -> None:
        for chain in writing.appended & self._memory.heads.keys():  # one begun and taken back again has no head
            head = self._memory.heads[chain]
            self._unlogged[chain] = Logged(chain, head.seq, head.hash)
        self._unsettled = True
        self._forgot |= writing.forgot
        try:
            self._log_heads()
        except OSError:
            # The facts are safe; `settle` tries again and says so if the log still cannot be written.
            return

    def _log_heads(self) -> None:
        if self._unlogged:
            self._log.append(self._unlogged.values())
            self._unlogged = {}

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A read-only view as of now, on a connection of its own; cheap, and never in a writer's way."""
        at, well = self._reader(), False
        try:
            with sorted_errors(self.folder):
                at.execute("BEGIN")
                yield Reading(at, self.folder)
            well = True
        except StaffError:
            well = True
            raise
        finally:
            self._put_back(at, well)

    def _reader(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            with sorted_errors(self.folder):
                return database.connect(self.file, self._key, read_only=True)

    def _put_back(self, at: Connection, well: bool) -> None:
        if self._closed or not well:  # see `_look_after`: what failed once may fail for good
            at.close()
            return
        if at.in_transaction:
            at.execute("ROLLBACK")
        self._idle.append(at)

    def check(self) -> Verdict:
        """The start check: are the file's pages as written, is any chain's end missing. For a background
        thread.
        """
        from hall_assistant.store.check import Verdict, tails

        with self.reading() as reading, sorted_errors(self.folder):
            at = reading.connection
            return Verdict(missing=tails(at, self._heads()), pages=self._pages(at))

    def verify(self) -> Verdict:
        """The whole check: pages, every fact of every chain, and the ends; takes seconds on a large hall."""
        from hall_assistant.store.check import verify

        with self.reading() as reading, sorted_errors(self.folder):
            at = reading.connection
            return replace(verify(at, self._heads()), pages=self._pages(at))

    def _pages(self, at: Connection) -> tuple[str, ...]:
        from hall_assistant.store.check import pages

        if not pages(at):
            return ()
        # A page may have been read half written, by a writer at work or by one whose power failed; what it should say
        # stands in the log then. With the log moved into the file and no writer at work only real damage shows again.
        with self._lock, sorted_errors(self.folder):
            if self._writing is None:
                self._at.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            with self.write():
                return pages(self._at)

    def rebuild(self) -> RebuildReport:
        """Fold every subject again; says whether the read tables already said the same."""
        from hall_assistant.store.rebuild import rebuild

        with self.write() as w, sorted_errors(self.folder):
            w.settled()
            report = rebuild(self._at, self._models)
            self._memory.forget()
            return report

    def _heads(self) -> dict[str, Logged]:
        with _disk(self.folder):
            return heads.read(self.folder / heads.NAME)

    def settle(self) -> bool:
        """Make the heads log durable, let the words index follow, and move the write-ahead log into the file; for
        idle moments, within 1 s of a write. Returns whether the index has more to follow: ask again soon.
        """
        with self._lock:
            if not self._unsettled or self._writing is not None:
                return False
            with _disk(self.folder), sorted_errors(self.folder):
                self._look_after()
                self._log_heads()
                self._log.sync()
                more = self._follow()
                # What was forgotten leaves the log too; its old frames would stand there until written over.
                rest = "TRUNCATE" if self._forgot else "PASSIVE"
                busy = self._at.execute(f"PRAGMA wal_checkpoint({rest})").fetchone()[0]
            self._forgot = self._forgot and bool(busy)
            self._unsettled = more
            return more

    def _follow(self) -> bool:
        if self._at.execute("SELECT 1 FROM word_marks LIMIT 1").fetchone() is None:
            return False
        try:
            with self.write() as w:
                return w.follow(_FOLLOWED) == _FOLLOWED
        except SurroundingsError:  # the marks stay, and whoever asks looks at the marked ones
            return False

    def follow(self) -> None:
        """Let the words index follow all that waits; for after a large import, not for a clerk's idle moment."""
        followed = _FOLLOWED
        while followed == _FOLLOWED:
            with self.write() as w:
                followed = w.follow(_FOLLOWED)

    def close(self) -> None:
        """Settle and close; the store cannot be used again. Safe to call twice."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                self.settle()
            finally:
                self._log.close()
                self._close_all()


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise database.disk_error(problem, folder) from problem


def _opened(folder: Path, key: bytes) -> Connection:
    file = folder / database.NAME
    with _disk(folder):
        heads.make_folder(folder)
        database.refuse_vanished(file)
    try:
        return database.connect(file, key)
    except Error as problem:
        raise database.unreadable(file, key) from problem
