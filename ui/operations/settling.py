"""Settling somebody: rooms, others looking on, a long wait; and the break suggested after a heavy reception."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.cases import settling
from ui.models.counter_desk import CounterDesk

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.casefile.values import CaseId
    from hall_assistant.cases.rooms import Room

REST = "忙得开的话，歇五到十分钟再接下一位。"
"""Said to the one at the counter and to nobody else; it says nothing of the customer, so it may be filmed."""


@dataclass(frozen=True, slots=True)
class RoomsShown:
    """The room board with the names of who is in them."""

    rooms: tuple[Room, ...]
    names: dict[str, str]


def read_rooms(counter: CounterDesk, *, owner: QObject, then: Callable[[RoomsShown], None]) -> None:
    """Ask for the room board, once everything done so far is stored."""

    def read(at: Reading) -> RoomsShown:
        from hall_assistant.cases.rooms import rooms
        from hall_assistant.people.records import roll
        from ui.models.names import shown_names

        return RoomsShown(tuple(rooms(at)), shown_names(roll(at)))

    context = counter.context
    counter.after_writes(lambda: context.runner.read(read, owner=owner, then=then))


def take_room(counter: CounterDesk, *, room: str) -> None:
    """Go to a room with the customer in hand."""
    now = counter.context.hall.clock.now()
    counter.act(
        lambda state: replace(state, room=room, room_since=now),
        lambda store, by, case: settling.take_room(store, by=by, case=case, room=room),
    )


def free_room(counter: CounterDesk) -> None:
    """Give the room back before the end."""
    counter.act(
        lambda state: replace(state, room="", room_since=0),
        lambda store, by, case: settling.free_room(store, by=by, case=case),
    )


def set_watched(counter: CounterDesk, *, watched: bool) -> None:
    """边上有人: the lines change at once."""
    counter.act(
        lambda state: replace(state, watched=watched),
        lambda store, by, case: settling.set_watched(store, by=by, case=case, watched=watched),
    )


def note_wait(counter: CounterDesk, *, minutes: int) -> None:
    """等了多久: over the hall's limit the lines make up for it."""
    limit = counter.context.settings.wait_minutes
    counter.act(
        lambda state: replace(state, waited=minutes, waited_long=minutes >= limit),
        lambda store, by, case: settling.note_wait(store, by=by, case=case, minutes=minutes),
    )


def suggest_rest(counter: CounterDesk, case: CaseId) -> None:
    """After a heavy reception: a short break, said quietly to who handled it. Nothing is recorded."""

    def read(at: Reading) -> bool:
        from hall_assistant.cases.strain import rest_suggested

        return rest_suggested(at, case)

    def say(heavy: bool) -> None:
        if heavy:
            counter.context.say(f"这次接待记好了。{REST}")

    counter.context.runner.read(read, owner=counter, then=say)
