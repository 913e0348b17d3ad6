"""A month of the demo hall (演示月): receptions that live side by side at three counters, in the order of time.

Each reception is told as a generator that yields the instant at which it goes on; the month always runs the earliest.
Everything goes through the desk functions, with a driven clock and a seeded random generator.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from hall_assistant.clock import DAY, HOUR, MINUTE, SetClock, day_bounds, local_day
from hall_assistant.library.library import Library
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Store

Telling = Iterator[int]
"""A reception being told: yields the instant (UTC milliseconds) at which it goes on."""


@dataclass(slots=True)
class Month:
    """The hall while its month is told."""

    store: Store
    clock: SetClock
    library: Library
    crew: dict[str, Actor]
    chance: Random
    until: int
    """Nothing is told from this instant on, UTC milliseconds."""
    chains: dict[str, str] = field(default_factory=dict)
    """Chain of each counter."""
    known: list[tuple[str, str, str]] = field(default_factory=list)
    """Customers who came before: surname, honorific, number."""
    _waiting: list[tuple[int, int, Telling]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)

    def at(self, actor: Actor) -> Actor:
        """Go on at the counter of a person: the facts that follow belong to its chain."""
        chain = self.chains.get(actor.counter)
        if chain is None:
            self.store.begin_chain(actor.counter)
            self.chains[actor.counter] = self.store.chain
        elif chain != self.store.chain:
            self.store.resume_chain(chain, actor.counter)
        return actor

    def expect(self, telling: Telling) -> None:
        """Take in a reception; it is told as far as its first instant."""
        self._wait(telling)

    def _wait(self, telling: Telling) -> None:
        due = next(telling, None)
        if due is not None and due < self.until:
            heapq.heappush(self._waiting, (max(due, self.clock.now()), next(self._order), telling))

    def run(self) -> None:
        """Tell everything up to `until`, each day as one durable block."""
        while self._waiting:
            day = local_day(self._waiting[0][0], self.clock.offset())
            with self.store.write():
                self._day(day_bounds(day, self.clock.offset())[1])

    def _day(self, end: int) -> None:
        while self._waiting and self._waiting[0][0] < end:
            due, _, telling = heapq.heappop(self._waiting)
            self.clock.ms = due
            self._wait(telling)

    def later(self, least: int, most: int) -> int:
        """An instant so many minutes from now, and seconds besides, as it is at a counter."""
        return self.clock.now() + self.chance.randint(least * 60, most * 60) * 1000

    def opening_hour(self, instant: int) -> int:
        """The instant itself if the hall is open then (09:00–18:00), else the next opening with some minutes."""
        start, _ = day_bounds(local_day(instant, self.clock.offset()), self.clock.offset())
        minutes = (instant - start) // MINUTE
        if 9 * 60 <= minutes < 18 * 60:
            return instant
        opens = start + 9 * HOUR + (DAY if minutes >= 18 * 60 else 0)
        return opens + self.chance.randint(3, 40) * MINUTE

    def whole_hour(self, instant: int) -> int:
        """The next half hour at or after an instant, between 10:00 and 17:30: hours that a clerk would promise."""
        start, _ = day_bounds(local_day(instant, self.clock.offset()), self.clock.offset())
        half_hours = -(-(instant - start) // (30 * MINUTE))
        if half_hours > 35:
            return start + DAY + 10 * HOUR
        return start + max(half_hours, 20) * 30 * MINUTE
