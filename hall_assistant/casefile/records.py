"""Receptions and their promises as read rows: the fold into `cases` and `promises`, and the
first questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.values import CaseId, CaseState, Promise
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading


def rows_of(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The read rows of one reception."""
    state = fold(CaseId(subject), facts)
    return {
        "cases": [_case_row(state)],
        "promises": [_promise_row(subject, promise) for promise in state.promises],
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
    }


def _promise_row(subject: str, promise: Promise) -> Row:
    return {
        "subject": subject,
        "promise": promise.promise,
        "words": promise.words,
        "due": promise.due,
        "state": promise.state.value,
        "owner": promise.owner,
        "made": promise.made,
        "settled": promise.settled,
        "renews": promise.renews,
    }


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


def begun(at: Reading, case: CaseId) -> Begun | None:
    """The begun reception, or None once it is a record or has vanished."""
    row = at.one("SELECT staff, counter, at, flow, mode FROM begun WHERE case_id = ?", (case,))
    return Begun(case, row["staff"], row["counter"], row["at"], row["flow"], row["mode"]) if row is not None else None


def begun_by(at: Reading, staff: str) -> list[Begun]:
    """Begun receptions of a person, oldest first."""
    rows = at.rows("SELECT case_id, staff, counter, at, flow, mode FROM begun WHERE staff = ? ORDER BY at", (staff,))
    return [
        Begun(CaseId(row["case_id"]), row["staff"], row["counter"], row["at"], row["flow"], row["mode"]) for row in rows
    ]
