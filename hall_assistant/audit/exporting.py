"""The journal as lines for a check by somebody else (记录副本，供核验): `docs/verify_record.py` reads them.

No key is needed: the hashes cover what is open as it is written and what is sealed as ciphertext. Names and typed words
stay closed; but steps, topics and moods by number stand open, so the file is for inside the house, and the manager's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store import heads, journal
from hall_assistant.store.facts import Entry
from hall_assistant.store.heads import Logged
from hall_assistant.store.store import Reading, Store

FORMAT = "hall journal 1"


def journal_lines(store: Store, *, by: Actor) -> Iterator[bytes]:
    """The record as JSON lines: first the ends of all chains as logged, then every fact by chain and number.

    Raises StaffError `access.denied` before the first line.
    """
    with store.reading() as at:
        check(at, by, "audit.export")
    return _lines(store)


def _lines(store: Store) -> Iterator[bytes]:
    with store.reading() as at:
        yield _line({"format": FORMAT, "heads": [list(end) for end in _ends(at, store)]})
        for chain in journal.chains(at.connection):
            for entry in journal.of_chain(at.connection, chain):
                yield _line(_told(entry))


def _ends(at: Reading, store: Store) -> list[tuple[str, int, str]]:
    """The furthest that is known of each chain: what the log saw may be more than the journal still has."""
    ends = {chain: Logged(chain, head.seq, head.hash) for chain, head in journal.heads(at.connection).items()}
    for logged in heads.read(store.folder / heads.NAME).values():
        if logged.chain not in ends or logged.seq >= ends[logged.chain].seq:
            ends[logged.chain] = logged
    return [(end.chain, end.seq, end.hash.hex()) for end in ends.values()]


def _told(entry: Entry) -> dict[str, object]:
    told: dict[str, object] = entry._asdict()
    told |= {"open": _text(entry.open), "prev": _digits(entry.prev), "hash": _digits(entry.hash)}
    return told | {"sealed": None if entry.sealed is None else _digits(entry.sealed)}


def _text(body: object) -> str:
    """An open body; what somebody put there that no fact has reads so that its hash cannot fit."""
    return body.decode(errors="replace") if isinstance(body, bytes) else "{}"


def _digits(body: object) -> str:
    return body.hex() if isinstance(body, bytes) else "00"


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
