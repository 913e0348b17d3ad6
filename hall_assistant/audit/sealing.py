"""Sealing the record (日封): by itself once a day is over, and up to now on a manager's wish. Source: M23."""

from __future__ import annotations

from hall_assistant.audit.drafting import Due, drafted, due_days, put, seal_all
from hall_assistant.audit.seals import Seal, every_seal
from hall_assistant.changes import Changes
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.chains import PROGRAM
from hall_assistant.store.store import Reading, Store


def seal_days(store: Store) -> Changes:
    """Seal every day that is over and not sealed; done by the program itself, at the start and after midnight.

    Doing it again changes nothing. Raises SurroundingsError where the disk will not; the next look does it then.
    """
    with store.reading() as at:
        waiting = due_days(at, now=store.clock.now(), offset=store.clock.offset())
    changes = Changes()
    for due in waiting:
        changes |= _seal(store, due)
    return changes


def _seal(store: Store, due: Due) -> Changes:
    """Drawn up on a view of its own, so that a long record keeps no clerk's write waiting."""
    with store.reading() as at:
        before, seal = every_seal(at), drafted(at, due)
    if seal is None:
        return Changes()
    with store.write() as w:
        if every_seal(w) == before:  # another program may have sealed it meanwhile
            put(w, seal, PROGRAM)
    return w.changes


def seal_now(store: Store, *, by: Actor) -> tuple[Seal, Changes]:
    """Seal everything up to this moment, for a code to take home; with nothing new, the last seal is told again.

    Raises StaffError `access.denied`.
    """
    with store.write() as w:
        check(w, by, "audit.seal")
        seal = seal_all(w, by.staff)
    return seal, w.changes


def latest_seals(at: Reading, *, by: Actor, limit: int = 7) -> list[Seal]:
    """The last seals, the newest first; for the manager. Raises StaffError `access.denied`."""
    check(at, by, "audit.seal")
    return every_seal(at)[: -limit - 1 : -1]
