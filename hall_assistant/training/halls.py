"""Halls of several counters for tests and measuring (仿真大厅): so many counters, so many days, from one seed.

Every counter is a data folder of its own with a record of its own; they have met once, and then each worked alone.
"""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from hall_assistant.app import Hall
from hall_assistant.clock import DAY, HOUR, SetClock, parse_local
from hall_assistant.people.values import Actor
from hall_assistant.store import unlock
from hall_assistant.store.store import Store
from hall_assistant.sync.joining import invite, join, start_exchange
from hall_assistant.sync.rounds import exchange
from hall_assistant.training.crew import MANAGER, found_demo_hall
from hall_assistant.training.month import Month
from hall_assistant.training.volume import CASES_A_DAY, LAST_DAY, SERVING, busy_day, lines_by_step

SHARE = "share"
"""The exchange folder beside the counters' folders."""


@dataclass(slots=True)
class Simulated:
    """A hall of counters, each in a folder named after it (`counter-01`, …), all open until `close`."""

    home: Path
    halls: dict[str, Hall]
    crew: dict[str, Actor]
    left: ExitStack

    @property
    def share(self) -> Path:
        """The folder they exchange through."""
        return self.home / SHARE

    def meet(self) -> None:
        """Everybody exchanges until nobody has anything new."""
        moved = True
        while moved:
            rounds = [exchange(hall.store, self.share) for hall in self.halls.values()]
            moved = any(each.facts_sent or each.facts_taken for each in rounds)

    def close(self) -> None:
        """Close every counter."""
        self.left.close()


def make_hall(home: Path, *, counters: int, days: int, seed: int = 1, cases_a_day: int = CASES_A_DAY) -> Simulated:
    """Make a hall of so many counters in an empty folder; each worked so many days on its own after all had met.

    cases_a_day: at each counter, about twenty facts each. Everybody's PIN is the demo hall's. Raises StaffError
    `unlock.exists` for a folder in use.
    """
    start = parse_local(f"{LAST_DAY} 00:00", 480) - (days - 1) * DAY
    hall = Simulated(home, {}, {}, ExitStack())
    (home / SHARE).mkdir(parents=True)
    for number in range(1, counters + 1):
        _enter(hall, f"{number:02d}", SetClock(start - 16 * HOUR))
    hall.meet()
    for place, (counter, one) in enumerate(hall.halls.items()):
        _work(hall, one, counter, start, days, Random(seed * 100 + place), cases_a_day)
    return hall


def _enter(hall: Simulated, counter: str, clock: SetClock) -> None:
    """One more counter: the first is founded, the others are invited and join."""
    folder = hall.home / f"counter-{counter}"
    opened = hall.left.enter_context(closing(Hall.open(folder, unlock.create(folder).key, clock=clock)))
    if not hall.halls:
        hall.crew = found_demo_hall(opened.store, counter=counter)
        start_exchange(opened.store, by=hall.crew[MANAGER.name])
    else:
        first = next(iter(hall.halls.values())).store
        code, _ = invite(first, hall.share, by=hall.crew[MANAGER.name], counter=counter)
        exchange(first, hall.share)
        join(opened.store, hall.share, code=code)
    hall.halls[counter] = opened


def _work(hall: Simulated, one: Hall, counter: str, start: int, days: int, chance: Random, cases: int) -> None:
    crew = {name: replace(actor, counter=counter) for name, actor in hall.crew.items()}
    clock = SetClock(start)
    store: Store = one.store
    store.clock = clock
    library = next(iter(hall.halls.values())).library  # the same for all; reading it once is enough
    month = Month(store, clock, library, crew, chance, until=start + days * DAY, chains={counter: store.chain})
    for day in range(days):
        clock.ms = start + day * DAY + 9 * HOUR
        busy_day(month, lines_by_step(library), [crew[name] for name in SERVING], cases)
    store.follow()
