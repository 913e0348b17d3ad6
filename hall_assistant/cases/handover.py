"""Handing a reception over (交接): the handler changes only when the other accepts; the first-asked owner never does.

An offer that nobody accepts returns to the handler after the hall's minutes, and says so. Source: S18, S45, N25.
"""

from __future__ import annotations

from hall_assistant.casefile.opening import only_handler, ready_for_content
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.clock import MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.people.access import check
from hall_assistant.people.records import on_the_roll
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required

_LATE = "SELECT subject, offered_to FROM cases WHERE offer_until <= ? AND +state = 'open'"
"""Offers whose minutes are over. The plus keeps SQLite from walking all that is open: few of it is offered."""


def offer(store: Store, *, by: Actor, case: CaseId, to: str, why: str = "", library: Library | None = None) -> Changes:
    """Ask a colleague (staff id) to take a reception over; until they accept nothing changes.

    library: where it is given, the 20-second brief goes with the offer as it read then. Raises StaffError
    `handover.self`, `staff.unknown`, `case.not_yours`, and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "cases.offer")
        ready_for_content(w, by=by, case=case)
        _offer(w, by=by, case=case, to=to, why=why, library=library)
    return w.changes


def _offer(w: Writing, *, by: Actor, case: CaseId, to: str, why: str, library: Library | None) -> None:
    only_handler(w, by=by, case=case)
    on_the_roll(w, to)
    row = w.one("SELECT handler FROM cases WHERE subject = ?", (case,))
    if row is not None and row["handler"] == to:
        raise StaffError("handover.self")
    sealed: dict[str, Json] = {"why": one_line(why, what="转交原因", limit=500)}
    if library is not None:
        from hall_assistant.cases.brief import brief_of  # of a reception that is handed on only

        sealed["brief"] = brief_of(w, case, library, now=w.now, offset=w.offset).text(library)
    until = w.now + hall_settings(w).handover_minutes * MINUTE
    w.append(case, "case.offered", by=by.staff, open={"to": to, "until": until}, sealed=sealed)


def offer_all(store: Store, *, by: Actor, to: str, library: Library | None = None) -> Changes:
    """Hand all one's open receptions to a colleague at the end of a shift (交班); nothing changes if there are none."""
    with store.write() as w:
        check(w, by, "cases.offer")
        rows = w.rows("SELECT subject FROM cases WHERE handler = ? AND state = 'open' ORDER BY started", (by.staff,))
        for row in rows:
            _offer(w, by=by, case=CaseId(row["subject"]), to=to, why="交班", library=library)
    return w.changes


def accept(store: Store, *, by: Actor, case: CaseId) -> Changes:
    """Take over a reception that was offered to oneself. Raises StaffError `handover.not_offered`."""
    with store.write() as w:
        check(w, by, "cases.accept")
        _only_if_offered(w, by, case)
        w.append(case, "case.accepted", by=by.staff)
    return w.changes


def accept_all(store: Store, *, by: Actor, giver: str = "") -> Changes:
    """Take over everything that was offered to oneself (都接过来), or all of it that one colleague hands over."""
    with store.write() as w:
        check(w, by, "cases.accept_all")
        rows = w.rows(
            "SELECT subject, handler FROM cases WHERE offered_to = ? AND offered_to <> '' AND state = 'open'"
            " ORDER BY started",
            (by.staff,),
        )
        for row in rows:
            if giver in ("", row["handler"]):
                w.append(row["subject"], "case.accepted", by=by.staff)
    return w.changes


def decline(store: Store, *, by: Actor, case: CaseId, why: str = "") -> Changes:
    """Give an offered reception back, with a reason, or take one's own offer back.

    Raises StaffError `handover.not_offered`, and `text.empty` where a colleague gives it back without a reason.
    """
    with store.write() as w:
        check(w, by, "cases.decline")
        offered_to = _only_if_offered(w, by, case, or_handled=True)
        clean = required if offered_to == by.staff else one_line
        sealed = {"why": clean(why, what="退回原因", limit=500)}
        w.append(case, "case.declined", by=by.staff, sealed=sealed)
    return w.changes


def _only_if_offered(w: Writing, by: Actor, case: CaseId, *, or_handled: bool = False) -> str:
    """Whom it is offered to."""
    row = w.one("SELECT offered_to, handler, state FROM cases WHERE subject = ?", (case,))
    open_offer = row is not None and row["state"] == "open" and bool(row["offered_to"])
    asked = row is not None and (row["offered_to"] == by.staff or (or_handled and row["handler"] == by.staff))
    if row is None or not (open_offer and asked):
        raise StaffError("handover.not_offered")
    return str(row["offered_to"])


def return_unaccepted(store: Store, *, by: Actor) -> Changes:
    """Let every offer whose minutes are over return to its handler, who is told; nothing changes if there is none.

    Whoever is signed in when it is noticed writes it down. Source: S45.
    """
    with store.write() as w:
        check(w, by, "cases.return_unaccepted")
        rows = w.rows(_LATE, (w.now,))
        for row in rows:
            w.append(row["subject"], "case.returned", by=by.staff, open={"to": row["offered_to"]})
    return w.changes


def see_return(store: Store, *, by: Actor, case: CaseId) -> Changes:
    """Say 知道了 to an offer that came back; nothing changes if there is nothing to be told.

    Raises StaffError `case.not_yours`.
    """
    with store.write() as w:
        check(w, by, "cases.see_return")
        only_handler(w, by=by, case=case)
        if w.one("SELECT 1 FROM cases WHERE subject = ? AND returned_from <> ''", (case,)) is not None:
            w.append(case, "case.return_seen", by=by.staff)
    return w.changes
