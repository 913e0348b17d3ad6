"""What can be done about a promise: make it, keep it, give a new hour, own up that it was broken, open it again.

Nothing is deleted: each act is a fact, and a promise that was settled stays on file. Source: S30, S41, M04.
"""

from __future__ import annotations

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.promising import PromiseKind
from hall_assistant.casefile.values import CaseId, Promise, PromiseState
from hall_assistant.changes import Changes
from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check, may
from hall_assistant.people.values import Actor
from hall_assistant.promises.ledger import Contacted, make, naming, promise_of, settle
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required

REOPEN_WITHIN = DAY
"""How long who gave a promise may open it again, milliseconds; later it takes a lead."""


def promise(store: Store, *, by: Actor, case: CaseId, words: str, due: int, kind: PromiseKind | None = None) -> Changes:
    """Give a promise: what the customer was told, and until which hour (UTC milliseconds).

    kind: what was promised; told by the words if left out. Its owner is who gives it, for good; `open_promises` shows
    it to the handler of the reception too. Raises StaffError `promise.past` for an hour that has gone by,
    `promise.far`, `text.empty`, and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "promises.promise")
        ready_for_content(w, by=by, case=case)
        make(w, by=by, case=case, words=words, due=due, kind=kind)
    return w.changes


def keep(
    store: Store, *, by: Actor, case: CaseId, promise: str, how: str = "", contacted: Contacted | None = None
) -> Changes:
    """Mark a promise as kept, with how (rang, repaired, told at the counter).

    contacted: the contact that goes with it; an overdue promise wants one since its hour, and a customer who stands at
    the counter is one. Raises StaffError `promise.unknown`, `promise.settled`, `promise.contact_first`, `contact.hour`.
    """
    with store.write() as w:
        check(w, by, "promises.keep")
        how = one_line(how, what="怎么兑现的", limit=500)
        settle(w, "promise.kept", by=by, case=case, promise=promise, how=how, told=contacted)
    return w.changes


def renew(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    promise: str,
    due: int,
    words: str = "",
    why: str = "",
    contacted: Contacted | None = None,
) -> Changes:
    """Put a new promise with a new hour in an open one's place; the old one stays on file (改约).

    words: the new words, the old ones if empty. An overdue one wants a contact, as for `keep`: first contact, then
    explain, then a new hour (S41). Raises StaffError as `keep` and `promise` do.
    """
    with store.write() as w:
        check(w, by, "promises.renew")
        why = one_line(why, what="改约原因", limit=500)
        old = settle(w, "promise.renewed", by=by, case=case, promise=promise, how=why, told=contacted)
        make(w, by=by, case=case, words=words or old.words, due=due, renews=old)
    return w.changes


def break_promise(
    store: Store, *, by: Actor, case: CaseId, promise: str, done: str, contacted: Contacted | None = None
) -> Changes:
    """Own up that a promise was not kept and will not be (没做到), with what was done about it.

    Raises StaffError `text.empty` without a word on what was done, and as `keep` does.
    """
    with store.write() as w:
        check(w, by, "promises.break")
        how = required(done, what="怎么补救的", limit=500)
        settle(w, "promise.broken", by=by, case=case, promise=promise, how=how, told=contacted)
    return w.changes


def reopen(store: Store, *, by: Actor, case: CaseId, promise: str, why: str) -> Changes:
    """Open a promise again that was marked as kept or broken by mistake, with the reason.

    Who gave it may do so within a day of the mark, a lead or manager at any time; never on a reception that has ended,
    which would then be closed with an open promise. Raises StaffError `promise.unknown`, `promise.not_settled`,
    `promise.reopen_owner`, `promise.reopen_late`, `promise.reopen_ended`, `text.empty`.
    """
    with store.write() as w:
        check(w, by, "promises.reopen")
        meant = promise_of(w, case, promise)
        _refuse_reopening(w, by=by, case=case, meant=meant)
        sealed = {"why": required(why, what="为什么重开", limit=500)}
        w.append(case, "promise.reopened", by=by.staff, open=naming(meant), sealed=sealed)
    return w.changes


def _refuse_reopening(w: Writing, *, by: Actor, case: CaseId, meant: Promise) -> None:
    if meant.state not in (PromiseState.KEPT, PromiseState.BROKEN) or meant.settled is None:
        raise StaffError("promise.not_settled", promise=meant.promise)
    row = w.one("SELECT state, number FROM cases WHERE subject = ?", (case,))
    if row is None or row["state"] != "open":
        raise StaffError("promise.reopen_ended", number=row["number"] if row is not None else "")
    if may(by.role, "promises.reopen_any"):
        return
    if meant.owner != by.staff:
        raise StaffError("promise.reopen_owner", promise=meant.promise)
    if w.now - meant.settled > REOPEN_WITHIN:
        raise StaffError("promise.reopen_late", promise=meant.promise)
