"""Comparing a copy with the record before anything is replaced: what would be lost by going back to it.

Going back is rehearsed for it: the copy is brought beside the record and proved there as if it were to stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hall_assistant.backup.restoring import rehearsed
from hall_assistant.clock import MINUTE
from hall_assistant.store import database, journal
from hall_assistant.store.driver import Connection
from hall_assistant.store.journal import Head

_LATER = "SELECT subject FROM journal WHERE chain = ? AND seq > ?"
_FIRST_OF = "SELECT min(seq) FROM journal WHERE subject = ? AND chain = ?"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What going back to a copy would lose."""

    facts: int
    receptions: int
    """Receptions that would be gone altogether."""
    touched: int
    """Receptions that would lose their later part."""
    minutes: int
    """From the copy's last fact to the record's last, rounded up."""


def compare_copy(file: Path, copy: Path, key: bytes, former: Sequence[bytes] = ()) -> Comparison:
    """Compare the record in `file` with a copy of it; both stay as they are. former: as `rehearsed` takes them.

    Raises SurroundingsError.
    """
    with rehearsed(file.parent, key, copy, former) as side, closing(database.connect(side, key, read_only=True)) as at:
        there = journal.heads(at)
    with database.sorted_errors(file.parent), closing(database.connect(file, key, read_only=True)) as at:
        here = journal.heads(at)
        common = {chain: _common(at, chain, there.get(chain)) for chain in here}
        lost, facts = _lost_subjects(at, common)
        gone = sum(1 for subject in lost if _begun_after(at, subject, common))
        return Comparison(facts, gone, len(lost) - gone, _minutes(here, there))


def _common(at: Connection, chain: str, head: Head | None) -> int:
    """Up to which fact of the chain both are the same."""
    return head.seq if head and journal.hash_at(at, chain, head.seq) == head.hash else 0


def _lost_subjects(at: Connection, common: dict[str, int]) -> tuple[set[str], int]:
    subjects, facts = set(), 0
    for chain, seq in common.items():
        for row in at.execute(_LATER, (chain, seq)):
            facts += 1
            if row["subject"].startswith("case:"):
                subjects.add(row["subject"])
    return subjects, facts


def _begun_after(at: Connection, subject: str, common: dict[str, int]) -> bool:
    firsts = ((at.execute(_FIRST_OF, (subject, chain)).fetchone()[0], seq) for chain, seq in common.items())
    return all(first is None or first > seq for first, seq in firsts)


def _minutes(here: dict[str, Head], there: dict[str, Head]) -> int:
    last_here = max((head.clock >> 16 for head in here.values()), default=0)
    last_there = max((head.clock >> 16 for head in there.values()), default=0)
    return max(0, -(-(last_here - last_there) // MINUTE))
