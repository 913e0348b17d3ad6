"""Promises of the reception in hand: give, keep, renew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from hall_assistant.casefile.promising import PromiseKind, Way
from hall_assistant.casefile.values import CaseState, Promise, PromiseState
from hall_assistant.promises import desk
from hall_assistant.promises.ledger import Contacted
from ui.models.counter_desk import CounterDesk, same
from ui.widgets.hours import HallHours

if TYPE_CHECKING:
    from hall_assistant.app import Store
    from hall_assistant.casefile.values import CaseId
    from hall_assistant.changes import Changes
    from hall_assistant.deadlines.workdays import Calendar
    from hall_assistant.people.values import Actor
    from ui.context import Context


def hall_hours(context: Context) -> HallHours:
    """What an hour is picked by; the hall's table of days is asked for when a month is looked at, and loaded then."""
    clock = context.hall.clock

    def calendar() -> Calendar:
        from hall_assistant.deadlines.deciding import surroundings

        return surroundings(context.settings, clock.offset()).calendar

    return HallHours(lambda: (clock.now(), clock.offset()), context.settings.closes, calendar)


def hour_of_line(counter: CounterDesk, *, line: str) -> int | None:
    """The hour (UTC ms) that a line, its slots still in it, would promise as they are filled now; None for none."""
    from hall_assistant.promises.lines import HOUR_SLOT, promised_hour

    context = counter.context
    said, offset = counter.hand.slots.get(HOUR_SLOT, ""), context.hall.clock.offset()
    return promised_hour(line, said, now=counter.now, offset=offset, closes=context.settings.closes)


def with_promise(state: CaseState, words: str, due: int, by: str, made: int) -> CaseState:
    """The state as it will be with one promise more; one for that hour that stands already is the same."""
    if any(one.due == due and one.owner == by for one in state.open_promises):
        return state
    new = Promise(f"P{len(state.promises) + 1}", words, due, by, made)
    return replace(state, promises=(*state.promises, new))


def promise(
    counter: CounterDesk,
    *,
    words: str,
    due: int,
    kind: PromiseKind | None = None,
    then: Callable[[], None] | None = None,
) -> None:
    """Give a promise with its due hour (UTC ms); kind: told by the words if left out."""
    made, by = counter.now, counter.context.who.staff

    def ahead(state: CaseState) -> CaseState:
        new = Promise(f"P{len(state.promises) + 1}", words, due, by, made)
        return replace(state, promises=(*state.promises, new))

    counter.act(
        ahead,
        lambda store, by, case: desk.promise(store, by=by, case=case, words=words, due=due, kind=kind),
        then=then,
    )


def call_broke_off(counter: CounterDesk) -> None:
    """电话断了: the promise to ring back within ten minutes stands at once (S47)."""

    def rung_back(store: Store, by: Actor, case: CaseId) -> Changes:
        from hall_assistant.promises import contacting  # loaded with the first call that broke off

        return contacting.call_broke_off(store, by=by, case=case)

    counter.act(
        same,
        rung_back,
        then=lambda: counter.context.say("记上了：十分钟内打回去。"),
    )


def keep(counter: CounterDesk, *, name: str, how: str = "", way: str = "") -> None:
    """Mark a promise as kept; way: how the customer was told, for one past its hour."""
    counter.act(
        _settled(name, PromiseState.KEPT),
        lambda store, by, case: desk.keep(store, by=by, case=case, promise=name, how=how, contacted=_told(way)),
    )


def renew(counter: CounterDesk, *, name: str, due: int, way: str = "") -> None:
    """Give a new hour; the old promise stays on file. way: how the customer was told, for one past its hour."""
    counter.act(
        _settled(name, PromiseState.RENEWED),
        lambda store, by, case: desk.renew(store, by=by, case=case, promise=name, due=due, contacted=_told(way)),
    )


def reopen(counter: CounterDesk, *, name: str, why: str) -> None:
    """Open a promise again that was marked by mistake."""
    counter.act(
        _settled(name, PromiseState.OPEN),
        lambda store, by, case: desk.reopen(store, by=by, case=case, promise=name, why=why),
    )


def _told(way: str) -> Contacted | None:
    return Contacted(Way(way)) if way else None


def _settled(name: str, to: PromiseState) -> Callable[[CaseState], CaseState]:
    def ahead(state: CaseState) -> CaseState:
        promises = tuple(replace(one, state=to) if one.promise == name else one for one in state.promises)
        return replace(state, promises=promises)

    return ahead
