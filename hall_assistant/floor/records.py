"""Incidents as read rows, and the questions asked of them: the list, one of them, whether a reception had one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId
from hall_assistant.floor.fold import fold
from hall_assistant.floor.values import Incident, IncidentId
from hall_assistant.people.access import check, may
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading

MOST = 200
"""Incidents of one list."""


def rows_of(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The read row of one incident; none for one that was never opened."""
    state = fold(IncidentId(subject), facts)
    if not state.kind:
        return {}
    row: Row = {
        "kind": state.kind,
        "at": state.at,
        "counter": state.counter,
        "opened_by": state.by,
        "case_id": state.case,
        "place": state.fields.get("place", ""),
        "calls": " ".join(dict.fromkeys(call.number for call in state.calls)),
        "footage": state.footage,
        "reported": state.reports[-1].at if state.reports else None,
        "closed": state.closed,
        "closed_as": state.closed_as,
    }
    return {"incidents": [row]}


def incident_of(at: Reading, incident: IncidentId) -> Incident:
    """An incident's whole state, folded now; one that was never opened has no kind."""
    return fold(incident, at.facts(incident))


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident as the list shows it."""

    incident: IncidentId
    kind: str
    at: int
    counter: str
    by: str
    place: str
    calls: tuple[str, ...]
    footage: str
    reported: int | None
    closed: int | None
    closed_as: str


def incidents(at: Reading, *, by: Actor) -> list[IncidentLine]:
    """Incidents as this person may see them: who leads sees all, others their own; open ones first, then the latest.

    Raises StaffError `access.denied`.
    """
    check(at, by, "floor.look")
    leads = may(by.role, "floor.act_for_another")
    where, values = ("", ()) if leads else (" WHERE opened_by = ?", (by.staff,))
    rows = at.rows(
        "SELECT subject, kind, at, counter, opened_by, place, calls, footage, reported, closed, closed_as"
        f" FROM incidents{where} ORDER BY closed IS NOT NULL, at DESC, subject LIMIT ?",
        (*values, MOST),
    )
    return [_line(row) for row in rows]


def _line(row: Sequence[object]) -> IncidentLine:
    subject, kind, at, counter, by, place, calls, footage, reported, closed, closed_as = row
    return IncidentLine(
        IncidentId(str(subject)),
        str(kind),
        at if isinstance(at, int) else 0,
        str(counter or ""),
        str(by or ""),
        str(place or ""),
        tuple(str(calls or "").split()),
        str(footage or ""),
        reported if isinstance(reported, int) else None,
        closed if isinstance(closed, int) else None,
        str(closed_as or ""),
    )


def happened_in(at: Reading, case: CaseId) -> bool:
    """Whether an incident that was none by mistake happened in a reception."""
    row = at.one("SELECT 1 FROM incidents WHERE case_id = ? AND closed_as <> 'mistake' LIMIT 1", (case,))
    return row is not None
