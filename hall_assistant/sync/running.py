"""One exchange as programs run it: alone, noted, and giving way to whoever writes at the counter meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from hall_assistant.clock import steady
from hall_assistant.errors import HallError
from hall_assistant.store.store import Store
from hall_assistant.sync.alone import alone
from hall_assistant.sync.noted import is_laid, is_own, note_came, note_done, note_failed
from hall_assistant.sync.rounds import exchange
from hall_assistant.sync.values import NotLaid, Round

GIVE_WAY = (12, 40)
"""Milliseconds between two slices, least and most: a clerk's own write gets in, for it looks again every few."""


def run(store: Store, root: Path, told: Callable[[int], None] = lambda facts: None, *, anew: bool = False) -> Round:
    """One round with a folder, noted for the pages. `told` hears how many facts were taken in so far.

    anew: lay everything in the hall's folder also where nothing is left of what this computer laid there.
    For a process of its own: it waits between its slices. Raises as `exchange`; StaffError `exchange.busy` where
    another exchange of this record is under way.
    """
    turn = _Turn()

    def give_way(facts: int) -> None:
        told(facts)
        turn.give()

    with alone(store.folder):
        try:
            with store.reading() as at:
                laid = not anew and is_laid(at, root)
            done = exchange(store, root, give_way, laid=laid)
        except HallError as problem:
            _note(store, root, problem)
            raise
        note_done(store, root, done)
    while store.settle():
        turn.give()
    return done


class _Turn:
    """Waits as long as the last slice took: whoever waits for the record meets it free as often as not."""

    def __init__(self) -> None:
        self._never = Event()
        self._since = steady()

    def give(self) -> None:
        least, most = GIVE_WAY
        self._never.wait(min(max(least, steady() - self._since), most) / 1000)
        self._since = steady()


def _note(store: Store, root: Path, problem: HallError) -> None:
    """A stick that could not be used is told to who holds it; of the hall's own folder the pages tell."""
    if isinstance(problem, NotLaid):
        note_came(store, root, problem.came)
    with store.reading() as at:
        own = is_own(at, root)
    if own:
        note_failed(store, problem)
