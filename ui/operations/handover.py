"""Handing over: the handler changes only when the colleague accepts."""

from __future__ import annotations

from dataclasses import replace

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import handover
from ui.context import Context
from ui.models.counter_desk import CounterDesk


def offer(counter: CounterDesk, *, to: str) -> None:
    """Ask a colleague (staff id) to take over the reception in hand."""
    counter.act(
        lambda state: replace(state, offered_to=to),
        lambda store, by, case: handover.offer(store, by=by, case=case, to=to),
    )


def take_back(counter: CounterDesk) -> None:
    """Take one's own offer back."""
    counter.act(
        lambda state: replace(state, offered_to=""),
        lambda store, by, case: handover.decline(store, by=by, case=case),
    )


def accept(context: Context, *, case: CaseId, owner: CounterDesk) -> None:
    """Take over a reception that was offered, and have it in hand."""
    by = context.who
    context.runner.write(
        lambda store: handover.accept(store, by=by, case=case), owner=owner, then=lambda _changes: owner.open(case)
    )


def decline(context: Context, *, case: CaseId, owner: CounterDesk) -> None:
    """Give an offered reception back."""
    by = context.who
    context.runner.write(lambda store: handover.decline(store, by=by, case=case), owner=owner)


def offer_all(context: Context, *, to: str, owner: CounterDesk) -> None:
    """交班: ask a colleague to take over all one's open receptions."""
    by = context.who
    context.runner.write(lambda store: handover.offer_all(store, by=by, to=to), owner=owner)
