"""A reception as read rows: its own, and those of everything it gained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.casefile.clock_rows import alarm_rows, clock_rows
from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.guide_rows import guide_rows
from hall_assistant.casefile.leg_rows import handing_columns, hop_rows, leg_rows
from hall_assistant.casefile.rating_rows import rating_rows
from hall_assistant.casefile.solution_rows import solution_rows
from hall_assistant.casefile.told_rows import final_rows, heard_rows
from hall_assistant.casefile.values import CaseId, CaseState, Promise
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row


def rows_of(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The read rows of one reception."""
    state = fold(CaseId(subject), facts)
    return {
        "cases": [_case_row(state)],
        "promises": [_promise_row(state, promise) for promise in state.promises],
        "solutions": solution_rows(state),
        "legs": leg_rows(state),
        "guided": guide_rows(state),
        "clocks": clock_rows(state),
        "clock_alarms": alarm_rows(state),
        "ratings": rating_rows(state),
        "heard": heard_rows(state),
        "final_answers": final_rows(state),
        "case_needs": _need_rows(state),
        "sent_by": _sender_rows(state),
        "hops": hop_rows(state),
        "case_cards": _card_rows(state),
    }


def _case_row(state: CaseState) -> Row:
    return {
        "subject": state.case,
        "number": state.number,
        "day": state.day,
        "counter": state.counter,
        "started": state.started,
        "opened": state.opened,
        "mode": state.mode,
        "flow": state.flow,
        "topic": state.topic,
        "first_asked": state.first_asked,
        "handler": state.handler,
        "offered_to": state.offered_to,
        "state": state.state,
        "outcome": state.outcome.value if state.outcome else None,
        "ended": state.ended,
        "crossed": int(state.crossed),
        "sentence": state.sentence,
        "order_number": state.order_number,
        "person": state.person,
        "room": state.room if state.room and state.state == "open" else None,
        "room_since": state.room_since if state.room and state.state == "open" else None,
        "open_promises": len(state.open_promises),
        "carried": state.carried.due if state.carried and state.state == "open" else None,
        "repeats": int(any(link.repeat for link in state.links)),
        **handing_columns(state),
    }


def _need_rows(state: CaseState) -> list[Row]:
    return [{"need": one.need, "answered": one.answered} for one in state.needs]


def _card_rows(state: CaseState) -> list[Row]:
    """The cards that were opened beside it; none of a voided reception."""
    return [] if state.state == "voided" else [{"card": card, "day": state.day} for card in state.cards]


def _sender_rows(state: CaseState) -> list[Row]:
    """What sent the customer here; none of a voided reception."""
    sent = state.sent_by
    if sent is None or state.state == "voided":
        return []
    return [{"kind": sent.kind, "port": sent.port, "campaign": sent.campaign, "at": sent.at}]


def _promise_row(state: CaseState, promise: Promise) -> Row:
    contact = max(promise.contacts, key=lambda one: one.at, default=None)
    urge = promise.urges[-1] if promise.urges else None
    return {
        "subject": state.case,
        "promise": promise.promise,
        "words": promise.words,
        "due": promise.due,
        "state": promise.state.value,
        "owner": promise.owner,
        "made": promise.made,
        "settled": promise.settled,
        "renews": promise.renews,
        "kind": promise.kind.value,
        "turn": promise.turn,
        "first_due": promise.first_due,
        "standing": state.state,
        "handler": state.handler,
        "waits_for": _waits_for(state, promise),
        "contacted": contact.at if contact else None,
        "reached": contact.reached.value if contact else None,
        "urged": urge.at if urge else None,
        "urged_by": urge.by if urge else None,
    }


def _waits_for(state: CaseState, promise: Promise) -> str:
    """Whom the one who gave the word waits for: who was asked to take the reception over, or who now handles it."""
    if state.offered_to:
        return state.offered_to if state.offered_to != promise.owner else ""
    return state.handler if state.handler != promise.owner else ""
