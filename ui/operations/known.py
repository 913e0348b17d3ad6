"""What is on file of the customer in hand, both wordings, the final answer and what is needed: asked and recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import linking, needs, telling
from hall_assistant.cases.repeat import NOTHING, Before, Known, given_for, known_of
from hall_assistant.library.needs import Channel, Need, Remedy
from ui.models.counter_desk import CounterDesk, same

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from ui.context import Context


@dataclass(frozen=True, slots=True)
class Shelf:
    """The content it works with, read from the shelf once."""

    needs: tuple[Need, ...] = ()
    channels: tuple[Channel, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    """Those that may be told: the law row behind them is checked."""


def read_shelf(context: Context, *, owner: QObject, then: Callable[[Shelf], None]) -> None:
    """Ask for needs, channels and remedies, on the reader's thread."""
    library = context.hall.library

    def work(_at: Reading) -> Shelf:
        remedies = tuple(one for one in library.later("remedies").values() if telling.may_be_told(one, library.law))
        return Shelf(tuple(library.later("needs").values()), tuple(library.later("channels").values()), remedies)

    context.runner.read(work, owner=owner, then=then)


def read_known(counter: CounterDesk, *, owner: QObject, then: Callable[[Known], None]) -> None:
    """Ask what is on file of the number in hand; for the private view only."""
    case, person, now = counter.case, counter.state.person, counter.now
    if case is None or person is None:
        then(NOTHING)
        return
    counter.context.runner.read(lambda at: known_of(at, person, now=now, but=case), owner=owner, then=then)


def read_given(counter: CounterDesk, *, owner: QObject, then: Callable[[tuple[Before, ...]], None]) -> None:
    """Ask what was given already for the matter or number in hand."""
    case, state = counter.case, counter.state
    if case is not None:
        linked = [one.other for one in state.links]
        counter.context.runner.read(lambda at: given_for(at, case, state.person, linked), owner=owner, then=then)


def link(counter: CounterDesk, *, other: CaseId, then: Callable[[], None]) -> None:
    """同一件事: clocks that began with the later one count from the first."""
    library = counter.context.hall.library
    counter.act(
        same,
        lambda store, by, case: linking.link(
            store, by=by, case=case, other=other, rules=library.later("deadlines"), law=library.law
        ),
        then=then,
    )


def unlink(counter: CounterDesk, *, other: CaseId, then: Callable[[], None]) -> None:
    """Take the link back."""
    counter.act(same, lambda store, by, case: linking.unlink(store, by=by, case=case, other=other), then=then)


def hear(
    counter: CounterDesk,
    *,
    channel: Channel,
    theirs: str,
    ours: str,
    granted: bool,
    then: Callable[[], None],
    failed: Callable[[], None],
) -> None:
    """Note both wordings."""
    counter.act(
        same,
        lambda store, by, case: telling.hear(
            store, by=by, case=case, channel=channel, theirs=theirs, ours=ours, granted=granted
        ),
        then=then,
        failed=failed,
    )


def answer_finally(
    counter: CounterDesk,
    *,
    answer: str,
    who: str,
    basis: str,
    remedies: Sequence[Remedy],
    then: Callable[[], None],
    failed: Callable[[], None],
) -> None:
    """Put the final answer on file."""
    counter.act(
        same,
        lambda store, by, case: telling.answer_finally(
            store, by=by, case=case, answer=answer, who=who, basis=basis, remedies=remedies
        ),
        then=then,
        failed=failed,
    )


def ask_for(counter: CounterDesk, *, need: Need) -> None:
    """The customer needs something."""
    library = counter.context.hall.library
    counter.act(
        same,
        lambda store, by, case: needs.ask_for(
            store, by=by, case=case, need=need, rules=library.later("deadlines"), law=library.law
        ),
    )


def answer(
    counter: CounterDesk,
    *,
    need: Need,
    how: str,
    entries: Mapping[str, str],
    due: int | None,
    then: Callable[[], None],
    failed: Callable[[], None],
) -> None:
    """How a need was answered; an hour (UTC ms) makes the promise."""
    counter.act(
        same,
        lambda store, by, case: needs.answer(store, by=by, case=case, need=need, how=how, entries=entries, due=due),
        then=then,
        failed=failed,
    )


def take_back(counter: CounterDesk, *, need: Need) -> None:
    """It was ticked by mistake."""
    counter.act(same, lambda store, by, case: needs.take_back(store, by=by, case=case, need=need))
