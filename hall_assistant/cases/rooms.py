"""The room board (里间看板): which of the hall's rooms is free, who sits in the others and since when. Source: S107."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class Room:
    """One room as the board shows it; without a reception it is free."""

    name: str
    case: CaseId | None = None
    handler: str = ""
    """Who handles the reception in it (staff id); the customer is not named on a board."""
    counter: str = ""
    since: int = 0
    """UTC milliseconds."""


def rooms(at: Reading) -> list[Room]:
    """The hall's rooms in the order they are set; one that was taken off the list is shown while somebody sits there.

    Where two counters took one room unknown to each other, the one who came first is shown.
    """
    rows = at.rows(
        "SELECT room, subject, handler, counter, room_since FROM cases WHERE room IS NOT NULL"
        " ORDER BY room_since DESC, subject"
    )
    taken = {row[0]: Room(row[0], CaseId(row[1]), row[2], row[3], row[4]) for row in rows}
    named = dict.fromkeys((*hall_settings(at).rooms, *sorted(taken)))
    return [taken.get(name, Room(name)) for name in named]
