"""What the manager alone reads of some days: gaps in the knowledge, ways of guides, ratings part by part, appeals.

Ways and answers are counted, people never. Source: S124, S185, S187.
"""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import Span
from hall_assistant.logbook.rating_figures import RatingFigures, WaitingAppeal, rating_figures, waiting_appeals
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.search.gaps import gaps
from hall_assistant.solutions.guiding import end_words, ends_taken, ways_taken
from hall_assistant.store.store import Reading

APPEALS = 20
"""Appeals named; whoever has more answers these first."""


@dataclass(frozen=True, slots=True)
class ManagerLists:
    """The lists of some days; appeals of any day, while they wait."""

    gaps: tuple[str, ...]
    """What was searched and noted as a knowledge gap (知识缺口), the latest first."""
    ways: tuple[tuple[str, int], ...]
    """Where guides led and how often, most first (走法): ends in words, nobody's name."""
    ratings: RatingFigures
    """What customers thought, part by part (评价数)."""
    appeals: tuple[WaitingAppeal, ...]
    """Ratings appealed against and not answered, oldest first."""


def manager_lists(at: Reading, days: Span, *, by: Actor, library: Library) -> ManagerLists:
    """The lists of some days. Raises StaffError `access.denied` for anyone but the manager."""
    check(at, by, "logbook.manager_lists")
    return ManagerLists(
        gaps=tuple(gaps(at, start=days.start, end=days.end)),
        ways=_ways(at, days, library),
        ratings=rating_figures(at, days.first, days.last),
        appeals=tuple(waiting_appeals(at, limit=APPEALS)),
    )


def _ways(at: Reading, days: Span, library: Library) -> tuple[tuple[str, int], ...]:
    """The guides are only read where one was followed."""
    taken = ends_taken(ways_taken(at, since=days.first, until=days.last))
    guides = library.later("guides") if taken else {}
    return tuple((end_words(guides, guide, end), times) for guide, end, times in taken)
