"""The questions asked of departments' legs: what a hall or a person waits for."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.legs import LegState
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.errors import StaffError
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class WaitingLeg:
    """A leg not settled yet, with the reception it belongs to."""

    case: CaseId
    number: str
    leg: str
    department: str
    question: str
    contact: str
    due: int
    """UTC milliseconds."""
    state: LegState
    urges: int
    urged: int | None
    handler: str
    first_asked: str
    person: str | None
    topic: str


_WAITING = """
SELECT l.subject, c.number, l.leg, l.department, l.question, l.contact, l.due, l.state, l.urges, l.urged, c.handler,
  c.first_asked, c.person, c.topic
FROM legs l JOIN cases c ON c.subject = l.subject
WHERE l.state IN ('open', 'returned') AND l.standing <> 'voided'
"""


def waiting_legs(at: Reading, *, handler: str | None = None, limit: int = 500) -> list[WaitingLeg]:
    """Legs nobody has answered, by hour, of the receptions one person (staff id) handles or of the whole hall."""
    sql, values = _WAITING, list[object]()
    if handler is not None:
        sql, values = f"{sql} AND l.handler = ?", [handler]
    rows = at.rows(f"{sql} ORDER BY l.due, l.subject, l.leg LIMIT ?", (*values, limit))
    return [_leg(dict(row)) for row in rows]


def _leg(row: dict[str, object]) -> WaitingLeg:
    values = {**row, "case": CaseId(str(row["subject"])), "state": LegState(str(row["state"]))}
    del values["subject"]
    return WaitingLeg(**values)  # type: ignore[arg-type]  # columns are named and typed as the value's fields


def refuse_open_legs(at: Reading, case: CaseId) -> None:
    """Raise StaffError `case.open_legs` (how many, which) while a department still owes an answer."""
    waiting = state_of(at, case).open_legs
    if waiting:
        named = "、".join(f"{leg.leg} {leg.department}" for leg in waiting)
        raise StaffError("case.open_legs", count=len(waiting), named=named)
