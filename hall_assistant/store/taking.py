"""Taking in (收进): what must hold before a fact that another copy of the hall wrote is appended here.

A fact that a salvage could not bring back comes home the same way, if another counter still has it.
"""

from __future__ import annotations

from hall_assistant.errors import StaffError
from hall_assistant.store import journal
from hall_assistant.store.driver import Connection
from hall_assistant.store.facts import FIRST, Entry, as_written
from hall_assistant.store.journal import Head


def is_new(at: Connection, head: Head | None, entry: Entry) -> bool:
    """Whether a fact comes next on its chain, whose last is `head`, or fills a gap; False for one that is here already.

    Raises StaffError `exchange.forked`, `exchange.gap`, `exchange.altered`, `exchange.keys`.
    """
    seq = head.seq if head else 0
    prev: bytes | None = head.hash if head else FIRST
    if entry.seq <= seq:
        here = journal.hash_at(at, entry.chain, entry.seq)
        if here == entry.hash:
            return False
        prev = _before_gap(at, entry) if here is None else None
    elif entry.seq > seq + 1:
        raise StaffError("exchange.gap")
    if entry.prev != prev:
        raise StaffError("exchange.forked")
    if not as_written(entry):
        raise StaffError("exchange.altered")
    if entry.sealed is not None and not journal.subject_keys(at, entry.subject):
        raise StaffError("exchange.keys")
    return True


def _before_gap(at: Connection, entry: Entry) -> bytes | None:
    """The hash of the fact before a missing one, or None where the one after it, which is here, says it is another."""
    after = next(journal.of_chain(at, entry.chain, entry.seq), None)
    if after is not None and after.seq == entry.seq + 1 and after.prev != entry.hash:
        return None
    return journal.hash_at(at, entry.chain, entry.seq - 1) if entry.seq > 1 else FIRST
