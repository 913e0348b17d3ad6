"""What can be done about an order from outside (派单), one function each. Source: S34, S43, S44, N05, N07, N11."""

from __future__ import annotations

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, PromiseState
from hall_assistant.changes import Changes
from hall_assistant.clock import DAY, local_day
from hall_assistant.errors import StaffError
from hall_assistant.orders.fold import CORRECTABLE
from hall_assistant.orders.records import known_as, order_state
from hall_assistant.orders.values import CLOSINGS, HOWS, NOTE_KINDS, WORDS, OrderId, OrderState, Stage
from hall_assistant.people.access import check, may
from hall_assistant.people.records import on_the_roll
from hall_assistant.people.values import Actor
from hall_assistant.privacy.identity import remember
from hall_assistant.privacy.masking import masked
from hall_assistant.store.facts import Fact, Json
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import blank, one_line, required, typed

FARTHEST = 366 * DAY
"""An hour further away than this (milliseconds) is a slip of the hand."""
LONGEST = 20_000
"""Characters of a pasted order or an answer."""


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
    The customer's number goes to the vault only; numbers in `text` are hidden. Raises StaffError `order.known` where
    the number stands here already, `order.hours`, `order.future`, `staff.unknown`, `phone.form`, `text.*`.
    """
    number = required(number, what="派单号", limit=60)
    with store.write() as w:
        check(w, by, "orders.receive")
        _refuse_known(w, number)
        _refuse_hours(w, received, contact_due, answer_due)
        order = OrderId(f"order:{new_id(w.now)}")
        open: dict[str, Json] = {"source": required(source, what="来源", limit=40), "number": number}
        open |= {"received": received, "contact_due": contact_due, "answer_due": answer_due}
        open |= {"contact_why": one_line(contact_why, what="时限来源"), "holder": on_the_roll(w, to or by.staff)}
        open |= {"answer_why": one_line(answer_why, what="时限来源")}
        if phone.strip() or surname.strip():
            open["person"] = remember(w, surname=surname, honorific=honorific, phone=phone)
        sealed: dict[str, Json] = {"text": _words(text, "派单原文", needed=False)}
        w.append(order, "order.received", by=by.staff, open=open, sealed=sealed)
    return order, w.changes


def _refuse_known(w: Writing, number: str, *, but: str = "") -> None:
    known = next((one for one in known_as(w, number) if one.order != but), None)
    if known is not None:
        raise StaffError("order.known", number=known.number, day=local_day(known.received, w.offset))


def _refuse_hours(w: Writing, received: int, contact_due: int | None, answer_due: int) -> None:
    if received > w.now:
        raise StaffError("order.future")
    hours = [received, answer_due, *([contact_due] if contact_due is not None else [])]
    if min(hours) < received or any(abs(hour - w.now) > FARTHEST for hour in hours):
        raise StaffError("order.hours")


def _words(text: str, what: str, *, needed: bool) -> str:
    """A longer text with the customer's numbers hidden: the whole number stands in the vault or nowhere (N12)."""
    if needed and blank(text):
        raise StaffError("text.empty", what=what)
    return masked(typed(text, what=what, limit=LONGEST).strip())


def _held(w: Writing, by: Actor, order: OrderId, *, open: bool = True) -> OrderState:
    """The order, if it is the person's or they lead. Raises `order.unknown`, `order.not_yours`, `order.closed`."""
    state = order_state(w, order)
    if not state.number:
        raise StaffError("order.unknown")
    if state.holder != by.staff and not may(by.role, "orders.act_for_another"):
        raise StaffError("order.not_yours")
    if open and state.stage is Stage.CLOSED:
        raise StaffError("order.closed", number=state.number)
    return state


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
        _held(w, by, order)
        w.append(order, kind, by=by.staff, open=open, sealed=sealed)
    return w.changes


def assign(store: Store, *, by: Actor, order: OrderId, to: str) -> Changes:
    """Give an order to somebody of the roll. Raises StaffError `staff.unknown`, `order.unknown`, `order.closed`."""
    with store.write() as w:
        check(w, by, "orders.assign")
        if _held(w, by, order).holder != on_the_roll(w, to):
            w.append(order, "order.assigned", by=by.staff, open={"to": to})
    return w.changes


def identify(
    store: Store, *, by: Actor, order: OrderId, surname: str = "", honorific: str = "", phone: str = ""
) -> Changes:
    """Say who the customer is; name and masked number go to the vault (N12). Raises StaffError `phone.form`."""
    with store.write() as w:
        check(w, by, "orders.identify")
        _held(w, by, order)
        person = remember(w, surname=surname, honorific=honorific, phone=phone)
        w.append(order, "order.person", by=by.staff, open={"person": person})
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
        state, when = _held(w, by, order), w.now if at is None else at
        _refuse_moment(w, state, when)
        open: dict[str, Json] = {"at": when, "how": how, "reached": reached}
        sealed: dict[str, Json] = {"words": masked(one_line(words, what="联系情况", limit=500))}
        w.append(order, "order.contacted", by=by.staff, open=open, sealed=sealed)
    return w.changes


def _refuse_moment(w: Writing, state: OrderState, when: int) -> None:
    if when > w.now:
        raise StaffError("order.future")
    if when < state.received:
        raise StaffError("order.before")


def note(store: Store, *, by: Actor, order: OrderId, kind: str, text: str) -> Changes:
    """Write down what was checked, on what ground, with what result. Raises StaffError `note.kind`, `text.empty`."""
    if kind not in NOTE_KINDS:
        raise StaffError("note.kind")
    sealed: dict[str, Json] = {"text": _words(text, NOTE_KINDS[kind], needed=True)}
    return _record(store, "note", "order.noted", by=by, order=order, open={"kind": kind}, sealed=sealed)


def answer(store: Store, *, by: Actor, order: OrderId, text: str) -> Changes:
    """Note that the order was answered (已回单), with the text as it was sent.

    Raises StaffError `text.empty`, `order.away` for one that was sent back as not ours.
    """
    sealed: dict[str, Json] = {"text": _words(text, "回单", needed=True)}
    with store.write() as w:
        check(w, by, "orders.answer")
        if _held(w, by, order).stage is Stage.AWAY:
            raise StaffError("order.away")
        w.append(order, "order.answered", by=by.staff, sealed=sealed)
    return w.changes


def send_back(store: Store, *, by: Actor, order: OrderId, ours: bool, why: str) -> Changes:
    """Note a sending back: `ours`, the hall gives the order back (退单); else its answer was not accepted (被退回).

    Raises StaffError `order.not_answered` where there is no answer they could have sent back, `text.empty`.
    """
    with store.write() as w:
        check(w, by, "orders.send_back")
        state = _held(w, by, order)
        if not ours and not state.answers:
            raise StaffError("order.not_answered", number=state.number)
        sealed: dict[str, Json] = {"why": masked(required(why, what="退回原因", limit=500))}
        w.append(order, "order.sent_back", by=by.staff, open={"ours": ours}, sealed=sealed)
    return w.changes


def resend(store: Store, *, by: Actor, order: OrderId, told: int | None = None, number: str = "") -> Changes:
    """Note that an order came once more (再次派来), also one that was over: its first hours go on (S46).

    told: the due hour they named this time, UTC milliseconds; kept beside the first. number: a new number, if it has
    one. Raises StaffError `order.known`, `order.hours`.
    """
    with store.write() as w:
        check(w, by, "orders.resend")
        _held(w, by, order, open=False)
        number = one_line(number, what="派单号", limit=60)
        if number:
            _refuse_known(w, number, but=order)
        if told is not None and abs(told - w.now) > FARTHEST:
            raise StaffError("order.hours")
        w.append(order, "order.resent", by=by.staff, open={"told": told, "number": number})
    return w.changes


def hear(store: Store, *, by: Actor, order: OrderId, word: str, verbatim: str = "") -> Changes:
    """Note what the customer says of the result (用户意见), with their own words. Raises StaffError `order.word`."""
    if word not in WORDS:
        raise StaffError("order.word")
    sealed: dict[str, Json] = {"verbatim": masked(one_line(verbatim, what="客户原话", limit=500))}
    return _record(store, "hear", "order.customer_word", by=by, order=order, open={"word": word}, sealed=sealed)


def link(store: Store, *, by: Actor, order: OrderId, case: CaseId, promise: str = "") -> Changes:
    """Link an order with a reception or one promise of it. Raises StaffError `case.unknown`, `promise.unknown`."""
    with store.write() as w:
        check(w, by, "orders.link")
        _held(w, by, order)
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
        state = _held(w, by, order)
        if closed_as == "done":
            _refuse_unfinished(w, state)
        elif blank(why):
            raise StaffError("text.empty", what="原因")
        sealed: dict[str, Json] = {"why": masked(one_line(why, what="原因", limit=500))}
        w.append(order, "order.closed", by=by.staff, open={"as": closed_as}, sealed=sealed)
    return w.changes


def _refuse_unfinished(w: Writing, state: OrderState) -> None:
    if state.stage not in (Stage.ANSWERED, Stage.AWAY):
        raise StaffError("order.not_answered", number=state.number)
    for one in state.links:
        given = (each for each in state_of(w, one.case).promises if each.promise == one.promise)
        if any(each.state is PromiseState.OPEN for each in given):
            raise StaffError("order.promise_open", promise=one.promise)


def correct(
    store: Store, *, by: Actor, order: OrderId, chain: str, seq: int, field: str, value: Json, reason: str
) -> Changes:
    """Correct an entry of an earlier fact (chain, seq) by a new fact with why; both stay on the record (更正).

    A due hour may be corrected until it strikes. Raises StaffError `correction.unknown`, `correction.value`,
    `correction.due`, `order.known`, `order.hours`, `order.future`, `order.before`, `text.empty`.
    """
    with store.write() as w:
        check(w, by, "orders.correct")
        state = _held(w, by, order, open=False)
        target = next((fact for fact in w.facts(order) if (fact.chain, fact.seq) == (chain, seq)), None)
        if target is None or field not in CORRECTABLE.get(target.kind, frozenset()):
            raise StaffError("correction.unknown")
        opened: dict[str, Json] = {"chain": chain, "seq": seq, "field": field}
        sealed: dict[str, Json] = {"reason": masked(required(reason, what="更正原因", limit=500))}
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
        _refuse_known(w, value, but=state.order)
        return required(value, what="派单号", limit=60)
    if field == "text":
        return _words(value, "更正内容", needed=target.kind != "order.received")
    line = one_line(value, what="更正内容", limit=500)
    return masked(line) if line or field in _MAY_BE_EMPTY else required(line, what="更正内容")


def _hour(w: Writing, state: OrderState, target: Fact, field: str, value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise StaffError("correction.value")
    if field == "at":
        _refuse_moment(w, state, value)
        return value
    now_due = {"contact_due": state.contact_due, "answer_due": state.answer_due}.get(field)
    if now_due is not None and now_due <= w.now:
        raise StaffError("correction.due", promise=state.number)
    hours = {"received": state.received, "contact_due": state.contact_due, "answer_due": state.answer_due}
    hours[field] = value
    _refuse_hours(w, hours["received"] or 0, hours["contact_due"], hours["answer_due"] or 0)
    if field == "received" and any(one.at < value for one in state.contacts):
        raise StaffError("order.before")
    return value
