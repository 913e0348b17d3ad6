"""The page 雷达: every radar over some days, and the receptions behind a row; for who leads, never by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import Span
from hall_assistant.logbook.radars import both_sides, gaps, hops, redress, renewed, rising, sent_here
from hall_assistant.logbook.radars.values import Radar, Section
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Reading

BACK = 90
"""Days looked back over where nobody says otherwise."""
LISTED = 500
"""Receptions of a row on screen."""


@dataclass(frozen=True, slots=True)
class Radars:
    """Everything the page shows."""

    span: Span
    sections: tuple[Section, ...]

    def of(self, radar: Radar) -> Section:
        """One of them."""
        return next(one for one in self.sections if one.radar is radar)


def look(at: Reading, days: Span, *, by: Actor, library: Library, now: int, offset: int) -> Radars:
    """Every radar over some days; now: UTC ms, offset: minutes east of UTC. Raises StaffError `access.denied`."""
    check(at, by, "logbook.look_at_radars")
    return Radars(
        days,
        (
            rising.look(at, days, library, offset=offset),
            sent_here.look(at, days, library),
            both_sides.look(at, days, library),
            hops.look(at, days),
            redress.look(at, days, library),
            renewed.look(at, days, library, offset=offset),
            gaps.look(at, days, library, now=now, offset=offset),
        ),
    )


def receptions_behind(at: Reading, cases: Sequence[CaseId], *, by: Actor) -> list[CaseLine]:
    """The receptions of a row in its order, LISTED at most. Raises StaffError `access.denied`."""
    check(at, by, "logbook.look_at_radars")
    wanted = list(cases[:LISTED])
    marks = ", ".join("?" * len(wanted))
    found = lines(at, f"subject IN ({marks})", tuple(wanted), order="subject", limit=LISTED) if wanted else []
    place = {case: turn for turn, case in enumerate(wanted)}
    return sorted(found, key=lambda line: place[line.case])
