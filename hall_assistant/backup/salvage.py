"""Salvage (抢救): a new record built beside a damaged one, from what still holds in it and what the newest copy adds.

The damaged file is first copied aside and read from there; nothing of it is touched until somebody has read what was
saved and chosen. What could not be brought back is named in the first fact of the chain that begins then, so that no
later check takes it for a fault, and in a report beside the record.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from hall_assistant.backup import noticed
from hall_assistant.backup.comparing import Comparison, compare_copy
from hall_assistant.backup.copies import Kept, kept
from hall_assistant.backup.restoring import close_log, rehearsed, remove
from hall_assistant.backup.telling import report_text
from hall_assistant.clock import Clock, local
from hall_assistant.errors import HallError, SurroundingsError
from hall_assistant.settings.records import COUNTER_KEY
from hall_assistant.store import chains, check, database, forgotten, heads, journal, rebuild, rekeying, salvaging
from hall_assistant.store.chains import Gap
from hall_assistant.store.driver import Connection, Error
from hall_assistant.store.facts import Entry, FactRef, as_written
from hall_assistant.store.memory import set_meta
from hall_assistant.store.readmodel import Models, ReadModel
from hall_assistant.store.salvaging import Named, Remains

SIDE = "salvaged.db"
_OWN = frozenset({"journal", "subject_keys", "meta", "word_places", "word_pieces", "word_marks"})
_PASSING = frozenset({"drafts", "begun", "pin_tries"})
"""What is not taken from a copy: by now it is over."""
_META = ("chain", "place", "counter")


@dataclass(frozen=True, slots=True)
class Touched:
    """A subject that lost facts. number: of a reception, where it has one still; clock: of its first missing fact."""

    subject: str
    number: str
    clock: int
    missing: int
    gone: bool
    """Nothing of it is left."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a salvage brought together, lying beside the record until it is put in place."""

    folder: Path
    aside: Path
    """Where the damaged file lies untouched."""
    report: Path
    """Where all this stands as text."""
    pages: int
    """Damaged pages."""
    saved: int
    """Facts from the damaged file."""
    fetched: int
    """Facts from the copy."""
    gaps: tuple[Gap, ...]
    touched: tuple[Touched, ...]
    mute: int
    """Subjects whose words nobody can read any more: their key was on a damaged page and in no copy."""
    copy: Kept | None
    """The newest good copy."""
    instead: Comparison | None
    """What going back to that copy would lose, compared with this."""
    state: tuple[object, ...] = field(repr=False, default=())

    @property
    def missing(self) -> int:
        """Facts that were written once and are in neither."""
        return sum(gap.last - gap.first + 1 for gap in self.gaps)


def salvage(
    folder: Path, key: bytes, *, models: Sequence[ReadModel], clock: Clock, by: str = chains.PROGRAM, copies: str = ""
) -> Salvaged:
    """Copy the damaged record aside and build beside it what can be saved; the record itself stays as it is.

    A report is left in the folder. copies: the backup folder, where the record does not say it. by: who has it done.
    Raises SurroundingsError `salvage.nothing` where not one fact could be read, and faults of the disk.
    """
    file = folder / database.NAME
    now, offset = clock.now(), clock.offset()
    stamp = f"{local(now, offset):%Y%m%d-%H%M%S}"
    with _disk(folder), database.sorted_errors(folder):
        state = _state(file)
        aside = _copy_aside(file, stamp)
        side = folder / SIDE
        remove(side)
        try:
            with closing(database.connect(side, key)) as at:
                database.bring_up(at, side)
                built = _Builder(at, Models(tuple(models)), folder, key, aside)
                built.gather(copies)
                built.write(by)
                at.execute("PRAGMA journal_mode = DELETE").fetchone()
            found = built.told(state, side, folder / f"salvage-{stamp}.txt")
            heads.write_whole(found.report, report_text(found, now=now, offset=offset).encode())
            return found
        except BaseException:
            remove(side)
            raise


def put_salvaged(found: Salvaged, key: bytes) -> None:
    """Put what was salvaged in the record's place; the damaged file lies aside already.

    Raises SurroundingsError `salvage.changed` where the record was written to since, `store.locked` while another
    program has it open, and faults of the disk; the record is then as it was.
    """
    file, side = found.folder / database.NAME, found.folder / SIDE
    with _disk(found.folder):
        if _state(file) != found.state or not side.exists():
            raise SurroundingsError("salvage.changed")
        close_log(file, key)
        remove(file, keep_file=True)
        side.replace(file)
        heads.sync_folder(found.folder)
        noticed.clear(found.folder)


def give_up(folder: Path) -> None:
    """Take away what was salvaged and not chosen; what was set aside stays."""
    remove(folder / SIDE)


class _Builder:
    """Brings the remains of a file and its newest good copy together in a new file."""

    def __init__(self, at: Connection, models: Models, folder: Path, key: bytes, aside: Path) -> None:
        self.at, self.models, self.folder, self.key, self.aside = at, models, folder, key, aside
        self.logged = heads.read(folder / heads.NAME)
        self.copy: Kept | None = None
        self.fetched: set[FactRef] = set()
        self.gaps: list[Gap] = []
        self.mute: list[str] = []
        self.found = salvaging.remains(aside, key, [*self._local_tables(), "meta"])

    def _local_tables(self) -> list[str]:
        """Tables that follow from no fact."""
        read = {name for model in self.models.by_kind.values() for name in model.kept}
        named = self.at.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'")
        return [row[0] for row in named.fetchall() if row[0] not in read | _OWN]

    def gather(self, copies: str) -> None:
        found = self.found
        found.chains = {name: salvaging.linked(chain) for name, chain in found.chains.items()}
        for name in {entry.chain for entry in found.older}:
            offered = {entry.seq: entry for entry in found.older if entry.chain == name}
            salvaging.fill(found.chains.setdefault(name, {}), offered)
        self._add_newest_good(Path(copies or self._setting("backup_folder") or self.folder))
        lost, self.mute = salvaging.settle_keys(found)
        for entry in lost:
            del found.chains[entry.chain][entry.seq]
        if not any(found.chains.values()):
            raise SurroundingsError("salvage.nothing")
        self.gaps = list(self._gaps())

    def _local(self, key: str) -> object:
        """What the damaged record says under a key of its table `local`, as far as it can be read."""
        for row in self.found.tables.get("local", ()):
            if row.get("key") == key:
                with suppress(ValueError):
                    return json.loads(str(row.get("value")))
        return None

    def _setting(self, name: str) -> str:
        noted = self._local(COUNTER_KEY)
        return str(noted.get(name, "")) if isinstance(noted, Mapping) else ""

    def _former(self) -> list[bytes]:
        noted = self._local(rekeying.FORMER)
        return [bytes.fromhex(str(each)) for each in noted] if isinstance(noted, list) else []

    def _add_newest_good(self, folder: Path) -> None:
        """Take in the newest copy that holds; this counter's own ones before those of others in the same folder."""
        own = self._setting("counter")
        with suppress(HallError):
            for one in sorted(kept(folder), key=lambda one: one.counter != own):
                with suppress(HallError):
                    self._add(one)
                    self.copy = one
                    return

    def _add(self, one: Kept) -> None:
        with rehearsed(self.folder, self.key, one.file, self._former()) as side:
            with closing(database.connect(side, self.key, read_only=True)) as copy:
                self._fill_from(copy)
            forgotten.merge(one.file.parent, self.folder, self.key)

    def _fill_from(self, copy: Connection) -> None:
        found = self.found
        for name in journal.chains(copy):
            chain = found.chains.setdefault(name, {})
            offered = {one.seq: one for one in journal.of_chain(copy, name) if one.seq not in chain and as_written(one)}
            self.fetched |= {FactRef(name, entry.seq) for entry in salvaging.fill(chain, offered)}
        for subject, key in copy.execute("SELECT subject, key FROM subject_keys").fetchall():
            if not any((subject, known) in found.sure for known in found.keys.get(subject, ())):
                found.keys.setdefault(subject, set()).add(key)
                found.sure.add((subject, key))
        for name in found.holes - _PASSING:
            with suppress(Error):  # a table the copy's version did not have
                rows = copy.execute(f'SELECT * FROM "{name}"').fetchall()
                found.tables.setdefault(name, []).extend(dict(row) for row in rows)

    def _gaps(self) -> Iterator[Gap]:
        for name in sorted(self.found.chains.keys() | self.logged.keys()):
            chain = self.found.chains.get(name, {})
            last = max([*chain, self.logged[name].seq if name in self.logged else 0], default=0)
            yield from (Gap(name, *gap) for gap in salvaging.gaps(chain, last))

    # -------------------------------------------------------------- the new file

    def write(self, by: str) -> None:
        self.at.execute("BEGIN IMMEDIATE")
        for chain in self.found.chains.values():
            for entry in chain.values():
                journal.insert(self.at, entry)
        for subject, keys in self.found.keys.items():
            for key in keys:
                journal.add_subject_key(self.at, subject, key)
        for name in self._local_tables():
            self._write_table(name)
        # Keys from a copy may be older than a forgetting: the list is gone through again when the hall opens.
        self.at.execute("DELETE FROM local WHERE key = ?", (forgotten.APPLIED,))
        self._write_meta(by)
        rebuild.rebuild(self.at, self.models)
        self.at.execute("COMMIT")
        if check.verify(self.at, {}, self.gaps).broken or check.pages(self.at):
            raise SurroundingsError("salvage.nothing")

    def _write_table(self, name: str) -> None:
        known = {column[1] for column in self.at.execute(f'PRAGMA table_info("{name}")').fetchall()}
        for row in self.found.tables.get(name, ()):
            values = {column: value for column, value in row.items() if column in known}
            if values:
                marks = ", ".join("?" * len(values))
                sql = f'INSERT OR IGNORE INTO "{name}" ({", ".join(values)}) VALUES ({marks})'
                self.at.execute(sql, tuple(values.values()))

    def _write_meta(self, by: str) -> None:
        noted = {str(row.get("key")): str(row.get("value")) for row in reversed(self.found.tables.get("meta", []))}
        # Without a note of its own chain the record goes on from the one that was written to last.
        newest = max(self._entries(), key=lambda entry: entry.clock).chain
        for name in _META:
            set_meta(self.at, name, noted.get(name, newest if name == "chain" else ""))
        chains.mark_salvaged(self.at, by, self.gaps)

    def _entries(self) -> Iterator[Entry]:
        return (entry for chain in self.found.chains.values() for entry in chain.values())

    # -------------------------------------------------------------- what came of it

    def told(self, state: tuple[object, ...], side: Path, report: Path) -> Salvaged:
        facts = sum(map(len, self.found.chains.values()))
        instead = compare_copy(side, self.copy.file, self.key, self._former()) if self.copy else None
        with closing(database.connect(side, self.key, read_only=True)) as at:
            touched = tuple(_touched(at, self.gaps, self.found))
        return Salvaged(
            self.folder,
            self.aside,
            report,
            self.found.pages,
            facts - len(self.fetched),
            len(self.fetched),
            tuple(self.gaps),
            touched,
            len(self.mute),
            self.copy,
            instead,
            state,
        )


def _touched(at: Connection, gaps: Sequence[Gap], found: Remains) -> Iterator[Touched]:
    """The subjects to which missing facts belonged, as far as the index still knows."""
    refs = (FactRef(gap.chain, seq) for gap in gaps for seq in range(gap.first, gap.last + 1))
    named = [found.index[ref] for ref in refs if ref in found.index]
    counts = Counter(name.subject for name in named)
    for subject, missing in sorted(counts.items(), key=lambda each: _first(named, each[0])):
        row = at.execute("SELECT number FROM cases WHERE subject = ?", (subject,)).fetchone()
        left = at.execute("SELECT 1 FROM journal WHERE subject = ? LIMIT 1", (subject,)).fetchone()
        yield Touched(subject, (row and row[0]) or "", _first(named, subject), missing, left is None)


def _first(named: Sequence[Named], subject: str) -> int:
    return min(name.clock for name in named if name.subject == subject)


def _copy_aside(file: Path, stamp: str) -> Path:
    if not file.exists():
        raise SurroundingsError("store.missing", folder=str(file.parent))
    aside = file.with_name(f"hall.damaged-{stamp}.db")
    for tail in ("", "-wal"):
        source, target = file.with_name(file.name + tail), aside.with_name(aside.name + tail)
        if source.exists():
            shutil.copy2(source, target)
            with target.open("r+b") as written:
                os.fsync(written.fileno())
    return aside


def _state(file: Path) -> tuple[object, ...]:
    """What changes when somebody writes to the record."""
    found = (one for one in (file, file.with_name(f"{file.name}-wal")) if one.exists() and one.stat().st_size)
    return tuple((one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in found)


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise database.disk_error(problem, folder) from problem
