"""What can be done about an incident (现场事件), one function each. Source: S111, N28, M14.

An incident stands on a subject of its own: it may touch several receptions or none (docs/decisions).
"""

from __future__ import annotations

from datetime import date

from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.clock import DAY, local_day
from hall_assistant.errors import StaffError
from hall_assistant.floor.records import incident_of
from hall_assistant.floor.values import CALLS, CLOSINGS, FIELDS, Incident, IncidentId
from hall_assistant.people.access import check, may
from hall_assistant.people.values import Actor
from hall_assistant.privacy.covering import always_kept
from hall_assistant.store.facts import Json
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line

LONGEST_AGO = 31 * DAY
"""How far back an incident may be set, milliseconds."""
LIMIT = 300
"""Characters of one entry of the form."""


def open_incident(
    store: Store, *, by: Actor, kind: str, called: str = "", case: CaseId | None = None, at: int | None = None
) -> tuple[IncidentId, Changes]:
    """Open an incident (记现场), with the number that is being rung if one is.

    kind: id of `knowledge/floor`. case: the reception it happens in; one that was only begun is not named, as it may
    vanish. at: UTC milliseconds, now if left out. Raises StaffError `incident.call`, `incident.hour`.
    """
    with store.write() as w:
        check(w, by, "floor.open_incident")
        when = w.now if at is None else at
        if not w.now - LONGEST_AGO <= when <= w.now:
            raise StaffError("incident.hour")
        incident = IncidentId(f"incident:{new_id(w.now)}")
        known = case is not None and w.one("SELECT 1 FROM cases WHERE subject = ?", (case,)) is not None
        opened: dict[str, Json] = {"kind": kind, "at": when, "counter": by.counter, "case": case if known else ""}
        w.append(incident, "incident.opened", by=by.staff, open=opened)
        if called:
            _append_call(w, by, incident, called)
    return incident, w.changes


def _append_call(w: Writing, by: Actor, incident: IncidentId, number: str) -> None:
    if number not in CALLS:
        raise StaffError("incident.call")
    w.append(incident, "incident.called", by=by.staff, open={"number": number})


def call(store: Store, *, by: Actor, incident: IncidentId, number: str) -> Changes:
    """Note that an emergency number is rung. Raises StaffError `incident.call`, `incident.unknown`, `.closed`."""
    with store.write() as w:
        check(w, by, "floor.call")
        _open(w, incident)
        _append_call(w, by, incident, number)
    return w.changes


def set_kind(store: Store, *, by: Actor, incident: IncidentId, kind: str) -> Changes:
    """Say what kind of incident it is (id of `knowledge/floor`). Raises StaffError `incident.unknown`, `.closed`."""
    with store.write() as w:
        check(w, by, "floor.note_incident")
        if _open(w, incident).kind != kind:
            w.append(incident, "incident.kind", by=by.staff, open={"kind": kind})
    return w.changes


def note(store: Store, *, by: Actor, incident: IncidentId, field: str, text: str) -> Changes:
    """Write one entry of the form; the last one counts, earlier ones stay on the record. Numbers are masked (N12).

    Whoever is signed in may: colleagues were there too. Raises StaffError `incident.field`, `incident.unknown`,
    `incident.closed`, `text.too_long`.
    """
    if field not in FIELDS:
        raise StaffError("incident.field")
    text = one_line(text, what=FIELDS[field], limit=LIMIT)
    with store.write() as w:
        check(w, by, "floor.note_incident")
        if _open(w, incident).fields.get(field, "") != always_kept(w, text):
            w.append(incident, "incident.noted", by=by.staff, open={"field": field}, sealed={"text": text})
    return w.changes


def keep_footage(store: Store, *, by: Actor, incident: IncidentId, until: str) -> Changes:
    """Note until which day the film is kept (录像保存到), `2026-04-11`; also after the incident is over.

    Raises StaffError `incident.footage` for what is no day or a day gone by, `incident.unknown`.
    """
    with store.write() as w:
        check(w, by, "floor.keep_footage")
        _known(w, incident)
        if not _is_day(until) or until < local_day(w.now, w.offset):
            raise StaffError("incident.footage")
        w.append(incident, "incident.footage", by=by.staff, open={"until": until})
    return w.changes


def report(store: Store, *, by: Actor, incident: IncidentId, text: str) -> Changes:
    """Note that a quick report (快报) went up, as it was sent. Raises StaffError `incident.unknown`, `text.*`."""
    text = one_line(text, what="快报", limit=LIMIT)
    with store.write() as w:
        check(w, by, "floor.report")
        _known(w, incident)
        w.append(incident, "incident.reported", by=by.staff, sealed={"text": text})
    return w.changes


def close(store: Store, *, by: Actor, incident: IncidentId, closed_as: str = "over", why: str = "") -> Changes:
    """End an incident (平稳了), or put away one that was none (没用上); nothing is deleted.

    Only who opened it or who leads. Raises StaffError `incident.closing`, `incident.not_yours`, `incident.unknown`,
    `incident.closed`.
    """
    if closed_as not in CLOSINGS:
        raise StaffError("incident.closing")
    with store.write() as w:
        check(w, by, "floor.close_incident")
        if _open(w, incident).by != by.staff and not may(by.role, "floor.act_for_another"):
            raise StaffError("incident.not_yours")
        sealed: dict[str, Json] = {"why": one_line(why, what="原因", limit=LIMIT)}
        w.append(incident, "incident.closed", by=by.staff, open={"as": closed_as}, sealed=sealed)
    return w.changes


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _known(w: Writing, incident: IncidentId) -> Incident:
    state = incident_of(w, incident)
    if not state.kind:
        raise StaffError("incident.unknown")
    return state


def _open(w: Writing, incident: IncidentId) -> Incident:
    state = _known(w, incident)
    if state.closed is not None:
        raise StaffError("incident.closed")
    return state
