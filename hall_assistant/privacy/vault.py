"""What is done to rows of the identity vault after they were made: put right, emptied, taken away. Source: N12, N16."""

from __future__ import annotations

from collections.abc import Iterable

from hall_assistant.clock import MINUTE
from hall_assistant.privacy.identity import boxed, drop_opened, note_matches, unboxed
from hall_assistant.store.store import Reading, Writing
from hall_assistant.text import one_line

_USED = "SELECT 1 FROM cases WHERE person = ? UNION ALL SELECT 1 FROM orders WHERE person = ?"


def destroy(w: Writing, person: str) -> None:
    """Destroy a customer's key: nobody can say any more who it was, and no number or name leads there (N16)."""
    w.forgot = True
    drop_opened()
    w.execute("UPDATE persons SET key = NULL, box = NULL WHERE person = ?", (person,))
    w.execute("DELETE FROM person_match WHERE person = ?", (person,))
    w.touch("persons")


def discard(w: Writing, people: Iterable[str]) -> int:
    """Take away rows that no fact leads to any more; returns how many. Who is named by a reception or order stays."""
    taken = 0
    for person in people:
        if w.one(_USED, (person, person)) is None:
            taken += 1
            w.execute("DELETE FROM persons WHERE person = ?", (person,))
            w.execute("DELETE FROM person_match WHERE person = ?", (person,))
    return taken


def tidy(w: Writing, subject: str, kind: str) -> int:
    """Take away the rows of people this subject once named and names no more, by facts of `kind`.

    One named within the last minute stays: the naming after it may still be taken back.
    """
    old = {fact.open.get("person") for fact in w.facts(subject) if fact.kind == kind and fact.at < w.now - MINUTE}
    return discard(w, [person for person in old if isinstance(person, str)])


def rename(w: Writing, person: str, *, surname: str, honorific: str) -> None:
    """Put a customer's surname and honorific right; the number stays. Raises StaffError `text.too_long`."""
    known = unboxed(w, person)
    if known is None:
        return
    key, plain = known
    plain |= {
        "surname": one_line(surname, what="称呼", limit=20),
        "honorific": one_line(honorific, what="称呼", limit=20),
    }
    w.execute("UPDATE persons SET box = ?, edits = edits + 1 WHERE person = ?", (boxed(key, person, plain), person))
    w.execute("DELETE FROM person_match WHERE person = ? AND kind = 'surname'", (person,))
    note_matches(w, person, [("surname", plain["surname"])])
    w.touch("persons")


def full_number(at: Reading, person: str | None) -> str:
    """A customer's whole number where the hall keeps it; else empty."""
    known = unboxed(at, person)
    return known[1].get("number", "") if known is not None else ""


def drop_numbers(w: Writing) -> int:
    """Leave of every kept number its masked form; returns how many there were."""
    dropped = 0
    for row in w.rows("SELECT person FROM persons WHERE key IS NOT NULL"):
        known = unboxed(w, row["person"])
        if known is not None and known[1].pop("number", ""):
            dropped += 1
            box = boxed(known[0], row["person"], known[1])
            w.execute("UPDATE persons SET box = ?, edits = edits + 1 WHERE person = ?", (box, row["person"]))
    return dropped
