"""Linking receptions of the same matter (同一件事), and taking the link back; nothing is merged. Source: S46, S24."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.records import begun, state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.changes import Changes
from hall_assistant.deadlines.first import counted_for
from hall_assistant.errors import StaffError
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.grounds import Law
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store, Writing


def link(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    other: CaseId,
    rules: Mapping[str, Deadline],
    law: Mapping[str, Law],
) -> Changes:
    """Say that two receptions are the same matter: a fact on each; the one that began later repeats the other.

    The repeat shows the first registration, and its clocks that began with it count from there; how is decided now and
    stands in the fact. Ended ones may be linked too. rules: the deadlines of `knowledge/deadlines`, by id. Raises
    StaffError `link.self`, `link.known`, `case.unknown`, `case.voided`. Source: S46.
    """
    with store.write() as w:
        check(w, by, "cases.link")
        if case == other:
            raise StaffError("link.self")
        one, two = _standing(w, by, case), _standing(w, by, other)
        if any(link.other == other for link in one.links) and any(link.other == case for link in two.links):
            raise StaffError("link.known", number=two.number)
        first, repeat = sorted((one, two), key=lambda state: (state.started, state.case))
        clocks = counted_for(repeat, first, rules=rules, law=law, settings=hall_settings(w), offset=w.offset)
        began = first.first_registered
        _append(w, by, repeat, first, {"repeat": True, "first": began, "clocks": clocks})
        _append(w, by, first, repeat, {"repeat": False, "first": began})
    return w.changes


def _standing(w: Writing, by: Actor, case: CaseId) -> CaseState:
    """A record's state; one that was only begun is opened by the link. Raises `case.unknown`, `case.voided`."""
    if begun(w, case) is not None:
        ready_for_content(w, by=by, case=case)
    state = state_of(w, case)
    if not state.number:
        raise StaffError("case.unknown")
    if state.state == "voided":
        raise StaffError("case.voided", number=state.number)
    return state


def _append(w: Writing, by: Actor, state: CaseState, other: CaseState, told: dict[str, Json]) -> None:
    opened: dict[str, Json] = {"other": other.case, "number": other.number, **told}
    w.append(state.case, "case.linked", by=by.staff, open=opened)


def unlink(store: Store, *, by: Actor, case: CaseId, other: CaseId) -> Changes:
    """Take a link back on both receptions: first registration and clocks are their own again; both facts stay on file.

    Raises StaffError `link.unknown` where they are not linked. Source: S46.
    """
    with store.write() as w:
        check(w, by, "cases.unlink")
        pairs = ((case, other), (other, case))
        linked = [pair for pair in pairs if any(link.other == pair[1] for link in state_of(w, pair[0]).links)]
        if not linked:
            raise StaffError("link.unknown")
        for one, two in linked:
            w.append(one, "case.unlinked", by=by.staff, open={"other": two, "number": state_of(w, two).number})
    return w.changes
