"""Clocks of the reception in hand: which can be started, what one would come to, start, meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import DAY
from hall_assistant.deadlines import desk
from hall_assistant.deadlines.amounts import amount_words
from hall_assistant.deadlines.deciding import decide, refuse_start
from hall_assistant.deadlines.fitting import fitting, rules_of, words_for
from hall_assistant.deadlines.jumps import jump_words, noted_jumps
from hall_assistant.deadlines.records import RunningClock, running_clocks
from hall_assistant.errors import StaffError
from hall_assistant.library.deadlines import Deadline
from hall_assistant.phrases.render import render
from hall_assistant.wording import sentence
from ui.models.counter_desk import CounterDesk, same
from ui.widgets.hours import due_words

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.casefile.clocks import Clock
    from ui.context import Context

Rules = tuple[Deadline, ...]


def read_rules(context: Context, *, topic: str, owner: QObject, then: Callable[[Rules], None]) -> None:
    """Ask which rules fit a topic; they are read from the shelf, so on the reader's thread."""
    library = context.hall.library
    context.runner.read(lambda _at: fitting(rules_of(library), library, topic), owner=owner, then=then)


def read_rule(context: Context, *, rule: str, owner: QObject, then: Callable[[Deadline | None], None]) -> None:
    """Ask for one rule by its id, also of another topic; None where there is none any more."""
    library = context.hall.library
    context.runner.read(lambda _at: rules_of(library).get(rule), owner=owner, then=then)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a clock would come to: its words, or why it cannot be started as it stands."""

    words: str
    fits: bool
    needs_hour: bool = False
    """The due hour has to be filled in: it is published or stands on a message."""


def preview(context: Context, rule: Deadline, *, started: int | None, told: int | None) -> Preview:
    """What would be decided now (all in UTC ms); nothing is recorded."""
    hall, now, offset = context.hall, context.hall.clock.now(), context.hall.clock.offset()
    begins = now if started is None else started
    try:
        refuse_start(begins, now)
        found = decide(
            rule,
            start=begins,
            law=hall.library.law,
            settings=context.settings,
            offset=offset,
            told=told,
        )
    except StaffError as error:
        return Preview(sentence(error), False, error.code == "clock.needs_hour")
    amount = amount_words(found.amount.number, found.amount.unit) if found.amount else "照说好的钟点"
    flagged = "；放假表还没出到那时候，先按平常周算" if found.counted.beyond else ""
    return Preview(f"{amount}，到 {due_words(found.due, now, offset)}{flagged}", True)


def start(
    counter: CounterDesk, *, rule: Deadline, started: int | None, told: int | None, then: Callable[[], None]
) -> None:
    """Start a clock; one that runs already stands, and the repeat is noted."""
    law = counter.context.hall.library.law
    running = any(one.running and one.rule == rule.id for one in counter.state.clocks)

    def done() -> None:
        if running:
            counter.context.say("这一条早就在走了，钟点不变；又报一次，记下了。")
        then()

    counter.act(
        same,
        lambda store, by, case: desk.start(store, by=by, case=case, rule=rule, law=law, started=started, told=told),
        then=done,
    )


def meet(counter: CounterDesk, *, clock: str) -> None:
    """办到了."""
    counter.act(
        same,
        lambda store, by, case: desk.meet(store, by=by, case=case, clock=clock),
        then=lambda: counter.context.say("办到了，记上了。"),
    )


def correct(
    counter: CounterDesk, *, clock: str, rule: Deadline, started: int, reason: str, then: Callable[[], None]
) -> None:
    """改起点: a start that was noted wrongly put right; the due hour is decided anew."""
    law = counter.context.hall.library.law
    counter.act(
        same,
        lambda store, by, case: desk.correct(
            store, by=by, case=case, clock=clock, rule=rule, law=law, started=started, reason=reason
        ),
        then=then,
    )


def told_words(context: Context, clock: Clock, rules: Rules) -> tuple[str, ...]:
    """What may be said of a clock to the customer, its hour filled in; nothing while its ground is not checked."""
    rule = next((one for one in rules if one.id == clock.rule), None)
    if rule is None:
        return ()
    now, offset = context.hall.clock.now(), context.hall.clock.offset()
    filled = {"时间": due_words(clock.due, now, offset).replace(" ", "")}
    return tuple(render(line, filled, context.hall.library.slots).text for line in words_for(clock, rule))


MOST = 100
"""Running clocks of the hall that are listed; those due first."""


@dataclass(frozen=True, slots=True)
class Running:
    """What runs in the whole hall."""

    clocks: list[RunningClock]
    jump: str
    """That this computer's clock was put on or back since yesterday, in words; empty where it was not."""


def read_running(context: Context, *, owner: QObject, then: Callable[[Running], None]) -> None:
    """Ask for what runs in the whole hall and is ours to do, and whether the computer's clock jumped."""
    since = context.hall.clock.now() - DAY

    def read(at: Reading) -> Running:
        jumps = noted_jumps(at, since=since)
        return Running(running_clocks(at, limit=MOST), jump_words(jumps[-1]) if jumps else "")

    context.runner.read(read, owner=owner, then=then)


def meet_at(context: Context, *, case: CaseId, clock: str, owner: QObject) -> None:
    """办到了, for a reception that is not in hand."""
    by = context.who
    context.runner.write(
        lambda store: desk.meet(store, by=by, case=case, clock=clock),
        owner=owner,
        then=lambda _changes: context.say("办到了，记上了。"),
        failed=context.trouble,
    )
