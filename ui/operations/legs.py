"""Departments asked for the reception in hand, urged, answered; the customer sent elsewhere; hops judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from hall_assistant.casefile.handing import Hop
from hall_assistant.casefile.legs import UrgeWay
from hall_assistant.cases import hops, legs
from ui.models.counter_desk import CounterDesk, same
from ui.operations.acting import write_and_say

if TYPE_CHECKING:
    from hall_assistant.app import Store
    from hall_assistant.casefile.values import CaseId
    from hall_assistant.cases.leg_list import WaitingLeg
    from hall_assistant.changes import Changes
    from hall_assistant.people.values import Actor
    from ui.context import Context

Then = Callable[[], None]
Settle: TypeAlias = "Callable[[Store, Actor, CaseId, str, str], Changes]"


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


_SETTLED: Mapping[str, Settle] = {
    "answer": lambda store, by, case, leg, words: legs.answer_leg(store, by=by, case=case, leg=leg, answer=words),
    "return": lambda store, by, case, leg, words: legs.return_leg(store, by=by, case=case, leg=leg, why=words),
    "withdraw": lambda store, by, case, leg, words: legs.withdraw_leg(store, by=by, case=case, leg=leg, why=words),
}
"""How a leg came to stand, with what was said."""


def settle(counter: CounterDesk, *, leg: str, act: str, words: str, then: Then) -> None:
    """Record how a leg stands: `answer`, `return` or `withdraw`, with what was said."""
    counter.act(same, lambda store, by, case: _SETTLED[act](store, by, case, leg, words), then=then)


def urge_at(context: Context, *, one: WaitingLeg, how: UrgeWay, owner: QObject, then: Then) -> None:
    """催 a department for a reception that is not in hand."""
    by = context.who
    write_and_say(
        context,
        lambda store: legs.urge_leg(store, by=by, case=one.case, leg=one.leg, how=how),
        f"催过{one.department}了，时间记上了。",
        owner=owner,
        then=then,
    )


def settle_at(context: Context, *, one: WaitingLeg, act: str, words: str, owner: QObject, then: Then) -> None:
    """The same as `settle` for a reception that is not in hand."""
    by = context.who
    write_and_say(
        context,
        lambda store: _SETTLED[act](store, by, one.case, one.leg, words),
        "记上了。",
        owner=owner,
        then=then,
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
