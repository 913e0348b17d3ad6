"""What can be done about a promise: make it, keep it, renew it with a new hour. Source: S30, S41, M04."""

from __future__ import annotations

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState, Promise, PromiseState
from hall_assistant.changes import Changes
from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required

FARTHEST = 3 * 366 * DAY
"""A promise for later than this (milliseconds) is a slip of the hand; contracts run two years."""


def promise(store: Store, *, by: Actor, case: CaseId, words: str, due: int) -> Changes:
    """Give a promise: what the customer was told, and until which hour (UTC milliseconds).

    Its owner is who gives it, for good; `open_promises` shows it to the handler of the reception too. Raises StaffError
    `promise.past` for an hour that has gone by, `promise.far`, `text.empty`, and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "promises.promise")
        ready_for_content(w, by=by, case=case)
        _make(w, by=by, state=state_of(w, case), words=words, due=due, renews=None)
    return w.changes


def refuse_hour(at: Writing, due: int) -> None:
    """Raise StaffError `promise.past` for a due hour that has gone by, `promise.far` for one years away."""
    if due <= at.now:
        raise StaffError("promise.past")
    if due > at.now + FARTHEST:
        raise StaffError("promise.far")


def _make(w: Writing, *, by: Actor, state: CaseState, words: str, due: int, renews: Promise | None) -> str:
    refuse_hour(w, due)
    name = f"P{len(state.promises) + 1}"
    opened: dict[str, str | int] = {
        "promise": name,
        "due": due,
        "owner": renews.owner if renews else by.staff,
    }
    if renews:
        opened |= {"renews": renews.given_name, "of": renews.chain}
    sealed = {"words": required(words, what="承诺", limit=500)}
    w.append(state.case, "promise.made", by=by.staff, open=opened, sealed=sealed)
    return name


def keep(store: Store, *, by: Actor, case: CaseId, promise: str, how: str = "") -> Changes:
    """Mark a promise as kept, with how (rang, repaired, told at the counter).

    Raises StaffError `promise.unknown`, `promise.settled`.
    """
    with store.write() as w:
        check(w, by, "promises.keep")
        meant = _open_promise(w, case, promise)
        sealed = {"how": one_line(how, what="怎么兑现的", limit=500)}
        w.append(case, "promise.kept", by=by.staff, open=_naming(meant), sealed=sealed)
    return w.changes


def _naming(promise: Promise) -> dict[str, Json]:
    return {"promise": promise.given_name, "of": promise.chain}


def renew(store: Store, *, by: Actor, case: CaseId, promise: str, due: int, words: str = "", why: str = "") -> Changes:
    """Put a new promise with a new hour in an open one's place; the old one stays on file (改约).

    words: the new words, the old ones if empty. Raises StaffError `promise.unknown`, `promise.settled`, and as
    `promise` does.
    """
    with store.write() as w:
        check(w, by, "promises.renew")
        old = _open_promise(w, case, promise)
        sealed = {"how": one_line(why, what="改约原因", limit=500)}
        w.append(case, "promise.renewed", by=by.staff, open=_naming(old), sealed=sealed)
        _make(w, by=by, state=state_of(w, case), words=words or old.words, due=due, renews=old)
    return w.changes


def _open_promise(w: Writing, case: CaseId, promise: str) -> Promise:
    found = next((one for one in state_of(w, case).promises if one.promise == promise), None)
    if found is None:
        raise StaffError("promise.unknown", promise=promise)
    if found.state is not PromiseState.OPEN:
        raise StaffError("promise.settled", promise=promise)
    return found
