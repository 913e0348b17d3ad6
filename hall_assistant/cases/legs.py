"""Asking a department (转部门): each leg has its hour under the same first-asked owner; urged, answered, withdrawn.

Source: S28, S43, S44.
"""

from __future__ import annotations

from hall_assistant.casefile.legs import Leg, LegState, UrgeWay
from hall_assistant.casefile.opening import only_handler, ready_for_content
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required

FARTHEST = 366 * DAY
"""An hour later than this (milliseconds) is a slip of the hand."""


def open_leg(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    department: str,
    question: str,
    due: int,
    contact: str = "",
    again: str = "",
) -> Changes:
    """Ask a department something, to be answered until an hour (UTC milliseconds).

    contact: its number; the one in the hall's settings if left out. again: a leg not settled yet whose place this one
    takes (重新转). Raises StaffError `leg.past`, `leg.far`, `leg.unknown`, `leg.settled`, `text.empty`, and what
    `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "cases.open_leg")
        ready_for_content(w, by=by, case=case)
        _refuse_hour(w, due)
        legs = state_of(w, case).legs
        opened: dict[str, Json] = {"leg": f"L{len(legs) + 1}", "due": due}
        if again:
            old = _unsettled(w, case, again)
            opened |= {"again": old.given_name, "of": old.chain}
        sealed = _asking(w, department, question, contact)
        w.append(case, "leg.opened", by=by.staff, open=opened, sealed=sealed)
    return w.changes


def _asking(w: Writing, department: str, question: str, contact: str) -> dict[str, Json]:
    name = required(department, what="部门", limit=20)
    known = {each.name: each.phone for each in hall_settings(w).departments}
    return {
        "department": name,
        "question": required(question, what="请部门办的事", limit=500),
        "contact": one_line(contact, what="部门电话", limit=40) or known.get(name, ""),
    }


def _refuse_hour(w: Writing, due: int) -> None:
    if due <= w.now:
        raise StaffError("leg.past")
    if due > w.now + FARTHEST:
        raise StaffError("leg.far")


def urge_leg(store: Store, *, by: Actor, case: CaseId, leg: str, how: UrgeWay, whom: str = "") -> Changes:
    """Urge a department (催): the time stands in the fact, with whom and how.

    Raises StaffError `leg.unknown`, `leg.settled`. Source: S44.
    """
    with store.write() as w:
        check(w, by, "cases.urge_leg")
        meant = _unsettled(w, case, leg)
        sealed = {"whom": one_line(whom, what="催的谁", limit=40) or meant.department}
        w.append(case, "leg.urged", by=by.staff, open={**_naming(meant), "how": how.value}, sealed=sealed)
    return w.changes


def answer_leg(store: Store, *, by: Actor, case: CaseId, leg: str, answer: str) -> Changes:
    """Record what the department said (部门答复). Raises StaffError `leg.unknown`, `leg.settled`, `text.empty`."""
    with store.write() as w:
        check(w, by, "cases.answer_leg")
        _settle(w, "leg.answered", by=by, case=case, leg=leg, answer=required(answer, what="部门答复", limit=1000))
    return w.changes


def return_leg(store: Store, *, by: Actor, case: CaseId, leg: str, why: str) -> Changes:
    """The department sent it back without an answer (部门退回): it stays with us, to be sent again or withdrawn.

    Raises StaffError `leg.unknown`, `leg.settled`, `text.empty`.
    """
    with store.write() as w:
        check(w, by, "cases.return_leg")
        _settle(w, "leg.returned", by=by, case=case, leg=leg, answer=required(why, what="部门为什么退", limit=500))
    return w.changes


def withdraw_leg(store: Store, *, by: Actor, case: CaseId, leg: str, why: str) -> Changes:
    """Wait for it no longer (撤回), with the reason; only the handler, or who may act for them.

    Raises StaffError `case.not_yours`, `leg.unknown`, `leg.settled`, `text.empty`.
    """
    with store.write() as w:
        check(w, by, "cases.withdraw_leg")
        only_handler(w, by=by, case=case)
        _settle(w, "leg.withdrawn", by=by, case=case, leg=leg, answer=required(why, what="为什么撤回", limit=500))
    return w.changes


def _settle(w: Writing, kind: str, *, by: Actor, case: CaseId, leg: str, answer: str) -> None:
    meant = _unsettled(w, case, leg)
    if kind == "leg.returned" and meant.state is LegState.RETURNED:
        raise StaffError("leg.settled", leg=leg)
    w.append(case, kind, by=by.staff, open=_naming(meant), sealed={"answer": answer})


def _unsettled(w: Writing, case: CaseId, leg: str) -> Leg:
    found = next((one for one in state_of(w, case).legs if one.leg == leg), None)
    if found is None:
        raise StaffError("leg.unknown", leg=leg)
    if not found.unsettled:
        raise StaffError("leg.settled", leg=leg)
    return found


def _naming(leg: Leg) -> dict[str, Json]:
    return {"leg": leg.given_name, "of": leg.chain}
