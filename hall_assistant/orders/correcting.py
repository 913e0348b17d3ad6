"""Correcting what was entered about an order (更正): by a new fact, held to the rule the first one was held to."""

from __future__ import annotations

from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.orders.fold import CORRECTABLE
from hall_assistant.orders.ledger import held, long_text, refuse_hours, refuse_known, refuse_moment
from hall_assistant.orders.values import HOWS, WORDS, OrderId, OrderState
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Fact, Json
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required


def correct(
    store: Store, *, by: Actor, order: OrderId, chain: str, seq: int, field: str, value: Json, reason: str
) -> Changes:
    """Correct an entry of an earlier fact (chain, seq) by a new fact with why; both stay on the record (更正).

    A due hour may be corrected until it strikes. Raises StaffError `correction.unknown`, `correction.value`,
    `correction.due`, `order.known`, `order.hours`, `order.future`, `order.before`, `text.empty`.
    """
    with store.write() as w:
        check(w, by, "orders.correct")
        state = held(w, by, order, open=False)
        target = next((fact for fact in w.facts(order) if (fact.chain, fact.seq) == (chain, seq)), None)
        if target is None or field not in CORRECTABLE.get(target.kind, frozenset()):
            raise StaffError("correction.unknown")
        opened: dict[str, Json] = {"chain": chain, "seq": seq, "field": field}
        sealed: dict[str, Json] = {"reason": required(reason, what="更正原因", limit=500)}
        body = opened if field in target.open else sealed
        body["value"] = _fitting(w, state, target, field, value)
        w.append(order, "order.corrected", by=by.staff, open=opened, sealed=sealed)
    return w.changes


_CHOICES = {"how": HOWS, "word": WORDS}
_HOURS = frozenset({"received", "contact_due", "answer_due", "at"})
_MAY_BE_EMPTY = frozenset({"words", "verbatim"})


def _fitting(w: Writing, state: OrderState, target: Fact, field: str, value: Json) -> Json:
    """The new value, held to the rule the first one was held to."""
    if field in _HOURS:
        return _hour(w, state, target, field, value)
    if field == "reached":
        if not isinstance(value, bool):
            raise StaffError("correction.value")
        return value
    if not isinstance(value, str) or (field in _CHOICES and value not in _CHOICES[field]):
        raise StaffError("correction.value")
    if field == "number":
        refuse_known(w, value, but=state.order)
        return required(value, what="派单号", limit=60)
    if field == "text":
        return long_text(value, "更正内容", needed=target.kind != "order.received")
    line = one_line(value, what="更正内容", limit=500)
    return line if line or field in _MAY_BE_EMPTY else required(line, what="更正内容")


def _hour(w: Writing, state: OrderState, target: Fact, field: str, value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise StaffError("correction.value")
    if field == "at":
        refuse_moment(w, state, value)
        return value
    now_due = {"contact_due": state.contact_due, "answer_due": state.answer_due}.get(field)
    if now_due is not None and now_due <= w.now:
        raise StaffError("correction.due", promise=state.number)
    hours = {"received": state.received, "contact_due": state.contact_due, "answer_due": state.answer_due}
    hours[field] = value
    refuse_hours(w, hours["received"] or 0, hours["contact_due"], hours["answer_due"] or 0)
    if field == "received" and any(one.at < value for one in state.contacts):
        raise StaffError("order.before")
    return value
