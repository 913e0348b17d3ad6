"""The day's log and one reception as the pages show them: read whole on the reader thread, plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.clock import day_bounds
from hall_assistant.errors import StaffError
from hall_assistant.logbook.day import DayFigures, LogFilter, figures, receptions
from hall_assistant.logbook.timeline import Entry, timeline
from hall_assistant.people.records import roll
from hall_assistant.people.values import StaffMember
from hall_assistant.search.gaps import gaps
from ui.models.names import shown_names

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.library.library import Library

MOST_ROWS = 2_000
"""Rows a list on screen holds; an export holds all."""


@dataclass(frozen=True, slots=True)
class LoadedLog:
    """The receptions asked for, the figures of all of these days, and everyone who ever worked here."""

    lines: tuple[CaseLine, ...]
    figures: DayFigures
    staff: tuple[StaffMember, ...]
    more: bool
    """Whether there are more than the list holds."""
    gaps: tuple[str, ...] = ()
    """What was searched on these days and noted as a knowledge gap (知识缺口)."""
    ways: tuple[tuple[str, int], ...] = ()
    """Where guides led on these days and how often, most first (走法): ends in words, nobody's name."""
    ratings: str = ""
    """What customers thought, part by part with how many answered (评价数); empty where nobody was asked."""
    appeals: tuple[str, ...] = ()
    """Numbers of receptions whose rating was appealed against and not answered."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One reception with its timeline."""

    line: CaseLine
    entries: tuple[Entry, ...]
    names: Mapping[str, str]


def load_log(at: Reading, wanted: LogFilter, *, now: int, offset: int, library: Library) -> LoadedLog:
    """The log of a day or range."""
    start, end = day_bounds(wanted.first, offset)[0], day_bounds(wanted.last, offset)[1]
    found = receptions(at, wanted, limit=MOST_ROWS + 1)
    counted = figures(at, wanted.first, last=wanted.last, start=start, end=end, now=now)
    everyone = tuple(roll(at, everyone=True))
    missing = tuple(gaps(at, start=start, end=end))
    return LoadedLog(
        tuple(found[:MOST_ROWS]),
        counted,
        everyone,
        more=len(found) > MOST_ROWS,
        gaps=missing,
        ways=_ways(at, wanted, library),
        ratings=_ratings(at, wanted),
        appeals=_appeals(at),
    )


def _ratings(at: Reading, wanted: LogFilter) -> str:
    """Each part with its n; imported only on days on which somebody was asked."""
    if at.one("SELECT 1 FROM ratings WHERE day BETWEEN ? AND ? LIMIT 1", (wanted.first, wanted.last)) is None:
        return ""
    from hall_assistant.casefile.rated import PARTS
    from hall_assistant.logbook.rating_figures import rating_figures

    found = rating_figures(at, wanted.first, wanted.last)
    parts = " · ".join(f"{PARTS[one.part]} {one.good}/{one.n}（不满意 {one.poor}）" for one in found.parts)
    return f"客户评价 {found.receptions} 份，满意的：{parts}"


def _appeals(at: Reading) -> tuple[str, ...]:
    from hall_assistant.logbook.rating_figures import waiting_appeals

    return tuple(one.number for one in waiting_appeals(at, limit=20))


def _ways(at: Reading, wanted: LogFilter, library: Library) -> tuple[tuple[str, int], ...]:
    """Where guides led; the guides are only read on days on which one was followed."""
    from hall_assistant.solutions.guiding import end_words, ends_taken, ways_taken

    taken = ends_taken(ways_taken(at, since=wanted.first, until=wanted.last))
    guides = library.later("guides") if taken else {}
    return tuple((end_words(guides, guide, end), times) for guide, end, times in taken)


def load_reception(at: Reading, case: CaseId, library: Library) -> Opened:
    """One reception. Raises StaffError `case.unknown`."""
    found = lines(at, "subject = ?", (case,), order="subject", limit=1)
    if not found:
        raise StaffError("case.unknown")
    return Opened(found[0], tuple(timeline(at, case, library)), shown_names(roll(at, everyone=True)))
