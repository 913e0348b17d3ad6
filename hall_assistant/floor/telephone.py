"""What is said into the telephone when help is called: the line of the kind with the hall's address filled in."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.library.floor import IncidentKind
from hall_assistant.library.kinds import Slot
from hall_assistant.library.library import Library
from hall_assistant.phrases.render import render


@dataclass(frozen=True, slots=True)
class CallLine:
    """One button of the safety page: what it is called, what to do first, what to say and on which number."""

    kind: str
    calm: str
    number: str
    first: tuple[str, ...]
    say: str
    placed: bool
    """Whether the address is known; without it the line keeps a gap where it belongs."""


def call_lines(library: Library, *, hall: str, address: str, counter: str) -> tuple[CallLine, ...]:
    """The lines of the safety page in order. hall, address: as set; counter: 3号柜."""
    told = {"厅名": hall or "营业厅", "地址": address, "柜台": counter}
    slots = {name: Slot(name=name, label=name, example=name) for name in told}
    kinds: tuple[IncidentKind, ...] = tuple(library.later("incident_kinds").values())
    return tuple(
        CallLine(
            kind.id,
            kind.calm,
            kind.call,
            kind.first,
            render(kind.say, told, slots).text,
            bool(address.strip()),
        )
        for kind in kinds
        if kind.calm
    )
