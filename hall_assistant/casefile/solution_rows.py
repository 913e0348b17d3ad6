"""Options of a reception as read rows."""

from __future__ import annotations

from hall_assistant.casefile.solved import Solution
from hall_assistant.casefile.values import CaseState
from hall_assistant.money import cents
from hall_assistant.store.readmodel import Row


def solution_rows(state: CaseState) -> list[Row]:
    """One row per option."""
    return [_row(state, solution) for solution in state.solutions]


def _row(state: CaseState, solution: Solution) -> Row:
    approval = solution.approval
    return {
        "subject": state.case,
        "solution": solution.solution,
        "type": solution.type.value,
        "redress": solution.redress.value,
        "cents": cents(solution.amount),
        "words": solution.words,
        "state": solution.state.value,
        "made_by": solution.by,
        "settled": solution.settled,
        "settled_by": solution.settled_by,
        "second": approval.by if approval else "",
        "why": solution.why,
        "waits": int(approval is not None and approval.waits),
    }
