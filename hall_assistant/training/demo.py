"""The demo hall (演示厅): a seeded month over the chains of three counters, to look at and to try things in."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from shutil import rmtree

from hall_assistant.app import Hall
from hall_assistant.clock import DAY, HOUR, MINUTE, Clock, SetClock, SystemClock, day_bounds, local_day
from hall_assistant.people.values import Actor
from hall_assistant.store import unlock
from hall_assistant.training.checking import walks_told
from hall_assistant.training.crew import PIN, found_demo_hall
from hall_assistant.training.duties import duties
from hall_assistant.training.duties_outside import orders_told
from hall_assistant.training.month import Month
from hall_assistant.training.reception import told_afterwards, told_by_mistake, told_live
from hall_assistant.training.told_items import items_told
from hall_assistant.training.told_visits import visits_told
from hall_assistant.training.visits import Visit, visit
from hall_assistant.training.words_told import words_told

__all__ = ["PIN", "open_demo"]

SEED = 20260312
DAYS = 30
"""Days before today that all counters served."""
FOUNDED = 36
"""Days before today that the hall began, with one counter to try: what rises shows only after five weeks."""
COUNTERS = ("张敏", "李强", "陈静")
"""Who serves at which counter through the month: 03, 01 and 02."""
_DONE = "demo.ready"


def open_demo(folder: Path, *, clock: Clock | None = None, seed: int = SEED) -> Hall:
    """The demo hall as of today, in a subfolder of `folder` named after the day; built where it is not there yet.

    clock: the hall's own from then on, the system's if left out. Everybody's PIN is `PIN`. Raises SurroundingsError
    as `Hall.open` does.
    """
    clock = clock or SystemClock()
    home = folder / local_day(clock.now(), clock.offset())
    if not (home / _DONE).exists():
        rmtree(home, ignore_errors=True)
        _build(home, clock, seed)
    return Hall.open(home, unlock.unlock_for_command(home), clock=clock)


def _build(home: Path, clock: Clock, seed: int) -> None:
    now, offset = clock.now(), clock.offset()
    founded = day_bounds(local_day(now - FOUNDED * DAY, offset), offset)[0] + 8 * HOUR
    driven = SetClock(founded, offset)
    with closing(Hall.open(home, unlock.create(home).key, clock=driven)) as hall:
        crew = found_demo_hall(hall.store)
        home_chain = hall.store.chain
        month = Month(hall.store, driven, hall.library, crew, Random(seed), now, {crew["张敏"].counter: home_chain})
        _fill(month)
        month.run()
        driven.ms = now
        hall.store.resume_chain(home_chain, crew["张敏"].counter)
    (home / _DONE).touch()


def _fill(month: Month) -> None:
    """Everything that happens in the month, up to the present instant."""
    offset = month.clock.offset()
    for back in range(DAYS, -1, -1):
        opens = day_bounds(local_day(month.until - back * DAY, offset), offset)[0] + 9 * HOUR
        for name in COUNTERS:
            _counter_day(month, month.crew[name], opens)
    _waiting_today(month)
    ordinary = (*duties(month), *orders_told(month), *words_told(month), *walks_told(month))
    for telling in (*ordinary, *visits_told(month), *items_told(month)):
        month.expect(telling)


def _counter_day(month: Month, clerk: Actor, opens: int) -> None:
    chance = month.chance
    begins = opens + chance.randint(5, 150) * MINUTE
    while begins < opens + 8 * HOUR + 30 * MINUTE:
        coming = visit(month, clerk, begins)
        if coming.late and coming.due + 2 * HOUR >= month.until:
            coming = replace(coming, late=False)
        told = chance.choices((told_live, told_afterwards, told_by_mistake), (80, 16, 4))[0]
        month.expect(told(month, coming))
        begins += chance.randint(70, 330) * MINUTE


def _waiting_today(month: Month) -> None:
    """What the manager finds this morning: one promise past its hour, two due today, one offered and not taken."""
    zhang, li = month.crew["张敏"], month.crew["李强"]
    day, day_end = day_bounds(local_day(month.until, month.clock.offset()), month.clock.offset())
    yesterday = day - DAY + 15 * HOUR
    soon = max(day + 17 * HOUR, month.whole_hour(month.until + 30 * MINUTE))
    if soon >= day_end:
        soon = day_end - MINUTE
    _left_open(month, zhang, yesterday, due=yesterday + 2 * HOUR)
    _left_open(month, zhang, yesterday + 20 * MINUTE, due=soon)
    _left_open(month, li, yesterday + 30 * MINUTE, due=soon)
    _left_open(month, li, yesterday + 50 * MINUTE, due=day_end + 10 * HOUR, to=zhang)


def _left_open(month: Month, clerk: Actor, begins: int, *, due: int, to: Actor | None = None) -> None:
    chance = month.chance
    coming: Visit = visit(month, clerk, begins)
    month.expect(
        told_live(
            month,
            replace(
                coming,
                promise=chance.choice(coming.matter.promises),
                due=due,
                renewed=False,
                late=False,
                forgotten=True,
                to=to,
                unanswered=to is not None,
                who=coming.who if any(coming.who) else ("何", "女士", "13900002046"),
            ),
        )
    )
