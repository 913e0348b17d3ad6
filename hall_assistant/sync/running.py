"""One exchange as programs run it: alone, noted, and giving way to whoever writes at the counter meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from hall_assistant.errors import HallError
from hall_assistant.settings.records import counter_settings
from hall_assistant.store.store import Store
from hall_assistant.sync.alone import alone
from hall_assistant.sync.noted import note_done, note_failed
from hall_assistant.sync.rounds import exchange
from hall_assistant.sync.values import Round

GIVE_WAY = 0.015
"""Seconds between two slices in which a clerk's own write gets in; the database tries again every few milliseconds."""


def run(store: Store, root: Path, told: Callable[[int], None] = lambda facts: None) -> Round:
    """One round with a folder, noted for the pages. `told` hears how many facts were taken in so far.

    For a process of its own: it waits between its slices. Raises as `exchange`; StaffError `exchange.busy` where
    another exchange of this record is under way.
    """
    turn = Event()

    def give_way(facts: int) -> None:
        told(facts)
        turn.wait(GIVE_WAY)

    with alone(store.folder):
        try:
            done = exchange(store, root, give_way)
        except HallError as problem:
            _note(store, root, problem)
            raise
        note_done(store, done)
    while store.settle():
        turn.wait(GIVE_WAY)
    return done


def _note(store: Store, root: Path, problem: HallError) -> None:
    """A stick that could not be read is told to who holds it; of the hall's own folder the pages tell."""
    with store.reading() as at:
        own = counter_settings(at).exchange_folder
    if own and Path(own) == root:
        note_failed(store, problem)
