"""What the new value of a corrected entry is held to: the rule the first one was held to."""

from __future__ import annotations

from hall_assistant.casefile.legs import LegState
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.sent_by import LONGEST, port_figures
from hall_assistant.casefile.values import CaseId, CaseState, Outcome, PromiseState
from hall_assistant.clock import day_bounds
from hall_assistant.errors import StaffError
from hall_assistant.store.facts import Fact, Json
from hall_assistant.store.store import Writing
from hall_assistant.text import blank, required, typed

_LIMITS = {
    "value": 200,
    "number": 60,
    "sentence": 1000,
    "words": 500,
    "how": 500,
    "topic": 200,
    "question": 500,
    "answer": 1000,
    "where": 100,
}
"""Characters an entry may hold after a correction, as when it was first made."""


def fitting(w: Writing, target: Fact, field: str, value: Json) -> Json:
    """The value as it may stand. Raises StaffError `case.voided`, `correction.value` for one of another kind,
    `correction.day`, `correction.due`, `contact.hour`, `case.order_missing`, and those of a promise's hour.
    """
    state = state_of(w, CaseId(target.subject))
    if state.state == "voided":
        raise StaffError("case.voided", number=state.number)
    if field in ("started", "due", "at"):
        if not isinstance(value, int) or isinstance(value, bool):
            raise StaffError("correction.value")
        return _hour(w, state, target, field, value)
    if not isinstance(value, str):
        raise StaffError("correction.value")
    return _outcome(state, value) if field == "outcome" else _words(target, field, value)


def _hour(w: Writing, state: CaseState, target: Fact, field: str, value: int) -> int:
    if field == "started":
        return _start(target, value)
    if field == "at":
        return _contact(state, target, value)
    return _leg_due(w, state, target, value) if target.kind == "leg.opened" else _due(w, state, target, value)


def _start(target: Fact, value: int) -> int:
    """A start may move within its day, which stands in the number, and not past the moment the record was opened."""
    day = day_bounds(str(target.open["day"]), target.offset)
    if not (day[0] <= value < day[1] and value <= target.at):
        raise StaffError("correction.day")
    return value


def _due(w: Writing, state: CaseState, target: Fact, value: int) -> int:
    """A due hour written down wrongly may be corrected until it strikes; after that the honest way is to renew."""
    made = (target.chain, str(target.open.get("promise")))
    promise = next((one for one in state.promises if (one.chain, one.given_name) == made), None)
    if promise is None:
        raise StaffError("correction.unknown")
    if promise.state is not PromiseState.OPEN or promise.due <= w.now:
        raise StaffError("correction.due", promise=promise.promise)
    return _refuse_hour(w, value)


def _leg_due(w: Writing, state: CaseState, target: Fact, value: int) -> int:
    """Until it strikes, as with a promise; after that the department is urged or asked anew."""
    opened = (target.chain, str(target.open.get("leg")))
    leg = next((one for one in state.legs if (one.chain, one.given_name) == opened), None)
    if leg is None:
        raise StaffError("correction.unknown")
    if leg.state is not LegState.OPEN or leg.due <= w.now:
        raise StaffError("correction.due", promise=leg.leg)
    return _refuse_hour(w, value)


def _refuse_hour(w: Writing, value: int) -> int:
    from hall_assistant.promises.ledger import refuse_hour  # loaded with the first correction of an hour

    refuse_hour(w, value)
    return value


def _contact(state: CaseState, target: Fact, value: int) -> int:
    """A contact lies between the giving of the promise and the writing down of it."""
    about = (str(target.open.get("of", target.chain)), str(target.open.get("promise")))
    promise = next((one for one in state.promises if (one.chain, one.given_name) == about), None)
    if promise is None:
        raise StaffError("correction.unknown")
    if not promise.made <= value <= target.at:
        raise StaffError("contact.hour")
    return value


def _outcome(state: CaseState, value: str) -> str:
    if value not in set(Outcome):
        raise StaffError("correction.value")
    if value == Outcome.ORDERED.value and not state.order_number:
        raise StaffError("case.order_missing")
    return value


def _words(target: Fact, field: str, value: str) -> str:
    if target.kind == "case.sent_by":
        return port_figures(value) if field == "port" else required(value, what="更正内容", limit=LONGEST)
    if target.kind != "case.noted":
        return required(value, what="更正内容", limit=_LIMITS.get(field, 2000))
    if blank(value):
        raise StaffError("text.empty", what="更正内容")
    return typed(value, what="更正内容")
