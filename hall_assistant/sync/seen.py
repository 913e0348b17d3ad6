"""What each computer has read (已读到哪): one small file per chain, so that the others see who is behind, and what was
forgotten where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from hall_assistant.casefile.values import CaseId
from hall_assistant.errors import StaffError
from hall_assistant.personal.erasing import FORGETTABLE, VAULT, put_on_list
from hall_assistant.privacy import vault
from hall_assistant.settings.records import hall_settings
from hall_assistant.store import journal
from hall_assistant.store.drafts import drop
from hall_assistant.store.readmodel import subject_kind
from hall_assistant.store.store import Reading, Store, Writing
from hall_assistant.sync.folder import SEEN, Folder
from hall_assistant.sync.members import trusted
from hall_assistant.sync.sealed_file import Content, label, opened, packed
from hall_assistant.sync.values import APART, Credentials, Trouble


class Seen(msgspec.Struct, frozen=True):
    """What a computer had at a moment: its counter, the end of every chain, and what is forgotten there.

    at: by its own clock, UTC milliseconds: shown, never reckoned with.
    """

    device: str
    counter: str
    chain: str
    at: int
    heads: dict[str, int]
    subjects: tuple[str, ...]
    people: tuple[str, ...]
    broken: tuple[tuple[str, int, int], ...] = ()
    """Segments it could not read: chain, first and last fact."""
    full: bool = False
    """Whether customers' full numbers are kept there."""
    end: bytes = b""
    """The hash of the last fact of its own chain."""


def mine_now(store: Store, mine: Credentials, broken: tuple[tuple[str, int, int], ...]) -> Seen:
    """What this computer has now, and what it could not read."""
    with store.reading() as at:
        heads = journal.heads(at.connection)
        ends = {chain: head.seq for chain, head in heads.items()}
        full, end = hall_settings(at).full_numbers, heads[store.chain].hash
        return Seen(mine.device, store.counter, store.chain, store.clock.now(), ends, *forgotten(at), broken, full, end)


def forgotten(at: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The subjects and people whose keys are destroyed here, in order."""
    subjects = at.rows("SELECT subject FROM subject_keys WHERE key = x'' ORDER BY subject")
    people = at.rows("SELECT person FROM persons WHERE key IS NULL ORDER BY person")
    return tuple(row["subject"] for row in subjects), tuple(row["person"] for row in people)


def lay_down(folder: Folder, mine: Credentials, seen: Seen) -> None:
    """Tell the others."""
    folder.write(
        seen.chain, SEEN, packed(mine, label(mine, Content.SEEN, chain=seen.chain), msgspec.msgpack.encode(seen))
    )


def others(at: Reading, folder: Folder, mine: Credentials, own: str) -> Iterator[Seen]:
    """What the other members laid down, those that can be read; `own` is the chain that is not asked."""
    known = trusted(at, mine)
    for chain in folder.chains():
        seen = _told(folder, mine, known, chain) if chain != own else None
        if seen is not None:
            yield seen


def told_before(at: Reading, folder: Folder, mine: Credentials, own: str) -> Seen | None:
    """What this computer laid down here the last time, or None."""
    return _told(folder, mine, trusted(at, mine), own)


def apart(at: Reading, others: Iterable[Seen]) -> Iterator[Trouble]:
    """The chains of which other facts stand here than their own computer has: another wrote under its numbers, and
    what it wrote was read here before it found out and went on under new ones.
    """
    for seen in others:
        seq = seen.heads.get(seen.chain, 0)
        here = journal.hash_at(at.connection, seen.chain, seq)
        if seen.end and here is not None and here != seen.end:
            yield Trouble(seen.chain, seq, seq, APART)


def _told(folder: Folder, mine: Credentials, known: Mapping[str, bytes], chain: str) -> Seen | None:
    file = folder.read(chain, SEEN)
    if file is None:
        return None
    try:
        said, content = opened(file, mine, known, Content.SEEN)
        seen = msgspec.msgpack.decode(content, type=Seen)
    except (StaffError, msgspec.DecodeError, UnicodeDecodeError):
        return None  # torn, or of a computer not known yet: its facts say what is to be told
    return seen if said.device == seen.device and said.chain == seen.chain == chain else None


def untold(at: Reading, others: Sequence[Seen]) -> tuple[list[str], list[str]]:
    """The subjects and people that are forgotten elsewhere and not here yet, in order; the roll and settings never."""
    subjects, people = forgotten(at)
    told = {subject for seen in others for subject in seen.subjects if subject_kind(subject) in FORGETTABLE}
    more_subjects = told.difference(subjects)
    more_people = {person for seen in others for person in seen.people}.difference(people)
    return sorted(more_subjects), sorted(more_people)


def forget_too(store: Store, w: Writing, others: Sequence[Seen]) -> int:
    """Forget here what was forgotten elsewhere, and remember it outside the database for every restore; returns how
    much was new.
    """
    subjects, people = untold(w, others)
    for subject in subjects:
        w.forget(subject)
        if subject.startswith("case:"):
            drop(w, CaseId(subject))
    for person in people:
        forget_person(w, person)
    if names := [*subjects, *(VAULT + person for person in people)]:
        w.settled()
        put_on_list(w, store, names)
    return len(names)


def forget_person(w: Writing, person: str) -> None:
    """Destroy a person's vault row; an empty one stays also where there was none: a late parcel brings nobody back."""
    vault.destroy(w, person)
    w.execute("INSERT OR IGNORE INTO persons(person) VALUES (?)", (person,))
