"""The questions asked of the promise ledger: what is open, whose it is, what falls due."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """An open promise with the reception it belongs to."""

    case: CaseId
    number: str
    promise: str
    words: str
    due: int
    """UTC milliseconds."""
    owner: str
    """Who gave it; a hand-over does not change that."""
    handler: str
    """Who handles the reception now."""
    person: str | None
    topic: str
    needs_clearing: bool = False
    """Its reception ended all the same: facts of two counters met. It stays here until it is kept or renewed."""


_OPEN = """
SELECT p.subject, c.number, p.promise, p.words, p.due, p.owner, c.handler, c.person, c.topic, c.state = 'ended'
FROM promises p JOIN cases c ON c.subject = p.subject
WHERE p.state = 'open' AND c.state <> 'voided'
"""


def open_promises(
    at: Reading, *, owner: str | None = None, until: int | None = None, limit: int = 500
) -> list[OpenPromise]:
    """Open promises by due hour, of one person or of all, up to an hour (UTC milliseconds, excluded) if given.

    A promise stays with who gave it; once its reception is handed over both see it, the one who said the words and the
    one who now has to see that they come true. Source: S18, S41.
    """
    sql, values = _OPEN, list[object]()
    if owner is not None:
        sql, values = f"{sql} AND (p.owner = ? OR c.handler = ?)", [*values, owner, owner]
    if until is not None:
        sql, values = f"{sql} AND p.due < ?", [*values, until]
    rows = at.rows(f"{sql} ORDER BY p.due, p.subject, p.promise LIMIT ?", (*values, limit))
    return [OpenPromise(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many open promises fall due today and how many are past their hour."""

    today: int
    overdue: int


def due_count(at: Reading, *, now: int, day_end: int) -> DueCount:
    """Counts over the whole hall; `now` and `day_end` in UTC milliseconds."""
    row = at.one(
        "SELECT count(*) FILTER (WHERE p.due >= ?) AS today, count(*) FILTER (WHERE p.due < ?) AS overdue"
        " FROM promises p JOIN cases c ON c.subject = p.subject"
        " WHERE p.state = 'open' AND p.due < ? AND c.state <> 'voided'",
        (now, now, day_end),
    )
    return DueCount(row["today"], row["overdue"]) if row is not None else DueCount(0, 0)
