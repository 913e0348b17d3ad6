"""The day's log and one reception as the pages show them: read whole on the reader thread, plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.errors import StaffError
from hall_assistant.logbook.counted import Span, span
from hall_assistant.logbook.day import DayFigures, LogFilter, counted, figures, listed
from hall_assistant.logbook.stages import review_flow, stages_of
from hall_assistant.logbook.timeline import Entry, timeline
from hall_assistant.people.access import may
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, StaffMember
from ui.models.names import shown_names

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.library.library import Library
    from hall_assistant.logbook.manager_lists import ManagerLists

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
    for_manager: ManagerLists | None = None
    """What only the manager reads; None for everybody else: it is not asked for."""
    count: int | None = 0
    """Receptions that fit, voided ones left out, however many the list holds; None where they are a colleague's."""
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
    at: Reading, wanted: LogFilter, *, by: Actor, now: int, offset: int, library: Library, kept: Sequence[str] = ()
) -> LoadedLog:
    """The log of a day or range, with what `by` may read of it. kept: filters as the counter's settings keep them."""
    days = span(wanted.first, wanted.last, offset)
    found, count = listed(at, wanted, by=by, limit=MOST_ROWS + 1)
    came_to = figures(at, days, now=now)
    everyone = tuple(roll(at, everyone=True))
    return LoadedLog(
        tuple(found[:MOST_ROWS]),
        came_to,
        everyone,
        more=len(found) > MOST_ROWS,
        for_manager=_for_manager(at, days, by, library),
        count=count,
        sources=(sources := {one.id: one.name for one in library.later("order_sources").values()}),
        kept=tuple(_kept(at, text, wanted, library, sources) for text in kept),
    )


def _for_manager(at: Reading, days: Span, by: Actor, library: Library) -> ManagerLists | None:
    if not may(by.role, "logbook.manager_lists"):
        return None
    from hall_assistant.logbook.manager_lists import manager_lists  # with the manager's first look

    return manager_lists(at, days, by=by, library=library)


def _kept(at: Reading, text: str, wanted: LogFilter, library: Library, sources: Mapping[str, str]) -> Kept:
    from ui.models.log_filters import kept_filter, name_of

    criteria = kept_filter(text)
    asked = criteria.filter(library, wanted.first, wanted.last, as_of=wanted.as_of)
    return Kept(text, name_of(criteria, library, sources), counted(at, asked))


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
