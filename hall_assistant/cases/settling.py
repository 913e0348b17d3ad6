"""Settling somebody (安顿): a room, others looking on, a wait that was too long. Source: S107–S109, S113.

A room is taken by a reception and free again when it ends: who is in it, and since when, needs no second book.
"""

from __future__ import annotations

from hall_assistant.casefile.opening import only_handler, ready_for_content
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Store

LONGEST_WAIT = 600
"""Minutes in a queue above which it is a slip of the hand."""


def take_room(store: Store, *, by: Actor, case: CaseId, room: str) -> Changes:
    """Take one of the hall's rooms for a reception (去里间坐); a room it had before is free then.

    Raises StaffError `room.unknown`, `room.taken` while another open reception sits there, and those of a reception
    that takes no content.
    """
    with store.write() as w:
        check(w, by, "cases.take_room")
        if room not in hall_settings(w).rooms:
            raise StaffError("room.unknown", room=room)
        there = w.one("SELECT subject FROM cases WHERE room = ? AND subject <> ?", (room, case))
        if there is not None:
            raise StaffError("room.taken", room=room)
        ready_for_content(w, by=by, case=case)
        if state_of(w, case).room != room:
            w.append(case, "case.room", by=by.staff, open={"room": room})
    return w.changes


def free_room(store: Store, *, by: Actor, case: CaseId) -> Changes:
    """Give a reception's room back before it ends. Raises StaffError `case.not_yours`."""
    with store.write() as w:
        check(w, by, "cases.take_room")
        only_handler(w, by=by, case=case)
        if state_of(w, case).room:
            ready_for_content(w, by=by, case=case)
            w.append(case, "case.room", by=by.staff, open={"room": ""})
    return w.changes


def set_watched(store: Store, *, by: Actor, case: CaseId, watched: bool) -> Changes:
    """Say whether others look on (边上有人): the lines offered change. Source: S109."""
    with store.write() as w:
        check(w, by, "cases.set_watched")
        ready_for_content(w, by=by, case=case)
        if state_of(w, case).watched != watched:
            w.append(case, "case.watched", by=by.staff, open={"watched": watched})
    return w.changes


def note_wait(store: Store, *, by: Actor, case: CaseId, minutes: int) -> Changes:
    """Note how long the customer waited in the queue, with the hall's limit as it stands now. Source: S113.

    minutes: 0–600. Raises StaffError `wait.minutes`.
    """
    if not 0 <= minutes <= LONGEST_WAIT:
        raise StaffError("wait.minutes")
    with store.write() as w:
        check(w, by, "cases.note_wait")
        ready_for_content(w, by=by, case=case)
        limit = hall_settings(w).wait_minutes
        w.append(case, "case.waited", by=by.staff, open={"minutes": minutes, "limit": limit})
    return w.changes
