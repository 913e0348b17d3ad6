"""The first questions asked of receptions: how one stands, and which were begun and hold nothing yet."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.store.store import Reading


def state_of(at: Reading, case: CaseId) -> CaseState:
    """A reception's whole state, folded now; one that was begun and holds nothing yet has no number."""
    from hall_assistant.casefile.fold import fold  # not on the way to the desk, where nothing is folded yet

    return fold(case, at.facts(case))


@dataclass(frozen=True, slots=True)
class Begun:
    """A reception that was begun and has no content yet: no record, only a running clock."""

    case: CaseId
    staff: str
    counter: str
    at: int
    flow: str
    mode: str
    first_asked: str = ""
    """A colleague without a PC (引导员) who was asked first; empty for the one who began it."""


_BEGUN = "case_id, staff, counter, at, flow, mode, first_asked"


def begun(at: Reading, case: CaseId) -> Begun | None:
    """The begun reception, or None once it is a record or has vanished."""
    row = at.one(f"SELECT {_BEGUN} FROM begun WHERE case_id = ?", (case,))
    return Begun(*row) if row is not None else None


def begun_by(at: Reading, staff: str) -> list[Begun]:
    """Begun receptions of a person, oldest first."""
    return [Begun(*row) for row in at.rows(f"SELECT {_BEGUN} FROM begun WHERE staff = ? ORDER BY at", (staff,))]


_LAST = """
SELECT subject, started FROM cases WHERE handler = ?1 AND state = 'open' AND mode = 'live' AND started >= ?2
UNION ALL SELECT case_id, at FROM begun WHERE staff = ?1 AND mode = 'live' AND at >= ?2
ORDER BY 2 DESC LIMIT 1
"""


def last_in_hand(at: Reading, staff: str, since: int) -> CaseId | None:
    """The open reception a person began last, none begun before `since` (UTC milliseconds)."""
    row = at.one(_LAST, (staff, since))
    return CaseId(row["subject"]) if row is not None else None
