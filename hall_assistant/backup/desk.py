"""Who may back the record up, compare a copy with it, and put a copy in its place; and when a copy is due."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from hall_assistant.backup import copies
from hall_assistant.backup.comparing import Comparison, compare_copy
from hall_assistant.backup.lately import FAILED, MADE, last_made
from hall_assistant.backup.restoring import put_in_place
from hall_assistant.changes import Changes
from hall_assistant.clock import HOUR, local
from hall_assistant.errors import HallError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store import forgotten, journal
from hall_assistant.store.chains import HALL, PROGRAM
from hall_assistant.store.rekeying import former_keys
from hall_assistant.store.store import Reading, Store

EVERY = 20 * HOUR
"""After this long a nightly copy is due; a little less than a day, so that it does not creep later night by
night.
"""
_LISTED = "forgotten.copied"
"""Where table `local` keeps how long the forget list was that lies beside the last copy."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A copy that was made, and what changed by it."""

    file: Path
    size: int
    """Bytes."""
    changes: Changes


def back_up(store: Store, *, by: Actor, folder: Path) -> BackedUp:
    """Write a checked copy into `folder` (备份) and thin out the older ones by day, week and month.

    Raises StaffError `access.denied`; SurroundingsError `backup.…`, the record being untouched by any of
    them.
    """
    with store.reading() as at:
        check(at, by, "backup.back_up")
    return _made(store, by.staff, folder)


def back_up_if_due(store: Store, *, folder: Path, every: int = EVERY) -> BackedUp | None:
    """The nightly or on-exit copy, made by the program itself; None if none is due. `every`: milliseconds, 0
    on exit.

    Raises as `back_up`; the failure is noted too, so that the next start can tell of it.
    """
    with store.reading() as at:
        wanted = due(at, now=store.clock.now(), every=every)
    if not wanted:
        return None
    try:
        return _made(store, PROGRAM, folder)
    except HallError as problem:
        _note_failure(store, problem)
        raise


def due(at: Reading, *, now: int, every: int = EVERY) -> bool:
    """Whether a copy is due: something was written since the last one, and that lies `every` milliseconds
    back. One that lies ahead was made by a clock that went wrong, and says nothing about today. After a forgetting one
    is due at once: should this computer be lost, the list beside the copies is what forgets again.
    """
    last = last_made(at)
    if last is None or _local(at, forgotten.APPLIED) != _local(at, _LISTED):
        return True
    newest = max(head.clock for head in journal.heads(at.connection).values())
    return newest > last.clock and not -HOUR <= now - last.at < every


def _local(at: Reading, key: str) -> str:
    row = at.one("SELECT value FROM local WHERE key = ?", (key,))
    return str(row["value"]) if row is not None else ""


def _note_failure(store: Store, problem: HallError) -> None:
    values = {name: str(value) for name, value in problem.values.items()}
    noted = json.dumps({"code": problem.code, "values": values}, ensure_ascii=False)
    try:
        with store.write() as w:
            w.execute("INSERT OR REPLACE INTO local(key, value) VALUES (?, ?)", (FAILED, noted))
            w.touch("backup")
    except HallError:
        return  # The record's own disk fails too; that is told wherever something is written, and told better.


def compare(store: Store, *, by: Actor, copy: Path) -> Comparison:
    """What going back to `copy` would lose; nothing is replaced. Raises StaffError, SurroundingsError
    `backup.…`.
    """
    with store.reading() as at:
        check(at, by, "backup.restore")
        former = former_keys(at)
    return compare_copy(store.file, copy, store.key, former)


def restore_over(store: Store, *, by: Actor, copy: Path) -> Path | None:
    """Put `copy` in the record's place (恢复) and return where the old record now lies; `store` is closed by
    it.

    The hall must be opened anew afterwards. Raises as `put_in_place`; the record is then as it was.
    """
    with store.reading() as at:
        check(at, by, "backup.restore")
        former = former_keys(at)
    stamp = f"{local(store.clock.now(), store.clock.offset()):%Y%m%d-%H%M%S}"
    store.close()
    return put_in_place(store.folder, store.key, copy, by=by.staff, stamp=stamp, former=former)


def _made(store: Store, by: str, folder: Path) -> BackedUp:
    with store.reading() as at:
        listed = _local(at, forgotten.APPLIED)  # before the copy: what is forgotten meanwhile waits for the next
    copy = copies.write_copy(store, folder)
    copies.thin_out(copy.file)
    with store.write() as w:
        w.append(HALL, MADE, by=by, open={"file": copy.file.name, "chain": copy.chain, "seq": copy.seq})
        w.execute("DELETE FROM local WHERE key = ?", (FAILED,))
        w.execute("INSERT OR REPLACE INTO local(key, value) VALUES (?, ?)", (_LISTED, listed))
        w.touch("backup")
    return BackedUp(copy.file, copy.size, w.changes)
