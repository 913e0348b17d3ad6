"""The guide of the reception in hand: read for its topic, its way taken, its lines said, its promise given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.guided import Guided
from hall_assistant.casefile.promising import PromiseKind
from hall_assistant.casefile.values import CaseState, Said
from hall_assistant.cases import desk
from hall_assistant.deadlines.fitting import rules_of
from hall_assistant.promises import desk as promising
from hall_assistant.promises.lines import promised_hour
from hall_assistant.solutions.guides import Walk, guides_for
from hall_assistant.solutions.guiding import take_way
from ui.models.counter_desk import CounterDesk
from ui.operations import clocks, promises
from ui.widgets.hours import due_words

if TYPE_CHECKING:
    from hall_assistant.library.deadlines import Deadline
    from hall_assistant.library.guides import Guide
    from hall_assistant.library.library import Library

STEP = "solve"
"""The step at which a guide's lines are said."""


@dataclass(frozen=True, slots=True)
class Found:
    """The guides to offer, and the rules of the clocks that their ends name."""

    guides: tuple[Guide, ...] = ()
    rules: Mapping[str, Deadline] = field(default_factory=dict)


def read_guides(counter: CounterDesk, *, topic: str, owner: QObject, then: Callable[[Found], None]) -> None:
    """The guides to offer for a topic; they are read from the shelf, so on the reader's thread."""
    library = counter.context.hall.library
    counter.context.runner.read(lambda _at: _found(library, topic), owner=owner, then=then)


def _found(library: Library, topic: str) -> Found:
    offered = guides_for(library, topic)
    named = {name for guide in offered for end in guide.ends for name in end.deadlines}
    rules = rules_of(library) if named else {}
    return Found(offered, {name: rules[name] for name in sorted(named) if name in rules})


def start_clock(counter: CounterDesk, *, walk: Walk, rule: Deadline) -> None:
    """Start a clock that an end names, as from now; what keeps it from starting is said, and nothing is recorded."""
    context = counter.context
    seen = clocks.preview(context, rule, started=None, told=None)
    if not seen.fits:
        context.say(seen.words)
        return
    take(counter, walk=walk)
    clocks.start(counter, rule=rule, started=None, told=None, then=lambda: context.say(f"{rule.name}：{seen.words}"))


def is_taken(state: CaseState, walk: Walk) -> bool:
    """Whether this way was the last one taken in the reception."""
    return bool(state.guided) and (state.guided[-1].guide, state.guided[-1].path) == (walk.guide.id, walk.names)


def take(counter: CounterDesk, *, walk: Walk) -> None:
    """Settle it the way the guide led to; once for the same way."""
    end = walk.end
    if end is None or is_taken(counter.state, walk):
        return
    labels = " · ".join(walk.labels)
    by = counter.context.who.staff
    taken = Guided(walk.guide.id, walk.names, end.id, end.type, end.title, labels, by, counter.now)
    counter.act(
        lambda state: replace(state, guided=(*state.guided, taken)),
        lambda store, by, case: take_way(store, by=by, case=case, walk=walk),
    )


def say(counter: CounterDesk, *, walk: Walk, raw: str, line: str, hour: str) -> None:
    """Tick a line of an end as said; the way counts as taken, and a line that names our hour gives the promise.

    raw: the line with its slots; hour: what stands for its hour, as it is said.
    """
    take(counter, walk=walk)
    context = counter.context
    said = Said("", line, STEP, counter.now)
    offset, closes = context.hall.clock.offset(), context.settings.closes
    due = promised_hour(raw, hour, now=said.at, offset=offset, closes=closes)

    def ahead(state: CaseState) -> CaseState:
        spoken = replace(state, said=(*state.said, said))
        return spoken if due is None else promises.with_promise(spoken, line, due, context.who.staff, said.at)

    counter.act(ahead, lambda store, by, case: desk.say(store, by=by, case=case, line=line, step=STEP, due=due))
    if due is not None:
        context.say(f"{due_words(due, said.at, offset)} 前，记成承诺了。")


def promise(counter: CounterDesk, *, walk: Walk, words: str, due: int) -> None:
    """Give the promise of an end, with the kind the guide names; the way counts as taken."""
    end = walk.end
    if end is None:
        return
    take(counter, walk=walk)
    kind = PromiseKind(end.promise.kind) if end.promise else None
    by, made = counter.context.who.staff, counter.now
    counter.act(
        lambda state: promises.with_promise(state, words, due, by, made),
        lambda store, by, case: promising.promise(store, by=by, case=case, words=words, due=due, kind=kind),
    )
