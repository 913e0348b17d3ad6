"""Whom a word about a reception can be for: those who had it, and never oneself."""

from __future__ import annotations

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.errors import StaffError
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Writing


def refuse_whom(w: Writing, *, by: Actor, case: CaseId, whom: str) -> None:
    """Raise StaffError unless `whom` had this reception and is another than who speaks."""
    state = state_of(w, case)
    if not state.number:
        raise StaffError("case.unknown")
    if state.state == "voided":
        raise StaffError("case.voided", number=state.number)
    if whom not in concerned(state):
        raise StaffError("review.whom")
    if whom == by.staff:
        raise StaffError("review.own")


def concerned(state: CaseState) -> tuple[str, ...]:
    """The clerks a word about a reception can be for: who handles it, who was asked first."""
    return tuple(dict.fromkeys(staff for staff in (state.handler, state.first_asked) if staff))
