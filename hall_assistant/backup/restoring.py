"""Restoring (恢复): a copy is proved beside the record, then put in its place; what was there is kept aside.

The restored file begins a new chain at its next start, because the old chain may go on in the one set aside.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from hall_assistant.backup import noticed
from hall_assistant.backup.copies import fitting, proved_heads, told
from hall_assistant.errors import SurroundingsError
from hall_assistant.store import chains, check, database, forgotten, heads, rekeying, unlock
from hall_assistant.store.driver import Error

_SIDE = "restoring.db"


def put_in_place(
    folder: Path, key: bytes, copy: Path, *, by: str = chains.PROGRAM, stamp: str, former: Sequence[bytes] = ()
) -> Path | None:
    """Put a copy in the place of the record in `folder`, whose store must be closed; returns where the old
    one lies.

    Works where the record is damaged or gone too. stamp: names the file set aside. Raises SurroundingsError:
    `backup.wrong_key`, `backup.bad`, `store.newer`, `store.locked` while another program has the record open,
    and faults of the disk; the record is then as it was.
    """
    with rehearsed(folder, key, copy, former) as side:
        with database.sorted_errors(folder), closing(database.connect(side, key)) as at:
            chains.mark_restored(at, by)
            at.execute("PRAGMA journal_mode = DELETE").fetchone()
        forgotten.merge(copy.parent, folder, key)
        return _swap(folder, key, side, stamp)


@contextmanager
def rehearsed(folder: Path, key: bytes, copy: Path, former: Sequence[bytes] = ()) -> Iterator[Path]:
    """A copy brought beside the record in `folder` and proved there fact by fact, under its key and today's tables.

    former: keys the record was under before, under which an older copy may be. The side file is taken away at the
    end, unless it was put in place. Raises as `put_in_place`.
    """
    side = folder / _SIDE
    with told(folder):
        try:
            _bring(copy, side)
            theirs = fitting(side, (key, *former)) or key
            _prove(side, theirs, copy.name)
            _put_under(side, theirs, key, former)
            yield side
        finally:
            remove(side)


def bring_home(folder: Path, copy: Path, code: str) -> bytes:
    """Begin on a new computer from a copy and the printed recovery code (or hall password); returns the
    database key.

    The file of wraps must lie beside the copy as the backup left it. Raises as `unlock.open_with` and
    `put_in_place`.
    """
    if (folder / database.NAME).exists() or unlock.exists(folder):
        raise SurroundingsError("backup.not_empty", folder=str(folder))
    wraps = copy.with_suffix(".unlock.json")
    with told(folder):
        heads.make_folder(folder)
        try:
            heads.write_whole(folder / unlock.NAME, _beside(wraps))
            key = unlock.open_with_text(folder, code)
            put_in_place(folder, key, copy, stamp="")
            unlock.add(folder, key, unlock.device(folder))
        except BaseException:
            (folder / unlock.NAME).unlink(missing_ok=True)
            raise
    return key


def bring_wraps(folder: Path, copy: Path, *, stamp: str) -> None:
    """Bring back the file of keys (`unlock.json`) from beside a copy, where it is missing or damaged (恢复钥匙).

    The record stays as it is and opens by recovery code or hall password afterwards; a damaged file of keys is kept
    aside. Raises SurroundingsError `backup.no_wraps` and faults of the disk.
    """
    wraps, file = _beside(copy.with_suffix(".unlock.json")), folder / unlock.NAME
    with told(folder):
        heads.make_folder(folder)
        if file.exists():
            file.replace(folder / f"unlock.replaced-{stamp}.json")
        heads.write_whole(file, wraps)


def _beside(wraps: Path) -> bytes:
    try:
        return wraps.read_bytes()
    except OSError as problem:
        raise SurroundingsError("backup.no_wraps", file=wraps.name) from problem


def _bring(copy: Path, side: Path) -> None:
    remove(side)
    try:
        source = copy.open("rb")
    except OSError as problem:
        raise SurroundingsError("backup.no_copy", file=str(copy)) from problem
    with source, side.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
        target.flush()
        os.fsync(target.fileno())


def _prove(side: Path, key: bytes, name: str) -> None:
    """Walk the whole copy, every fact, and bring its tables up; a copy that does not hold is refused."""
    try:
        proved_heads(side, key)
        with closing(database.connect(side, key)) as at:
            if database.refuse_newer(at, side):
                database.bring_up(at, side)
            if check.verify(at, {}).broken or not database.version(at):
                raise SurroundingsError("backup.bad", file=name)
            at.execute("PRAGMA journal_mode = DELETE").fetchone()
    except Error as problem:
        raise SurroundingsError("backup.bad", file=name) from problem
    except SurroundingsError as problem:
        if problem.code == "store.damaged":  # the copy is, not the record
            raise SurroundingsError("backup.bad", file=name) from problem
        raise SurroundingsError(problem.code, **{**problem.values, "file": name}) from problem


def _put_under(side: Path, theirs: bytes, key: bytes, former: Sequence[bytes]) -> None:
    """Have the copy open as the record does, and keep the keys of copies that are older still."""
    if not former:
        return
    with database.sorted_errors(side.parent):
        if theirs != key:
            rekeying.put_under(side, theirs, key)
        with closing(database.connect(side, key)) as at:
            rekeying.keep_former(at, former)
            at.execute("PRAGMA journal_mode = DELETE").fetchone()


def _swap(folder: Path, key: bytes, side: Path, stamp: str) -> Path | None:
    file = folder / database.NAME
    aside = folder / f"hall.replaced-{stamp}.db" if file.exists() else None
    if aside:
        close_log(file, key)
        _keep(file, aside)
    side.replace(file)
    heads.sync_folder(folder)
    noticed.clear(folder)
    return aside


def close_log(file: Path, key: bytes) -> None:
    """Move the write-ahead log into the file, which also shows whether anyone else has it open."""
    try:
        sorted_errors = database.sorted_errors(file.parent, keep_no_database=True)
        with sorted_errors, closing(database.connect(file, key)) as at:
            at.execute("PRAGMA journal_mode = DELETE").fetchone()
    except (Error, SurroundingsError) as problem:
        if isinstance(problem, SurroundingsError) and problem.code == "store.locked":
            raise
        # The record is too damaged to be opened; it is set aside as it is.


def _keep(file: Path, aside: Path) -> None:
    aside.unlink(missing_ok=True)
    try:
        aside.hardlink_to(file)
    except OSError:
        shutil.copy2(file, aside)
    for tail in ("-wal", "-shm"):
        rest = file.with_name(file.name + tail)
        if rest.exists():
            rest.replace(aside.with_name(aside.name + tail))


def remove(side: Path, *, keep_file: bool = False) -> None:
    """Take a database file away with all that lies beside it; or only what lies beside it. Raises OSError."""
    for tail in ("-wal", "-shm", "-journal") if keep_file else ("", "-wal", "-shm", "-journal"):
        side.with_name(side.name + tail).unlink(missing_ok=True)
