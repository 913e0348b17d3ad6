"""Forgetting in a running write: words lose their keys, names their rows, and the list says so for every restore.

Facts, hours and counts stay as they were. What is still open about the customer is let go in the same write.
"""

from __future__ import annotations

from collections.abc import Iterable

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.errors import SurroundingsError
from hall_assistant.privacy import vault
from hall_assistant.store import forgotten, journal
from hall_assistant.store.chains import HALL, PROGRAM
from hall_assistant.store.drafts import drop
from hall_assistant.store.store import Store, Writing

ASKED, LAPSED, RESTORED = "asked", "retention", "restored"
"""Why something is forgotten: the person asked, its time ran out, it was forgotten before a restore."""
FORGOT = "hall.forgot"
"""The one fact of a forgetting: how much and why, nothing about whom."""
VAULT = "vault:"


FORGETTABLE = frozenset({"case", "order", "person", "view", "photo", "incident"})
"""Kinds of subject that a person's wish or the passing of time may forget; the roll and the hall's settings never."""


def erase(w: Writing, names: Iterable[str], *, by: str, why: str) -> None:
    """Forget subjects (`case:…`, `order:…`, `person:…`) and rows of the vault (`vault:…`)."""
    for name in names:
        if name.startswith(VAULT):
            vault.destroy(w, name.removeprefix(VAULT))
        elif not is_forgotten(w, name):
            _erase_subject(w, name, by=by, why=why)


def _erase_subject(w: Writing, subject: str, *, by: str, why: str) -> None:
    if subject.startswith("case:"):
        case = CaseId(subject)
        if (state := state_of(w, case)).number and not state.erased:
            w.append(case, "case.erased", by=by, open={"why": why})
        drop(w, case)
    w.forget(subject)
    if w.facts(f"view:{subject}"):
        w.forget(f"view:{subject}")


def forget_all(
    w: Writing, store: Store, names: list[str], *, by: str, why: str, way: str = "", receptions: int = 0
) -> None:
    """Forget what has these names in a running write, with one fact that says how much and why, and the list."""
    erase(w, names, by=by, why=why)
    w.append(HALL, FORGOT, by=by, open={"why": why, "way": way, "receptions": receptions})
    w.settled()
    put_on_list(w, store, names)


def is_forgotten(w: Writing, subject: str) -> bool:
    """Whether the subject's key was destroyed already."""
    return journal.subject_keys(w.connection, subject) == (journal.DESTROYED,)


def put_on_list(w: Writing, store: Store, names: list[str]) -> None:
    """Write the names down outside the database, last before the write ends; see `store.forgotten`.

    Should the write fail after all, the next start finishes it: it was decided. Raises SurroundingsError
    `forget.list` where it cannot be written; nothing is forgotten then.
    """
    try:
        forgotten.add(store.folder, store.key, names)
    except OSError as problem:
        raise SurroundingsError("forget.list", folder=str(store.folder)) from problem
    _note_applied(w, store)


def is_applied(store: Store) -> bool:
    """Whether this database knows of everything on the forget list; one that was restored may not."""
    size = forgotten.size(store.folder)
    if not size:
        return True
    with store.reading() as at:
        row = at.one("SELECT value FROM local WHERE key = ?", (forgotten.APPLIED,))
    return row is not None and row["value"] == str(size)


def apply_list(store: Store) -> int:
    """Forget again what the list names, after a restore; returns how many names it has."""
    try:
        names = forgotten.read(store.folder, store.key)
    except OSError as problem:
        raise SurroundingsError("forget.list", folder=str(store.folder)) from problem
    with store.write() as w:
        erase(w, names, by=PROGRAM, why=RESTORED)
        _note_applied(w, store)
    return len(names)


def _note_applied(w: Writing, store: Store) -> None:
    size = forgotten.size(store.folder)
    w.execute("INSERT OR REPLACE INTO local(key, value) VALUES (?, ?)", (forgotten.APPLIED, str(size)))
