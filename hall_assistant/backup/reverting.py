"""A computer that goes back to an earlier state when it is switched on (开机还原): noticed by what does not go back.

A mark on this computer would go back with it. The copies in the backup folder do not, if that lies on a share, a stick
or a disk that is not restored: a copy that holds more of this computer's own chain than the record does was made by a
record that is gone. What cannot be seen: a computer that goes back to before the program was first opened, one that
keeps its copies on the disk that goes back, and a day of which no copy was made.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from hall_assistant.clock import MINUTE
from hall_assistant.errors import HallError, SurroundingsError
from hall_assistant.settings.records import counter_settings
from hall_assistant.store import check, database, journal
from hall_assistant.store.chains import Why
from hall_assistant.store.driver import Connection, Error
from hall_assistant.store.heads import Logged
from hall_assistant.store.journal import Head
from hall_assistant.store.store import Store

_LOOKED_AT = 3
"""Copies of this counter looked at, the newest first: one may be damaged."""


@dataclass(frozen=True, slots=True)
class WentBack:
    """What a copy knows and the record does not. facts: of this computer's chain. minutes: rounded up."""

    copy: Path
    facts: int
    minutes: int


def went_back(store: Store) -> WentBack | None:
    """Whether this computer's record is an earlier one than it was when a copy was last made.

    If so it goes on in a new chain, so that no fact is numbered as one that is in the copy: what the copy has more can
    then be taken back with `salvage`. Looks at the backup folder; where that is away, nothing is said. Raises
    SurroundingsError for faults of the record itself.
    """
    with store.reading() as at:
        mine = counter_settings(at)
    for copy in _newest(Path(mine.backup_folder), mine.counter) if mine.backup_folder else ():
        if (there := _head_in(copy, store.key, store.chain)) is not None:
            return _gone_since(store, copy, there)
    return None


def _newest(folder: Path, counter: str) -> list[Path]:
    from hall_assistant.backup.copies import kept  # every start looks here, and most find no folder

    with suppress(HallError):
        return [one.file for one in kept(folder) if one.counter in ("", counter)][:_LOOKED_AT]
    return []


def _head_in(copy: Path, key: bytes, chain: str) -> Head | None:
    """The end of a chain in a copy; None where it is not in it, or the copy cannot be read."""
    with suppress(Error, SurroundingsError), closing(database.connect(copy, key, read_only=True)) as at:
        return journal.head(at, chain)
    return None


def _gone_since(store: Store, copy: Path, there: Head) -> WentBack | None:
    chain = store.chain
    with store.reading() as at:
        here = journal.head(at.connection, chain)
        if here is None or not _is_missing(at.connection, Logged(chain, there.seq, there.hash)):
            return None
    with suppress(HallError):
        store.leave_chain(Logged(chain, there.seq, there.hash))
    minutes = -(-((there.clock >> 16) - (here.clock >> 16)) // MINUTE)
    return WentBack(copy, max(there.seq - here.seq, 1), max(minutes, 0))


def _is_missing(at: Connection, head: Logged) -> bool:
    """Whether a head is not in the journal, and no restore or salvage says why."""
    if journal.hash_at(at, head.chain, head.seq) == head.hash:
        return False
    tails = check.tails(at, {head.chain: head})
    return not tails or tails[0].why not in (Why.RESTORED, Why.SALVAGED)
