"""Handing a reception over (交接): the handler changes only when the other accepts; the first-asked owner never does.

Source: S18, S45, N25.
"""

from __future__ import annotations

from hall_assistant.casefile.opening import only_handler, ready_for_content
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line


def offer(store: Store, *, by: Actor, case: CaseId, to: str, why: str = "") -> Changes:
    """Ask a colleague (staff id) to take a reception over; until they accept nothing changes.

    Raises StaffError `handover.self`, `staff.unknown`, `case.not_yours`, and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "cases.offer")
        ready_for_content(w, by=by, case=case)
        _offer(w, by=by, case=case, to=to, why=why)
    return w.changes


def _offer(w: Writing, *, by: Actor, case: CaseId, to: str, why: str) -> None:
    only_handler(w, by=by, case=case)
    if w.one("SELECT 1 FROM staff WHERE staff = ? AND active", (to,)) is None:
        raise StaffError("staff.unknown")
    row = w.one("SELECT handler FROM cases WHERE subject = ?", (case,))
    if row is not None and row["handler"] == to:
        raise StaffError("handover.self")
    sealed = {"why": one_line(why, what="转交原因", limit=500)}
    w.append(case, "case.offered", by=by.staff, open={"to": to}, sealed=sealed)


def offer_all(store: Store, *, by: Actor, to: str) -> Changes:
    """Hand all one's open receptions to a colleague at the end of a shift (交班); nothing changes if there are none."""
    with store.write() as w:
        check(w, by, "cases.offer")
        rows = w.rows("SELECT subject FROM cases WHERE handler = ? AND state = 'open' ORDER BY started", (by.staff,))
        for row in rows:
            _offer(w, by=by, case=CaseId(row["subject"]), to=to, why="交班")
    return w.changes


def accept(store: Store, *, by: Actor, case: CaseId) -> Changes:
    """Take over a reception that was offered to oneself. Raises StaffError `handover.not_offered`."""
    with store.write() as w:
        check(w, by, "cases.accept")
        _only_if_offered(w, by, case)
        w.append(case, "case.accepted", by=by.staff)
    return w.changes


def decline(store: Store, *, by: Actor, case: CaseId, why: str = "") -> Changes:
    """Give an offered reception back, or take one's own offer back. Raises StaffError `handover.not_offered`."""
    with store.write() as w:
        check(w, by, "cases.decline")
        _only_if_offered(w, by, case, or_handled=True)
        sealed = {"why": one_line(why, what="退回原因", limit=500)}
        w.append(case, "case.declined", by=by.staff, sealed=sealed)
    return w.changes


def _only_if_offered(w: Writing, by: Actor, case: CaseId, *, or_handled: bool = False) -> None:
    row = w.one("SELECT offered_to, handler, state FROM cases WHERE subject = ?", (case,))
    open_offer = row is not None and row["state"] == "open" and bool(row["offered_to"])
    asked = row is not None and (row["offered_to"] == by.staff or (or_handled and row["handler"] == by.staff))
    if not (open_offer and asked):
        raise StaffError("handover.not_offered")
