"""What every act on an order shares: whose it is, and what its number, hours and texts are held to."""

from __future__ import annotations

from hall_assistant.clock import DAY, local_day
from hall_assistant.errors import StaffError
from hall_assistant.orders.records import known_as, order_state
from hall_assistant.orders.values import OrderId, OrderState, Stage
from hall_assistant.people.access import may
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Writing
from hall_assistant.text import blank, typed

FARTHEST = 366 * DAY
"""An hour further away than this (milliseconds) is a slip of the hand."""
LONGEST = 20_000
"""Characters of a pasted order or an answer."""


def held(w: Writing, by: Actor, order: OrderId, *, open: bool = True) -> OrderState:
    """The order, if it is the person's or they lead. Raises `order.unknown`, `order.not_yours`, `order.closed`."""
    state = order_state(w, order)
    if not state.number:
        raise StaffError("order.unknown")
    if state.holder != by.staff and not may(by.role, "orders.act_for_another"):
        raise StaffError("order.not_yours")
    if open and state.stage is Stage.CLOSED:
        raise StaffError("order.closed", number=state.number)
    return state


def refuse_known(w: Writing, number: str, *, but: str = "") -> None:
    """Raise StaffError `order.known` where a number stands here already, but for the order `but`."""
    known = next((one for one in known_as(w, number) if one.order != but), None)
    if known is not None:
        raise StaffError("order.known", number=known.number, day=local_day(known.received, w.offset))


def refuse_hours(w: Writing, received: int, contact_due: int | None, answer_due: int) -> None:
    """Raise StaffError `order.future` for a receipt to come, `order.hours` for hours before it or too far away."""
    if received > w.now:
        raise StaffError("order.future")
    hours = [received, answer_due, *([contact_due] if contact_due is not None else [])]
    if min(hours) < received or any(abs(hour - w.now) > FARTHEST for hour in hours):
        raise StaffError("order.hours")


def refuse_moment(w: Writing, state: OrderState, when: int) -> None:
    """Raise StaffError `order.future`, `order.before` for a moment to come or before the order came."""
    if when > w.now:
        raise StaffError("order.future")
    if when < state.received:
        raise StaffError("order.before")


def long_text(text: str, what: str, *, needed: bool) -> str:
    """A longer text; numbers in it are covered where the store takes it in (`privacy.covering`)."""
    if needed and blank(text):
        raise StaffError("text.empty", what=what)
    return typed(text, what=what, limit=LONGEST).strip()
