"""Values of receptions that are the same matter (同一件事): which one came first, and what that does to the clocks.

A link never merges anything: both receptions keep their records, their first-asked and their numbers, and a link taken
back leaves both as if it had never been. Source: S46.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hall_assistant.casefile.clocks import Clock
    from hall_assistant.casefile.values import CaseId


@dataclass(frozen=True, slots=True)
class FirstCount:
    """How a clock counts from the first registration, as it was decided when the two were linked or it was started."""

    other: str
    """The earlier reception."""
    start: int
    """UTC milliseconds."""
    due: int
    """UTC milliseconds."""
    warnings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Another reception of the same matter (同一件事)."""

    other: CaseId
    number: str
    """The other's number, as people call it."""
    repeat: bool
    """Whether this reception is the later one, the matter being registered again."""
    first: int
    """When the matter was first registered, UTC milliseconds."""
    by: str
    at: int
    clocks: tuple[tuple[str, str, FirstCount], ...] = ()
    """(chain, name given there) of a clock of this reception, and how it counts from then."""


def counted_from_first(clocks: Iterable[Clock], links: Iterable[Link]) -> tuple[Clock, ...]:
    """The clocks as the links leave them: a repeat never resets one, so the earliest due hour stands. Pure."""
    repeats = {link.other: link for link in links if link.repeat}
    return tuple(_earliest(clock, repeats) for clock in clocks)


def _earliest(clock: Clock, repeats: dict[CaseId, Link]) -> Clock:
    counts = [count for count in clock.firsts if count.other in repeats]
    counts += [count for link in repeats.values() for *ref, count in link.clocks if tuple(ref) in clock.refs]
    first = min(counts, key=lambda count: count.due, default=None)
    if first is None or first.due >= clock.due:
        return clock
    number = next(link.number for link in repeats.values() if link.other == first.other)
    return replace(clock, start=first.start, due=first.due, warnings=first.warnings, since=number)
