"""What can be done about an order from outside (派单), one function each. Source: S34, S43, S44, N05, N07, N11."""

from __future__ import annotations

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, PromiseState
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.orders.ledger import FARTHEST, held, long_text, refuse_hours, refuse_known, refuse_moment
from hall_assistant.orders.values import CLOSINGS, HOWS, NOTE_KINDS, WORDS, OrderId, OrderState, Stage
from hall_assistant.people.access import check
from hall_assistant.people.records import on_the_roll
from hall_assistant.people.values import Actor
from hall_assistant.privacy.identity import remember
from hall_assistant.privacy.vault import tidy
from hall_assistant.store.facts import Json
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import blank, one_line, required


def receive(
    store: Store,
    *,
    by: Actor,
    source: str,
    number: str,
    received: int,
    answer_due: int,
    contact_due: int | None = None,
    contact_why: str = "",
    answer_why: str = "",
    text: str = "",
    to: str = "",
    surname: str = "",
    honorific: str = "",
    phone: str = "",
) -> tuple[OrderId, Changes]:
    """Enter an order that came down (登记派单), with its hours as decided now; they are never worked out again.

    source: id of `knowledge/orders`. received, contact_due, answer_due: UTC milliseconds; without `contact_due` no hour
    was set for the first call. contact_why, answer_why: where the hours come from. to: who does it, else who enters it.
    The number it bears outside leads to a person and is sealed, as a work order's is. The customer's number goes to the
    vault only; numbers in `text` are hidden. Raises StaffError `order.known` where
    the number stands here already, `order.hours`, `order.future`, `staff.unknown`, `phone.form`, `text.*`.
    """
    number = required(number, what="派单号", limit=60)
    with store.write() as w:
        check(w, by, "orders.receive")
        refuse_known(w, number)
        refuse_hours(w, received, contact_due, answer_due)
        order = OrderId(f"order:{new_id(w.now)}")
        open: dict[str, Json] = {"source": required(source, what="来源", limit=40)}
        open |= {"received": received, "contact_due": contact_due, "answer_due": answer_due}
        open |= {"contact_why": one_line(contact_why, what="时限来源"), "holder": on_the_roll(w, to or by.staff)}
        open |= {"answer_why": one_line(answer_why, what="时限来源")}
        if phone.strip() or surname.strip():
            open["person"] = remember(w, surname=surname, honorific=honorific, phone=phone)
        sealed: dict[str, Json] = {"number": number, "text": long_text(text, "派单原文", needed=False)}
        w.append(order, "order.received", by=by.staff, open=open, sealed=sealed)
    return order, w.changes


def _record(
    store: Store,
    act: str,
    kind: str,
    *,
    by: Actor,
    order: OrderId,
    open: dict[str, Json],
    sealed: dict[str, Json] | None = None,
) -> Changes:
    """Append one fact to an open order that is the person's or that they may act on."""
    with store.write() as w:
        check(w, by, f"orders.{act}")
        held(w, by, order)
        w.append(order, kind, by=by.staff, open=open, sealed=sealed)
    return w.changes


def assign(store: Store, *, by: Actor, order: OrderId, to: str) -> Changes:
    """Give an order to somebody of the roll. Raises StaffError `staff.unknown`, `order.unknown`, `order.closed`."""
    with store.write() as w:
        check(w, by, "orders.assign")
        if held(w, by, order).holder != on_the_roll(w, to):
            w.append(order, "order.assigned", by=by.staff, open={"to": to})
    return w.changes


def identify(
    store: Store, *, by: Actor, order: OrderId, surname: str = "", honorific: str = "", phone: str = ""
) -> Changes:
    """Say who the customer is; name and masked number go to the vault (N12). Raises StaffError `phone.form`."""
    with store.write() as w:
        check(w, by, "orders.identify")
        held(w, by, order)
        person = remember(w, surname=surname, honorific=honorific, phone=phone)
        w.append(order, "order.person", by=by.staff, open={"person": person})
        tidy(w, order, "order.person")
    return w.changes


def contact(
    store: Store,
    *,
    by: Actor,
    order: OrderId,
    reached: bool,
    how: str = "phone",
    words: str = "",
    at: int | None = None,
) -> Changes:
    """Note a try to reach the customer: when (UTC milliseconds, now if left out), how, reached or not.

    The first try stops the clock of the first call; the order waits on until somebody is reached.
    Raises StaffError `order.how`, `order.future`, `order.before`.
    """
    if how not in HOWS:
        raise StaffError("order.how")
    with store.write() as w:
        check(w, by, "orders.contact")
        state, when = held(w, by, order), w.now if at is None else at
        refuse_moment(w, state, when)
        open: dict[str, Json] = {"at": when, "how": how, "reached": reached}
        sealed: dict[str, Json] = {"words": one_line(words, what="联系情况", limit=500)}
        w.append(order, "order.contacted", by=by.staff, open=open, sealed=sealed)
    return w.changes


def note(store: Store, *, by: Actor, order: OrderId, kind: str, text: str) -> Changes:
    """Write down what was checked, on what ground, with what result. Raises StaffError `note.kind`, `text.empty`."""
    if kind not in NOTE_KINDS:
        raise StaffError("note.kind")
    sealed: dict[str, Json] = {"text": long_text(text, NOTE_KINDS[kind], needed=True)}
    return _record(store, "note", "order.noted", by=by, order=order, open={"kind": kind}, sealed=sealed)


def answer(store: Store, *, by: Actor, order: OrderId, text: str) -> Changes:
    """Note that the order was answered (已回单), with the text as it was sent.

    Raises StaffError `text.empty`, `order.away` for one that was sent back as not ours.
    """
    sealed: dict[str, Json] = {"text": long_text(text, "回单", needed=True)}
    with store.write() as w:
        check(w, by, "orders.answer")
        if held(w, by, order).stage is Stage.AWAY:
            raise StaffError("order.away")
        w.append(order, "order.answered", by=by.staff, sealed=sealed)
    return w.changes


def send_back(store: Store, *, by: Actor, order: OrderId, ours: bool, why: str) -> Changes:
    """Note a sending back: `ours`, the hall gives the order back (退单); else its answer was not accepted (被退回).

    Raises StaffError `order.not_answered` where there is no answer they could have sent back, `text.empty`.
    """
    with store.write() as w:
        check(w, by, "orders.send_back")
        state = held(w, by, order)
        if not ours and not state.answers:
            raise StaffError("order.not_answered", number=state.number)
        sealed: dict[str, Json] = {"why": required(why, what="退回原因", limit=500)}
        w.append(order, "order.sent_back", by=by.staff, open={"ours": ours}, sealed=sealed)
    return w.changes


def resend(store: Store, *, by: Actor, order: OrderId, told: int | None = None, number: str = "") -> Changes:
    """Note that an order came once more (再次派来), also one that was over: its first hours go on (S46).

    told: the due hour they named this time, UTC milliseconds; kept beside the first. number: a new number, if it has
    one. Raises StaffError `order.known`, `order.hours`.
    """
    with store.write() as w:
        check(w, by, "orders.resend")
        held(w, by, order, open=False)
        number = one_line(number, what="派单号", limit=60)
        if number:
            refuse_known(w, number, but=order)
        if told is not None and abs(told - w.now) > FARTHEST:
            raise StaffError("order.hours")
        w.append(order, "order.resent", by=by.staff, open={"told": told}, sealed={"number": number})
    return w.changes


def hear(store: Store, *, by: Actor, order: OrderId, word: str, verbatim: str = "") -> Changes:
    """Note what the customer says of the result (用户意见), with their own words. Raises StaffError `order.word`."""
    if word not in WORDS:
        raise StaffError("order.word")
    sealed: dict[str, Json] = {"verbatim": one_line(verbatim, what="客户原话", limit=500)}
    return _record(store, "hear", "order.customer_word", by=by, order=order, open={"word": word}, sealed=sealed)


def link(store: Store, *, by: Actor, order: OrderId, case: CaseId, promise: str = "") -> Changes:
    """Link an order with a reception or one promise of it. Raises StaffError `case.unknown`, `promise.unknown`."""
    with store.write() as w:
        check(w, by, "orders.link")
        held(w, by, order)
        state = state_of(w, case)
        if not state.number:
            raise StaffError("case.unknown")
        if promise and promise not in {one.promise for one in state.promises}:
            raise StaffError("promise.unknown", promise=promise)
        w.append(order, "order.linked", by=by.staff, open={"case": case, "promise": promise})
    return w.changes


def unlink(store: Store, *, by: Actor, order: OrderId, case: CaseId, promise: str = "") -> Changes:
    """Take back a link; both facts stay."""
    open: dict[str, Json] = {"case": case, "promise": promise}
    return _record(store, "link", "order.unlinked", by=by, order=order, open=open)


def close(store: Store, *, by: Actor, order: OrderId, closed_as: str = "done", why: str = "") -> Changes:
    """Close an order (办结), or put away one entered by mistake or twice, with why; nothing is deleted.

    Raises StaffError `order.not_answered`, `order.promise_open` while a linked promise is open, `order.closing`.
    """
    if closed_as not in CLOSINGS:
        raise StaffError("order.closing")
    with store.write() as w:
        check(w, by, "orders.close")
        state = held(w, by, order)
        if closed_as == "done":
            _refuse_unfinished(w, state)
        elif blank(why):
            raise StaffError("text.empty", what="原因")
        sealed: dict[str, Json] = {"why": one_line(why, what="原因", limit=500)}
        w.append(order, "order.closed", by=by.staff, open={"as": closed_as}, sealed=sealed)
    return w.changes


def _refuse_unfinished(w: Writing, state: OrderState) -> None:
    if state.stage not in (Stage.ANSWERED, Stage.AWAY):
        raise StaffError("order.not_answered", number=state.number)
    for one in state.links:
        given = (each for each in state_of(w, one.case).promises if each.promise == one.promise)
        if any(each.state is PromiseState.OPEN for each in given):
            raise StaffError("order.promise_open", promise=one.promise)
