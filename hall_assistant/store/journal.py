"""The journal's own SQL: facts go in at the end of a chain and are read by subject or by chain; none is ever
changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.store import sealing
from hall_assistant.store.driver import Connection
from hall_assistant.store.facts import Entry, Fact, Json, parsed

DESTROYED = b""
"""What stands in the place of a subject's keys once they are destroyed (已删除)."""
_COLUMNS = 'chain, seq, clock, "offset", actor, subject, kind, version, open, sealed, prev, hash'
_INSERT = f"INSERT INTO journal ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
_OF_SUBJECT = f"SELECT {_COLUMNS} FROM journal WHERE subject = ? ORDER BY clock, chain, seq"
_SINCE = f"SELECT {_COLUMNS} FROM journal WHERE subject = ? AND clock >= ? AND kind = ? ORDER BY clock, chain, seq"
_OF_CHAIN = f"SELECT {_COLUMNS} FROM journal WHERE chain = ? AND seq > ? ORDER BY seq"
_HEAD = "SELECT seq, clock, hash FROM journal WHERE chain = ? ORDER BY seq DESC LIMIT 1"
_SUBJECTS = """
SELECT DISTINCT subject FROM journal WHERE subject = ? OR (subject > ? AND subject < ?) ORDER BY subject
"""
_NEXT_CHAIN = "SELECT min(chain) FROM journal WHERE chain > ?"


@dataclass(frozen=True, slots=True)
class Head:
    """The last fact of a chain: its number, clock and hash."""

    seq: int
    clock: int
    hash: bytes


def insert(at: Connection, entry: Entry) -> None:
    """Put a fact into the journal."""
    at.execute(_INSERT, entry)


def cut(at: Connection, chain: str, after: int) -> None:
    """Take the facts after a number out again; see `Writing.cut`, the one place where that is right."""
    at.execute("DELETE FROM journal WHERE chain = ? AND seq > ?", (chain, after))


def head(at: Connection, chain: str) -> Head | None:
    """The chain's last fact, or None for a chain not in this journal."""
    row = at.execute(_HEAD, (chain,)).fetchone()
    return Head(*row) if row else None


def hash_at(at: Connection, chain: str, seq: int) -> bytes | None:
    """The hash of one fact, or None if it is not there."""
    row = at.execute("SELECT hash FROM journal WHERE chain = ? AND seq = ?", (chain, seq)).fetchone()
    return row[0] if row else None


def chains(at: Connection) -> list[str]:
    """Every chain in the journal; steps from one to the next in the index, without reading the
    facts between.
    """
    found: list[str] = []
    name: str | None = ""
    while name is not None:
        name = at.execute(_NEXT_CHAIN, (name,)).fetchone()[0]
        if name is not None:
            found.append(name)
    return found


def heads(at: Connection) -> dict[str, Head]:
    """The last fact of every chain."""
    return {chain: last for chain in chains(at) if (last := head(at, chain))}


def of_chain(at: Connection, chain: str, after: int = 0) -> Iterator[Entry]:
    """The chain's facts in sequence, as they lie; those after a number."""
    return (Entry(*row) for row in at.execute(_OF_CHAIN, (chain, after)))


def of_subject(at: Connection, subject: str) -> list[Fact]:
    """The subject's facts in (clock, chain, sequence) order, opened."""
    rows = at.execute(_OF_SUBJECT, (subject,)).fetchall()
    return opened((Entry(*row) for row in rows), subject_keys(at, subject) if rows else ())


def since(at: Connection, subject: str, kind: str, hour: int) -> list[Fact]:
    """The subject's facts of one kind from an hour on (UTC milliseconds), as `of_subject`.

    The clock of a fact runs ahead of its hour where it differs: none is missed, and one from before may be among them.
    """
    rows = at.execute(_SINCE, (subject, hour << 16, kind)).fetchall()
    return opened((Entry(*row) for row in rows), subject_keys(at, subject) if rows else ())


def subjects(at: Connection, kind: str) -> Iterator[str]:
    """Every subject of a kind (`case` for `case:…`; a bare `hall` is its own kind), in order."""
    return (row[0] for row in at.execute(_SUBJECTS, (kind, f"{kind}:", f"{kind};")))


def subject_keys(at: Connection, subject: str) -> tuple[bytes, ...]:
    """The keys that seal the subject's bodies: none where nothing was sealed, one, or one from each counter that
    sealed before it had heard of the other's; `DESTROYED` alone once it is forgotten.
    """
    return tuple(
        row[0] for row in at.execute("SELECT key FROM subject_keys WHERE subject = ? ORDER BY key", (subject,))
    )


def make_subject_key(at: Connection, subject: str) -> bytes:
    """A new key for a subject that never had one. Raises StaffError `subject.forgotten` where it was destroyed."""
    if subject_keys(at, subject):
        raise StaffError("subject.forgotten")
    key = sealing.new_key()
    add_subject_key(at, subject, key)
    return key


def add_subject_key(at: Connection, subject: str, key: bytes) -> None:
    """Keep a key of the subject beside those it has."""
    at.execute("INSERT OR IGNORE INTO subject_keys (subject, key) VALUES (?, ?)", (subject, key))


def destroy_subject_key(at: Connection, subject: str) -> None:
    """Destroy a subject's keys for good. An empty one stays in their place: a new one would not open the old bodies,
    and what is written after a forgetting would be remembered again.
    """
    at.execute("DELETE FROM subject_keys WHERE subject = ?", (subject,))
    add_subject_key(at, subject, DESTROYED)


def binding(chain: str, seq: int) -> bytes:
    """What ties a sealed body to its fact."""
    return f"{chain}:{seq}".encode()


def opened(entries: Iterable[Entry], keys: tuple[bytes, ...]) -> list[Fact]:
    """Entries of one subject with their bodies read; its `keys` open the sealed ones."""
    return [_opened(entry, keys) for entry in entries]


def _opened(entry: Entry, keys: tuple[bytes, ...]) -> Fact:
    return Fact(*entry[:8], open=parsed(entry.open), sealed=_unsealed(entry, keys))


def _unsealed(entry: Entry, keys: tuple[bytes, ...]) -> dict[str, Json] | None:
    if entry.sealed is None:
        return {}
    if keys in ((), (DESTROYED,)):
        return None
    for key in keys[:-1]:
        with suppress(SurroundingsError):  # another counter's key: the last one says whether it is damage
            return parsed(sealing.open(key, entry.sealed, binding(entry.chain, entry.seq)))
    return parsed(sealing.open(keys[-1], entry.sealed, binding(entry.chain, entry.seq)))
