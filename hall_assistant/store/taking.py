"""Taking in (收进): what must hold before a fact that another copy of the hall wrote is appended here."""

from __future__ import annotations

from hall_assistant.errors import StaffError
from hall_assistant.store import journal
from hall_assistant.store.driver import Connection
from hall_assistant.store.facts import FIRST, Entry, as_written
from hall_assistant.store.journal import Head


def is_new(at: Connection, head: Head | None, entry: Entry) -> bool:
    """Whether a fact comes next on its chain, whose last one here is `head`; False for one that is here already.

    Raises StaffError `exchange.forked`, `exchange.gap`, `exchange.altered`, `exchange.keys`.
    """
    seq, prev = (head.seq, head.hash) if head else (0, FIRST)
    if entry.seq <= seq:
        if journal.hash_at(at, entry.chain, entry.seq) != entry.hash:
            raise StaffError("exchange.forked")
        return False
    if entry.seq > seq + 1:
        raise StaffError("exchange.gap")
    if entry.prev != prev:
        raise StaffError("exchange.forked")
    if not as_written(entry):
        raise StaffError("exchange.altered")
    if entry.sealed is not None and not journal.subject_keys(at, entry.subject):
        raise StaffError("exchange.keys")
    return True
