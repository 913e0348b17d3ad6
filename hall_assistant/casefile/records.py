"""Receptions and their promises as read rows: the fold into `cases` and `promises`, and the
first questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hall_assistant.casefile.clock_rows import alarm_rows, clock_rows
from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.guide_rows import guide_rows
from hall_assistant.casefile.leg_rows import handing_columns, leg_rows
from hall_assistant.casefile.solution_rows import solution_rows
from hall_assistant.casefile.values import CaseId, CaseState, Promise
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading


def rows_of(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The read rows of one reception."""
    state = fold(CaseId(subject), facts)
    return {
        "cases": [_case_row(state)],
        "promises": [_promise_row(state, promise) for promise in state.promises],
        "solutions": solution_rows(state),
        "legs": leg_rows(state),
        "guided": guide_rows(state),
        "clocks": clock_rows(state),
        "clock_alarms": alarm_rows(state),
    }


def _case_row(state: CaseState) -> Row:
    return {
        "subject": state.case,
        "number": state.number,
        "day": state.day,
        "counter": state.counter,
        "started": state.started,
        "opened": state.opened,
        "mode": state.mode,
        "flow": state.flow,
        "topic": state.topic,
        "first_asked": state.first_asked,
        "handler": state.handler,
        "offered_to": state.offered_to,
        "state": state.state,
        "outcome": state.outcome.value if state.outcome else None,
        "ended": state.ended,
        "sentence": state.sentence,
        "order_number": state.order_number,
        "person": state.person,
        "open_promises": len(state.open_promises),
        **handing_columns(state),
    }


def _promise_row(state: CaseState, promise: Promise) -> Row:
    contact = max(promise.contacts, key=lambda one: one.at, default=None)
    urge = promise.urges[-1] if promise.urges else None
    return {
        "subject": state.case,
        "promise": promise.promise,
        "words": promise.words,
        "due": promise.due,
        "state": promise.state.value,
        "owner": promise.owner,
        "made": promise.made,
        "settled": promise.settled,
        "renews": promise.renews,
        "kind": promise.kind.value,
        "turn": promise.turn,
        "first_due": promise.first_due,
        "standing": state.state,
        "handler": state.handler,
        "waits_for": _waits_for(state, promise),
        "contacted": contact.at if contact else None,
        "reached": contact.reached.value if contact else None,
        "urged": urge.at if urge else None,
        "urged_by": urge.by if urge else None,
    }


def _waits_for(state: CaseState, promise: Promise) -> str:
    """Whom the one who gave the word waits for: who was asked to take the reception over, or who now handles it."""
    if state.offered_to:
        return state.offered_to if state.offered_to != promise.owner else ""
    return state.handler if state.handler != promise.owner else ""


def state_of(at: Reading, case: CaseId) -> CaseState:
    """A reception's whole state, folded now; one that was begun and holds nothing yet has no number."""
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
