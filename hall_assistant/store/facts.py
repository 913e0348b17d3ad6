"""The fact (事实): one thing that happened, in the form it keeps for good, and the hash that chains it to the
one before.

The form is fixed: later work adds kinds, never fields. Bodies are canonical JSON; the bytes that are hashed
are the bytes that are stored.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from hall_assistant.clock import SECOND

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
"""What a body may hold. No floats: they do not read the same everywhere, and a hash must."""

FIRST = bytes(32)
"""The `prev` of the first fact of a chain."""
AT = "at"
"""Entry of an open body that holds the time (UTC ms) where `clock`, which never goes back, runs ahead of it: after a
clock was put right, or after facts came from a counter whose clock is wrong."""
_CALENDARS_END = 253_370_000_000_000
"""A little before the year 10000, UTC milliseconds: a later time is damage, and no page could show it."""
_FORMAT = b"hall fact 1"
_NOTHING = b"\xff\xff\xff\xff"
_WIDEST = 1 << 63


class FactRef(NamedTuple):
    """Where a fact stands: its chain and its number in it."""

    chain: str
    seq: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, opened.

    clock: hybrid logical clock, UTC milliseconds << 16 | counter. offset: minutes east of UTC where it was
    written. actor: the staff id. subject: `case:…`, `staff:…`, `card:…`, `hall`. open: the body anyone with
    the file may read. sealed: the body under the subject's own key; empty where there is none, None once that
    key is destroyed (已删除).
    """

    chain: str
    seq: int
    clock: int
    offset: int
    actor: str
    subject: str
    kind: str
    version: int
    open: Mapping[str, Json]
    sealed: Mapping[str, Json] | None

    @property
    def at(self) -> int:
        """When it was written by that computer's clock, UTC milliseconds; its place in the order is another matter."""
        told = self.open.get(AT)
        return told if isinstance(told, int) and 0 <= told < _CALENDARS_END else self.clock >> 16

    @property
    def ref(self) -> FactRef:
        """Where it stands."""
        return FactRef(self.chain, self.seq)


class Entry(NamedTuple):
    """One fact as it lies in the journal: bodies as stored bytes, the sealed one still closed."""

    chain: str
    seq: int
    clock: int
    offset: int
    actor: str
    subject: str
    kind: str
    version: int
    open: bytes
    sealed: bytes | None
    prev: bytes
    hash: bytes


def next_clock(now: int, last: int) -> int:
    """The clock of a fact written at `now` (UTC ms) after one with clock `last`: always later, also when time
    jumps back.
    """
    return max(now << 16, last + 1)


def timed(body: Mapping[str, Json], now: int, clock: int) -> Mapping[str, Json]:
    """The open body of a fact written at `now` (UTC ms), with that time in it where `clock` runs a second ahead."""
    return body if (clock >> 16) - now < SECOND else {**body, AT: now}


def canonical(body: Mapping[str, Json]) -> bytes:
    """A body as the bytes that are stored and hashed: sorted keys, no blanks, UTF-8.

    Raises TypeError for anything `Json` does not allow, ValueError for a whole number beyond 64 bits or half
    a character (an unpaired surrogate).
    """
    _check(body)
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parsed(body: bytes) -> dict[str, Json]:
    """A stored body as a value."""
    value: dict[str, Json] = json.loads(body)
    return value


def fact_hash(entry: Entry) -> bytes:
    """SHA-256 over every field before the hash, each with its length in front, so that no two facts read
    alike.
    """
    return digest(*entry[:11])


def as_written(entry: Entry) -> bool:
    """Whether a fact's fields still give its hash."""
    try:
        return fact_hash(entry) == entry.hash
    except (AttributeError, TypeError, ValueError):
        return False  # a field of another type than any fact has


def digest(
    chain: str,
    seq: int,
    clock: int,
    offset: int,
    actor: str,
    subject: str,
    kind: str,
    version: int,
    open: bytes,
    sealed: bytes | None,
    prev: bytes,
) -> bytes:
    """The hash of a fact's fields in their fixed order; see `fact_hash`."""
    texts = (chain, str(seq), str(clock), str(offset), actor, subject, kind, str(version))
    fields = [_FORMAT, *(text.encode() for text in texts), open, sealed, prev]
    return sha256(b"".join(map(_prefixed, fields))).digest()


def _prefixed(field: bytes | None) -> bytes:
    return _NOTHING if field is None else len(field).to_bytes(4, "big") + field


def text_in(body: Mapping[str, Json] | None, name: str, otherwise: str = "") -> str:
    """A text of a body; `otherwise` where it is missing or something else (a newer or damaged fact)."""
    value = body.get(name) if body else None
    return value if isinstance(value, str) else otherwise


def whole_in(body: Mapping[str, Json] | None, name: str) -> int | None:
    """A whole number of a body; None where it is missing or something else."""
    value = body.get(name) if body else None
    return value if isinstance(value, int) else None


def _check(value: object) -> None:
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, int):
        if not -_WIDEST <= value < _WIDEST:
            raise ValueError(f"number beyond 64 bits: {value}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"key is no text: {key!r}")
            _check(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner)
    else:
        raise TypeError(f"a fact cannot hold {type(value).__name__}: {value!r}")
