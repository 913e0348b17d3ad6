"""Departments asked for the reception in hand, urged, answered; the customer sent elsewhere; hops judged."""

from __future__ import annotations

from collections.abc import Callable

from hall_assistant.casefile.handing import Hop
from hall_assistant.casefile.legs import UrgeWay
from hall_assistant.cases import hops, legs
from ui.models.counter_desk import CounterDesk, same

Then = Callable[[], None]


def open_leg(
    counter: CounterDesk, *, department: str, question: str, due: int, again: str, then: Then, failed: Then
) -> None:
    """Ask a department until an hour (UTC ms); `again` names the leg it takes the place of."""
    counter.act(
        same,
        lambda store, by, case: legs.open_leg(
            store, by=by, case=case, department=department, question=question, due=due, again=again
        ),
        then=then,
        failed=failed,
    )


def urge(counter: CounterDesk, *, leg: str, how: UrgeWay) -> None:
    """催: the time stands in the record."""
    counter.act(
        same,
        lambda store, by, case: legs.urge_leg(store, by=by, case=case, leg=leg, how=how),
        then=lambda: counter.context.say("催了，时间记上了。可以说给客人听。"),
    )


def settle(counter: CounterDesk, *, leg: str, act: str, words: str, then: Then) -> None:
    """Record how a leg stands: `answer`, `return` or `withdraw`, with what was said."""
    if act == "answer":
        counter.act(
            same,
            lambda store, by, case: legs.answer_leg(store, by=by, case=case, leg=leg, answer=words),
            then=then,
        )
    elif act == "return":
        counter.act(
            same, lambda store, by, case: legs.return_leg(store, by=by, case=case, leg=leg, why=words), then=then
        )
    else:
        counter.act(
            same, lambda store, by, case: legs.withdraw_leg(store, by=by, case=case, leg=leg, why=words), then=then
        )


def send_on(counter: CounterDesk, *, where: str, failed: Then) -> None:
    """请客人去别处: counted as a hop."""
    counter.act(same, lambda store, by, case: hops.send_on(store, by=by, case=case, where=where), failed=failed)


def judge(counter: CounterDesk, *, hop: Hop) -> None:
    """Turn the mark of a hop: the window could have done it, or not."""
    counter.act(
        same,
        lambda store, by, case: hops.judge_hop(
            store, by=by, case=case, chain=hop.chain, seq=hop.seq, avoidable=not hop.avoidable
        ),
    )
