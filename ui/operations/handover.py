"""Handing over: the handler changes only when the colleague accepts; what nobody accepts comes back and says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from hall_assistant.app import Reading
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import desk, handover
from hall_assistant.changes import Changes
from ui.context import Context
from ui.models.counter_desk import CounterDesk, same


@dataclass(frozen=True, slots=True)
class BriefShown:
    """The brief of the reception in hand as the screen shows it."""

    text: str
    duty: tuple[str, ...]
    """The four lines for the duty manager."""
    dont: tuple[str, ...]
    """What not to say; private view only."""


def read_brief(counter: CounterDesk, *, owner: QObject, then: Callable[[BriefShown], None]) -> None:
    """Ask for the brief of the reception in hand, once everything done so far is stored."""
    context, ticket = counter.context, counter.ticket
    library, clock = context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()

    def read(at: Reading) -> BriefShown:
        from hall_assistant.cases.brief import brief_of

        brief = brief_of(at, ticket.id() if ticket else CaseId(""), library, now=now, offset=offset)
        return BriefShown(brief.text(library), brief.duty_lines(library), brief.dont)

    counter.after_writes(lambda: context.runner.read(read, owner=owner, then=then))


def offer(counter: CounterDesk, *, to: str, why: str = "") -> None:
    """Ask a colleague (staff id) to take over the reception in hand; the brief goes with it."""
    library = counter.context.hall.library
    counter.act(
        lambda state: replace(state, offered_to=to, returned=None),
        lambda store, by, case: handover.offer(store, by=by, case=case, to=to, why=why, library=library),
    )


def take_back(counter: CounterDesk) -> None:
    """Take one's own offer back."""
    counter.act(
        lambda state: replace(state, offered_to=""),
        lambda store, by, case: handover.decline(store, by=by, case=case),
    )


def see_return(counter: CounterDesk) -> None:
    """知道了: the reception in hand came back, and that was seen."""
    counter.act(
        lambda state: replace(state, returned=None),
        lambda store, by, case: handover.see_return(store, by=by, case=case),
    )


def name_first_asked(counter: CounterDesk, *, staff: str) -> None:
    """Say that a colleague without a PC was asked first; only before anything was recorded."""
    name = counter.name_of(staff)
    counter.act(
        same,
        lambda store, by, case: desk.name_first_asked(store, by=by, case=case, staff=staff),
        then=lambda: counter.context.say(f"首问记{name}，是您代记的。"),
    )


def accept(context: Context, *, case: CaseId, owner: CounterDesk) -> None:
    """Take over a reception that was offered, and have it in hand."""
    by = context.who
    context.runner.write(
        lambda store: handover.accept(store, by=by, case=case), owner=owner, then=lambda _changes: owner.open(case)
    )


def accept_all(context: Context, *, owner: CounterDesk) -> None:
    """都接过来: take over everything that was offered."""
    by = context.who

    def say(changes: Changes) -> None:
        taken = sum(subject.startswith("case:") for subject in changes.subjects)
        context.say(f"{taken} 个都接过来了，首问不变。")

    context.runner.write(lambda store: handover.accept_all(store, by=by), owner=owner, then=say)


def decline(context: Context, *, case: CaseId, owner: CounterDesk, why: str = "") -> None:
    """Give an offered reception back with a reason, or take one's own offer back."""
    by = context.who
    context.runner.write(lambda store: handover.decline(store, by=by, case=case, why=why), owner=owner)


def offer_all(context: Context, *, to: str, owner: CounterDesk) -> None:
    """交班: ask a colleague to take over all one's open receptions."""
    by, library = context.who, context.hall.library
    context.runner.write(lambda store: handover.offer_all(store, by=by, to=to, library=library), owner=owner)


def return_late(counter: CounterDesk) -> None:
    """Let offers whose minutes are over come back, and say so to whose they are. Nothing is written while none is."""
    context, me = counter.context, counter.context.actor
    late = [one for one in counter.receptions if one.offered_to and one.offer_until and one.offer_until <= counter.now]
    if me is None or not late:
        return
    mine = [f"{counter.name_of(one.offered_to)}没接 {one.number}" for one in late if one.handler == me.staff]

    def say(_changes: Changes) -> None:
        if mine:
            context.say(f"{'，'.join(mine)}，还在您手上。")

    context.runner.write(lambda store: handover.return_unaccepted(store, by=me), owner=counter, then=say)
