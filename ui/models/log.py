"""The day's log and one reception as the pages show them: read whole on the reader thread, plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.clock import day_bounds
from hall_assistant.errors import StaffError
from hall_assistant.logbook.day import DayFigures, LogFilter, counted, figures, listed
from hall_assistant.logbook.stages import review_flow, stages_of
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
    count: int = 0
    """Receptions that fit, voided ones left out, however many the list holds."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Names of the sources of orders by id."""
    kept: tuple[Kept, ...] = ()
    """The filters kept at this counter, with what they find in these days."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A filter kept at this counter (常用筛法)."""

    text: str
    """As the settings keep it."""
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Opened:
    """One reception with its timeline."""

    line: CaseLine
    entries: tuple[Entry, ...]
    names: Mapping[str, str]
    stages: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """Chain and place of each entry → id of its stage (回看五段)."""
    stage_names: Mapping[str, str] = field(default_factory=dict)
    """Names of the stages by id, in their order."""


def load_log(
    at: Reading, wanted: LogFilter, *, now: int, offset: int, library: Library, kept: Sequence[str] = ()
) -> LoadedLog:
    """The log of a day or range. kept: filters as the counter's settings keep them."""
    start, end = day_bounds(wanted.first, offset)[0], day_bounds(wanted.last, offset)[1]
    found, count = listed(at, wanted, limit=MOST_ROWS + 1)
    came_to = figures(at, wanted.first, last=wanted.last, start=start, end=end, now=now)
    everyone = tuple(roll(at, everyone=True))
    missing = tuple(gaps(at, start=start, end=end))
    return LoadedLog(
        tuple(found[:MOST_ROWS]),
        came_to,
        everyone,
        more=len(found) > MOST_ROWS,
        gaps=missing,
        ways=_ways(at, wanted, library),
        ratings=_ratings(at, wanted),
        appeals=_appeals(at),
        count=count,
        sources=(sources := {one.id: one.name for one in library.later("order_sources").values()}),
        kept=tuple(_kept(at, text, wanted, library, sources) for text in kept),
    )


def _kept(at: Reading, text: str, wanted: LogFilter, library: Library, sources: Mapping[str, str]) -> Kept:
    from ui.models.log_filters import kept_filter, name_of

    criteria = kept_filter(text)
    asked = criteria.filter(library, wanted.first, wanted.last, as_of=wanted.as_of)
    return Kept(text, name_of(criteria, library, sources), counted(at, asked))


def _ratings(at: Reading, wanted: LogFilter) -> str:
    """Each part with its n; empty where nobody rated."""
    from hall_assistant.casefile.rated import PARTS
    from hall_assistant.logbook.rating_figures import rating_figures

    found = rating_figures(at, wanted.first, wanted.last)
    if not (found.receptions or found.aside):
        return ""
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
    flow = review_flow(library)
    return Opened(
        found[0],
        tuple(timeline(at, case, library)),
        shown_names(roll(at, everyone=True)),
        stages_of(at.facts(case), library),
        {step.id: step.name for step in flow.steps} if flow is not None else {},
    )
