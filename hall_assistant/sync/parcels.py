"""Segments of a chain and the parcels beside them (分段、钥匙包).

A segment is facts as they lie in the journal, and the signed end of their chain. Its parcel holds the keys and the
vault rows those facts need; it is a file of its own, so that forgetting can write it anew without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias, TypeVar

import msgspec

from hall_assistant.errors import StaffError
from hall_assistant.personal.erasing import FORGETTABLE
from hall_assistant.store import journal
from hall_assistant.store.facts import FIRST, Entry, Json, as_written, parsed
from hall_assistant.store.readmodel import subject_kind
from hall_assistant.store.store import Reading, Writing
from hall_assistant.sync.values import SignedHead

T = TypeVar("T")
Match: TypeAlias = tuple[str, bytes]


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """Facts of one chain in sequence, and the head its computer signed: the last of them."""

    entries: tuple[Entry, ...]
    device: str
    signature: bytes

    @property
    def head(self) -> SignedHead:
        """The signed end."""
        last = self.entries[-1]
        return SignedHead(last.chain, last.seq, last.hash, self.device, self.signature)


class Person(msgspec.Struct, frozen=True, array_like=True):
    """A vault row and what it is matched by; without a key once the person is forgotten."""

    key: bytes | None
    box: bytes | None
    edits: int = 0
    """How often it was put right; the row put right oftener counts."""
    matches: tuple[Match, ...] = ()


class Parcel(msgspec.Struct, frozen=True, array_like=True):
    """Keys by subject (an empty one: forgotten) and vault rows by person."""

    subjects: dict[str, tuple[bytes, ...]]
    people: dict[str, Person]


def encoded(content: Segment | Parcel) -> bytes:
    """A segment or parcel as bytes."""
    return msgspec.msgpack.encode(content)


def segment_in(content: bytes, chain: str, first: int, last: int) -> Segment:
    """The segment, whole in itself: of that chain, without a gap, each fact as written and following the one before.

    Raises StaffError `exchange.damaged`, `exchange.altered`.
    """
    try:
        segment = msgspec.msgpack.decode(content, type=Segment)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise StaffError("exchange.damaged") from problem
    entries = segment.entries
    if [(entry.chain, entry.seq) for entry in entries] != [
        (chain, seq) for seq in range(first, last + 1)
    ] or not entries:
        raise StaffError("exchange.damaged")
    prev = FIRST if first == 1 else entries[0].prev
    for entry in entries:
        if entry.prev != prev or not as_written(entry):
            raise StaffError("exchange.altered")
        prev = entry.hash
    return segment


def parcel_in(content: bytes) -> Parcel:
    """The parcel. Raises StaffError `exchange.damaged`."""
    try:
        return msgspec.msgpack.decode(content, type=Parcel)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise StaffError("exchange.damaged") from problem


def parcel_for(at: Reading, entries: Iterable[Entry]) -> Parcel:
    """What a reader needs for these facts: the keys of all that is sealed in them, and the people they name."""
    subjects, people = set(), set()
    for entry in entries:
        if entry.sealed is not None:
            subjects.add(entry.subject)
        people |= _named(parsed(entry.open))
    keys = {subject: journal.subject_keys(at.connection, subject) for subject in sorted(subjects)}
    return Parcel(keys, {person: row for person in sorted(people) if (row := _person(at, person))})


def _named(body: Mapping[str, Json]) -> set[str]:
    """The people a fact names: in `person`, or several in `people`."""
    several = body.get("people")
    named = [body.get("person"), *(several if isinstance(several, list) else ())]
    return {one for one in named if isinstance(one, str) and one}


def _person(at: Reading, person: str) -> Person | None:
    row = at.one("SELECT key, box, edits FROM persons WHERE person = ?", (person,))
    if row is None:
        return None
    if row["key"] is None:
        return Person(None, None)
    matches = at.rows("SELECT kind, digest FROM person_match WHERE person = ? ORDER BY kind, digest", (person,))
    return Person(row["key"], row["box"], row["edits"], tuple((match["kind"], match["digest"]) for match in matches))


def without_forgetting(parcel: Parcel) -> Parcel:
    """A parcel of a computer that has left: it gives what it gives, and has nothing forgotten any more."""
    return Parcel({subject: tuple(filter(None, keys)) for subject, keys in parcel.subjects.items()}, parcel.people)


def pieces(parcel: Parcel, size: int) -> Iterator[Parcel]:
    """A parcel in pieces of at most `size` subjects or people, so that no write takes long."""
    for subjects in in_batches(parcel.subjects.items(), size):
        yield Parcel(dict(subjects), {})
    for people in in_batches(parcel.people.items(), size):
        yield Parcel({}, dict(people))


def take_parcel(w: Writing, parcel: Parcel) -> None:
    """Keep the keys and people of a parcel; what is forgotten here stays forgotten."""
    for subject, keys in parcel.subjects.items():
        for key in keys:
            if key or subject_kind(subject) in FORGETTABLE:  # an empty one forgets
                w.give_key(subject, key)
    for person, row in parcel.people.items():
        _take_person(w, person, row)


def _take_person(w: Writing, person: str, row: Person) -> None:
    """Keep a vault row that is not here yet or was put right oftener; of two equally often the same one everywhere."""
    here = w.one("SELECT key, box, edits FROM persons WHERE person = ?", (person,))
    if row.key is None or row.box is None or (here is not None and here["key"] is None):
        return
    if here is not None and (row.edits, row.box) <= (here["edits"], here["box"]):
        return
    w.execute(
        "INSERT OR REPLACE INTO persons(person, key, box, edits) VALUES (?, ?, ?, ?)",
        (person, row.key, row.box, row.edits),
    )
    w.execute("DELETE FROM person_match WHERE person = ?", (person,))
    for kind, digest in row.matches:
        w.execute("INSERT INTO person_match(kind, digest, person) VALUES (?, ?, ?)", (kind, digest, person))


def in_batches(entries: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Entries, or whatever it is, in pieces of at most `size`, in order."""
    left = iter(entries)
    while batch := tuple(islice(left, size)):
        yield batch
