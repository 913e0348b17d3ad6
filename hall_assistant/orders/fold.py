"""The fold of an order's facts: pure, in the order given; damaged entries and unknown kinds are passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from hall_assistant.casefile.folding import FORGOTTEN, text_in
from hall_assistant.casefile.values import CaseId
from hall_assistant.orders.values import Again, Answer, Contact, Link, OrderId, OrderNote, OrderState, Return, Stage
from hall_assistant.store.facts import Fact

_Step: TypeAlias = Callable[[OrderState, Fact, Mapping[str, Any]], OrderState]

CORRECTABLE: Mapping[str, frozenset[str]] = {
    "order.received": frozenset({"number", "source", "received", "contact_due", "answer_due", "text"}),
    "order.contacted": frozenset({"at", "how", "reached", "words"}),
    "order.noted": frozenset({"text"}),
    "order.answered": frozenset({"text"}),
    "order.sent_back": frozenset({"why"}),
    "order.customer_word": frozenset({"word", "verbatim"}),
}
"""Which entries of which facts may be corrected by a later fact; both stay on the record."""


def fold(order: OrderId, facts: Sequence[Fact]) -> OrderState:
    """The state of one order."""
    state = OrderState(order)
    for fact in amended(facts):
        step = _FOLDS.get(fact.kind)
        if step is not None:
            if fact.sealed is None:
                state = replace(state, forgotten=True)
            state = step(state, fact, FORGOTTEN if fact.sealed is None else fact.sealed)
    return state


def amended(facts: Sequence[Fact]) -> list[Fact]:
    """The facts with corrected entries replaced by their last correction."""
    entries: dict[tuple[str, str], dict[str, Any]] = {}
    for fact in facts:
        body = fact.open if "value" in fact.open else fact.sealed
        if fact.kind == "order.corrected" and body is not None:
            meant = str(fact.open.get("chain")), str(fact.open.get("seq"))
            entries.setdefault(meant, {})[str(fact.open.get("field"))] = body.get("value")
    return [_corrected(fact, entries.get((fact.chain, str(fact.seq)), {})) for fact in facts]


def _corrected(fact: Fact, entries: Mapping[str, Any]) -> Fact:
    if not entries:
        return fact
    opened = {key: entries.get(key, value) for key, value in fact.open.items()}
    sealed = fact.sealed and {key: entries.get(key, value) for key, value in fact.sealed.items()}
    return replace(fact, open=opened, sealed=sealed)


def _hour(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(body: Mapping[str, Any], words: Mapping[str, Any]) -> str:
    """The number outside: sealed; older facts carry it in the open body."""
    return text_in(body, "number") or text_in(words, "number")


def _received(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    if state.number:
        return state  # two counters entered the same order: the earlier stands
    body = fact.open
    received = _hour(body.get("received")) or fact.at
    return replace(
        state,
        number=_number(body, words),
        source=text_in(body, "source") or "other",
        received=received,
        contact_due=_hour(body.get("contact_due")),
        answer_due=_hour(body.get("answer_due")) or received,
        contact_why=text_in(body, "contact_why"),
        answer_why=text_in(body, "answer_why"),
        entered=fact.at,
        entered_by=fact.actor,
        holder=text_in(body, "holder") or fact.actor,
        person=text_in(body, "person") or None,
        text=text_in(words, "text"),
    )


def _assigned(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    return replace(state, holder=text_in(fact.open, "to") or state.holder)


def _identified(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    return replace(state, person=text_in(fact.open, "person") or state.person)


def _contacted(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    reached = fact.open.get("reached") is True
    at = _hour(fact.open.get("at")) or fact.at
    made = Contact(at, text_in(fact.open, "how"), reached, text_in(words, "words"), fact.actor)
    stage = Stage.ANSWER if reached and state.stage is Stage.CONTACT else state.stage
    return replace(state, contacts=(*state.contacts, made), stage=stage)


def _noted(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    note = OrderNote(text_in(fact.open, "kind"), text_in(words, "text"), fact.at, fact.actor)
    return replace(state, notes=(*state.notes, note))


def _answered(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    answer = Answer(text_in(words, "text"), fact.at, fact.actor)
    stage = state.stage if state.stage is Stage.CLOSED else Stage.ANSWERED
    return replace(state, answers=(*state.answers, answer), stage=stage)


def _sent_back(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    ours = fact.open.get("ours") is True
    sent = Return(ours, text_in(words, "why"), fact.at, fact.actor)
    return replace(state, returns=(*state.returns, sent), stage=Stage.AWAY if ours else Stage.RETURNED)


def _resent(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    """It came again: the first hours stand, an answer given before is wanted anew."""
    told = Again(fact.at, _hour(fact.open.get("told")), _number(fact.open, words))
    stage = state.stage
    if stage in (Stage.AWAY, Stage.ANSWERED, Stage.CLOSED):
        reached = Stage.ANSWER if state.first_reached is not None else Stage.CONTACT
        stage = Stage.RETURNED if state.answers else reached
    again = (*state.again, told)
    return replace(state, again=again, stage=stage, closed=None, closed_as="", why_closed="")


def _word(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    return replace(state, word=text_in(fact.open, "word"), verbatim=text_in(words, "verbatim"))


def _linked(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    link = _link(fact)
    return state if link in state.links else replace(state, links=(*state.links, link))


def _unlinked(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    return replace(state, links=tuple(link for link in state.links if link != _link(fact)))


def _link(fact: Fact) -> Link:
    return Link(CaseId(text_in(fact.open, "case")), text_in(fact.open, "promise"))


def _closed(state: OrderState, fact: Fact, words: Mapping[str, Any]) -> OrderState:
    closed_as, why = text_in(fact.open, "as") or "done", text_in(words, "why")
    return replace(state, stage=Stage.CLOSED, closed=fact.at, closed_as=closed_as, why_closed=why)


_FOLDS: Mapping[str, _Step] = {
    "order.received": _received,
    "order.assigned": _assigned,
    "order.person": _identified,
    "order.contacted": _contacted,
    "order.noted": _noted,
    "order.answered": _answered,
    "order.sent_back": _sent_back,
    "order.resent": _resent,
    "order.customer_word": _word,
    "order.linked": _linked,
    "order.unlinked": _unlinked,
    "order.closed": _closed,
}
