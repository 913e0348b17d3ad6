"""What every act on the ledger shares: finding a promise, making one, and contact first where it is overdue."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.promising import PromiseKind, Reached, Way
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, Promise, PromiseState
from hall_assistant.clock import DAY, MINUTE, local_text
from hall_assistant.errors import StaffError
from hall_assistant.people.values import Actor
from hall_assistant.promises.kinds import kind_of
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Writing
from hall_assistant.text import one_line, required

FARTHEST = 3 * 366 * DAY
"""A promise for later than this (milliseconds) is a slip of the hand; contracts run two years."""
CALL_BACK_WITHIN = 10 * MINUTE
"""How soon somebody rings back when a call broke off and no hour is named, milliseconds. Source: S47."""
CALL_BACK_WORDS = "我给您打回去，刚才断了的接着说"


@dataclass(frozen=True, slots=True)
class Contacted:
    """How the customer was contacted about a promise, as whoever did it tells it (主动联系)."""

    way: Way
    reached: Reached = Reached.REACHED
    words: str = ""
    at: int | None = None
    """When, UTC milliseconds; now if left out."""
    call_back: int | None = None
    """For a call that broke off: until when somebody rings back; ten minutes from now if left out."""


def refuse_hour(at: Writing, due: int) -> None:
    """Raise StaffError `promise.past` for a due hour that has gone by, `promise.far` for one years away."""
    if due <= at.now:
        raise StaffError("promise.past")
    if due > at.now + FARTHEST:
        raise StaffError("promise.far")


def refuse_beyond(at: Writing, case: CaseId, kind: PromiseKind, due: int) -> None:
    """Raise StaffError `promise.beyond` for an hour later than a clock that such a promise answers to: law or house
    promise, still running and not over (答复, 修障, 复机). Source: S43, S46.
    """
    clocks = state_of(at, case).clocks
    bounding = [one for one in clocks if kind.value in one.bounds and one.running and at.now < one.due < due]
    if bounding:
        first = min(bounding, key=lambda one: one.due)
        raise StaffError("promise.beyond", clock=first.name, hour=local_text(first.due, at.offset)[5:])


def make(
    w: Writing,
    *,
    by: Actor,
    case: CaseId,
    words: str,
    due: int,
    kind: PromiseKind | None = None,
    renews: Promise | None = None,
    phrase: str = "",
) -> str:
    """Write a promise into a running write and return its name; one that renews another keeps its owner and kind.

    kind: told by the words where left out. phrase: id of the line it was given with. Raises as `refuse_hour` and
    `refuse_beyond`, and StaffError `text.empty`.
    """
    refuse_hour(w, due)
    words = required(words, what="承诺", limit=500)
    name = f"P{len(state_of(w, case).promises) + 1}"
    found = kind or (renews.kind if renews else kind_of(words))
    refuse_beyond(w, case, found, due)
    owner = renews.owner if renews else by.staff
    opened: dict[str, Json] = {"promise": name, "due": due, "owner": owner, "kind": found.value}
    if renews:
        opened |= {"renews": renews.given_name, "of": renews.chain}
    if phrase:
        opened["phrase"] = phrase
    w.append(case, "promise.made", by=by.staff, open=opened, sealed={"words": words})
    return name


def promise_of(w: Writing, case: CaseId, promise: str) -> Promise:
    """A promise by its name within its reception. Raises StaffError `promise.unknown`."""
    found = next((one for one in state_of(w, case).promises if one.promise == promise), None)
    if found is None:
        raise StaffError("promise.unknown", promise=promise)
    return found


def open_promise(w: Writing, case: CaseId, promise: str) -> Promise:
    """The same, open. Raises StaffError `promise.unknown`, `promise.settled`."""
    found = promise_of(w, case, promise)
    if found.state is not PromiseState.OPEN:
        raise StaffError("promise.settled", promise=promise)
    return found


def naming(promise: Promise) -> dict[str, Json]:
    """The entries by which a fact names a promise."""
    return {"promise": promise.given_name, "of": promise.chain}


def note_contact(w: Writing, *, by: Actor, case: CaseId, promise: Promise, told: Contacted) -> None:
    """Write down that the customer was contacted; a call that broke off makes the call-back promise in the same write.

    Raises StaffError `contact.hour` for a time later than now or before the promise was given. Source: S41, S47.
    """
    at = w.now if told.at is None else told.at
    if told.at is not None and not promise.made <= at <= w.now:
        raise StaffError("contact.hour")
    opened: dict[str, Json] = {**naming(promise), "at": at, "way": told.way.value, "reached": told.reached.value}
    sealed = {"words": one_line(told.words, what="怎么说的", limit=500)}
    w.append(case, "promise.contact", by=by.staff, open=opened, sealed=sealed)
    if told.reached is Reached.BROKEN_OFF:
        due = w.now + CALL_BACK_WITHIN if told.call_back is None else told.call_back
        make(w, by=by, case=case, words=CALL_BACK_WORDS, due=due, kind=PromiseKind.CALL_BACK)


def settle(
    w: Writing, kind: str, *, by: Actor, case: CaseId, promise: str, how: str, told: Contacted | None
) -> Promise:
    """Settle an open promise by a fact of `kind`; where it is overdue the customer is contacted first.

    Raises StaffError `promise.contact_first`, and as `open_promise` and `note_contact`. Source: S41.
    """
    meant = open_promise(w, case, promise)
    if told is not None:
        note_contact(w, by=by, case=case, promise=meant, told=told)
        meant = open_promise(w, case, promise)
    if meant.needs_contact(w.now):
        raise StaffError("promise.contact_first", promise=promise)
    w.append(case, kind, by=by.staff, open=naming(meant), sealed={"how": how})
    return meant
