"""Contacting the customer about a promise, and urging whom it waits for (主动联系、催). Source: S41, S45, S47."""

from __future__ import annotations

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.promising import PromiseKind, Way
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.records import on_the_roll
from hall_assistant.people.values import Actor
from hall_assistant.promises.ledger import (
    CALL_BACK_WITHIN,
    CALL_BACK_WORDS,
    Contacted,
    make,
    naming,
    note_contact,
    open_promise,
)
from hall_assistant.store.store import Store
from hall_assistant.text import one_line


def contact(store: Store, *, by: Actor, case: CaseId, promise: str, told: Contacted) -> Changes:
    """Write down that the customer was contacted about an open promise: when, how, reached or not, what was said.

    A call that broke off halfway makes a promise to ring back in the same write. Raises StaffError `promise.unknown`,
    `promise.settled`, `contact.hour`, and `promise.past` for an hour to ring back that has gone by. Source: S41, S47.
    """
    with store.write() as w:
        check(w, by, "promises.contact")
        note_contact(w, by=by, case=case, promise=open_promise(w, case, promise), told=told)
    return w.changes


def call_broke_off(store: Store, *, by: Actor, case: CaseId, due: int | None = None) -> Changes:
    """A call with the customer broke off and there was no promise yet: one to ring back stands at once (回电).

    due: until when, UTC milliseconds; ten minutes from now if left out. Raises StaffError `promise.past` and what
    `ready_for_content` raises. Source: S47.
    """
    with store.write() as w:
        check(w, by, "promises.contact")
        ready_for_content(w, by=by, case=case)
        hour = w.now + CALL_BACK_WITHIN if due is None else due
        make(w, by=by, case=case, words=CALL_BACK_WORDS, due=hour, kind=PromiseKind.CALL_BACK)
    return w.changes


def urge(
    store: Store, *, by: Actor, case: CaseId, promise: str, to: str = "", way: Way = Way.HERE, words: str = ""
) -> Changes:
    """Urge the colleague an open promise waits for; they see it beside the promise in their own list (催).

    to: staff id; if empty who was asked to take the reception over, else its handler, else who gave the word. Raises
    StaffError `urge.self` where that is oneself, `staff.unknown`, `promise.unknown`, `promise.settled`.
    """
    with store.write() as w:
        check(w, by, "promises.urge")
        meant, state = open_promise(w, case, promise), state_of(w, case)
        others = (state.offered_to, state.handler, meant.owner)
        whom = to or next((one for one in others if one and one != by.staff), by.staff)
        if whom == by.staff:
            raise StaffError("urge.self")
        on_the_roll(w, whom)
        sealed = {"words": one_line(words, what="怎么催的", limit=500)}
        opened = {**naming(meant), "to": whom, "way": way.value}
        w.append(case, "promise.urged", by=by.staff, open=opened, sealed=sealed)
    return w.changes
