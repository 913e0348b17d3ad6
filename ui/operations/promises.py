"""Promises of the reception in hand: give, keep, renew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hall_assistant.casefile.values import CaseState, Promise, PromiseState
from hall_assistant.promises import desk
from ui.models.counter_desk import CounterDesk


def promise(counter: CounterDesk, *, words: str, due: int, then: Callable[[], None] | None = None) -> None:
    """Give a promise with its due hour (UTC ms)."""
    made, by = counter.now, counter.context.who.staff

    def ahead(state: CaseState) -> CaseState:
        new = Promise(f"P{len(state.promises) + 1}", words, due, by, made)
        return replace(state, promises=(*state.promises, new))

    counter.act(ahead, lambda store, by, case: desk.promise(store, by=by, case=case, words=words, due=due), then=then)


def keep(counter: CounterDesk, *, name: str, how: str = "") -> None:
    """Mark a promise as kept."""
    counter.act(
        _settled(name, PromiseState.KEPT),
        lambda store, by, case: desk.keep(store, by=by, case=case, promise=name, how=how),
    )


def renew(counter: CounterDesk, *, name: str, due: int) -> None:
    """Give a new hour; the old promise stays on file."""
    counter.act(
        _settled(name, PromiseState.RENEWED),
        lambda store, by, case: desk.renew(store, by=by, case=case, promise=name, due=due),
    )


def _settled(name: str, to: PromiseState) -> Callable[[CaseState], CaseState]:
    def ahead(state: CaseState) -> CaseState:
        promises = tuple(replace(one, state=to) if one.promise == name else one for one in state.promises)
        return replace(state, promises=promises)

    return ahead
