"""今日: what needs somebody now, and some days as tiles, lists and charts; over all counters, nobody's name counted.

A tile's number is the length of the list it opens: both ask the same condition. Source: counter.md "The manager's day".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.clock import day_bounds, local_day
from hall_assistant.library.library import Library
from hall_assistant.logbook.figures import (
    OPEN_IN,
    SETTLED_IN,
    Figures,
    Promised,
    Span,
    above_of,
    figures_of,
    first_words,
    overdue_bounds,
)
from hall_assistant.logbook.today_charts import Chart, charts_of
from hall_assistant.logbook.wanting import Item, Matter, line_of, wanting
from hall_assistant.people.access import check
from hall_assistant.people.records import names
from hall_assistant.people.values import Actor
from hall_assistant.privacy.identity import shown
from hall_assistant.promises.records import due_count
from hall_assistant.store.store import Reading

LISTED = 500
"""Entries of a tile's list on screen."""


class Tile(StrEnum):
    """A figure that opens its list."""

    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    SOLVED = "solved"
    KEPT = "kept"
    WORD = "word"


TILE_NAMES: dict[Tile, str] = {
    Tile.OPEN: "没结",
    Tile.DUE: "等着到点",
    Tile.OVERDUE: "逾期",
    Tile.SOLVED: "现场化解",
    Tile.KEPT: "兑现",
    Tile.WORD: "头一个准话",
}


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the page shows."""

    figures: Figures
    wanting: tuple[Item, ...]
    """What needs somebody now, whatever days are looked at; the most pressing first."""
    charts: tuple[Chart, ...]
    older_open: int
    """Receptions open since before the days."""
    more: int = 0
    """Promises due today, or overdue, beyond those that the list holds."""

    def count(self, tile: Tile) -> int:
        """How many entries the list of a tile has; of 头一个准话 the minutes."""
        figures = self.figures
        return {
            Tile.OPEN: figures.still_open,
            Tile.DUE: figures.promised.due,
            Tile.OVERDUE: figures.promised.overdue,
            Tile.SOLVED: figures.solved.part,
            Tile.KEPT: figures.promised.kept,
            Tile.WORD: figures.minutes or 0,
        }[tile]

    def number(self, tile: Tile) -> str:
        """The number as it reads, on screen and on paper."""
        if tile is Tile.WORD:
            return "—" if self.figures.minutes is None else f"{self.figures.minutes} 分"
        return str(self.count(tile))

    def told(self, tile: Tile) -> str:
        """What stands under the number."""
        figures = self.figures
        return {
            Tile.OPEN: f"往日还有 {self.older_open}" if self.older_open else f"共接待 {figures.opened}",
            Tile.DUE: "还没到点的承诺",
            Tile.OVERDUE: "先联系，再约钟点" if figures.promised.overdue else "没有过点的",
            Tile.SOLVED: figures.solved.words,
            Tile.KEPT: _kept(figures.promised),
            Tile.WORD: "从开始算，居中的一个" if figures.minutes is not None else "还没有",
        }[tile]


def _kept(promised: Promised) -> str:
    """Under 兑现: the share, but not 0 % for what earlier days owe."""
    return f"早先的还欠 {promised.older} 件" if promised.only_older else f"按点的 {promised.share.words}"


_OLDER = "SELECT count(*) AS n FROM cases INDEXED BY cases_open WHERE state = 'open' AND day < ?"
"""By the index of open receptions: SQLite would walk all of them by their state."""


def look(at: Reading, days: Span, *, by: Actor, library: Library, now: int, offset: int) -> Today:
    """The page for some days as of now (UTC milliseconds). Raises StaffError `access.denied` for a clerk."""
    check(at, by, "logbook.look_at_today")
    older = at.one(_OLDER, (days.first,))
    found = wanting(at, by=by, library=library, now=now, offset=offset)
    due = due_count(at, now=now, day_end=day_bounds(local_day(now, offset), offset)[1])
    return Today(
        figures=figures_of(at, days, above=above_of(library), now=now),
        wanting=tuple(found),
        charts=charts_of(at, days, library, now=now, offset=offset),
        older_open=older["n"] if older is not None else 0,
        more=due.today + due.overdue - sum(one.matter is Matter.PROMISE for one in found),
    )


_PROMISES = """
SELECT p.subject, c.number, c.person, p.words, p.due, p.owner, p.state, p.settled
FROM promises p JOIN cases c ON c.subject = p.subject WHERE p.standing <> 'voided' AND {}
ORDER BY p.due, p.subject LIMIT ?
"""


def promises_behind(at: Reading, tile: Tile, days: Span, *, by: Actor, now: int) -> list[Item]:
    """The promises a tile counts, by their hour. Raises StaffError `access.denied` for a clerk."""
    check(at, by, "logbook.look_at_today")
    narrowed: dict[Tile, tuple[str, Sequence[object]]] = {
        Tile.DUE: (OPEN_IN, (max(days.start, now), days.end)),
        Tile.OVERDUE: (OPEN_IN, overdue_bounds(days, now)),
        Tile.KEPT: (SETTLED_IN, ("kept", days.start, days.end)),
    }
    where, values = narrowed[tile]
    staff = names(at)
    return [
        Item(
            Matter.PROMISE,
            line_of(shown(at, row["person"]).line, row["words"] or ""),
            row["number"],
            who=staff.get(row["owner"], "同事"),
            hour=row["due"],
            late=(row["settled"] or now) > row["due"],
            case=CaseId(row["subject"]),
        )
        for row in at.rows(_PROMISES.format(where), (*values, LISTED))
    ]


def receptions_behind(at: Reading, tile: Tile, days: Span, *, by: Actor) -> list[CaseLine]:
    """The receptions a tile counts; of 头一个准话 those that waited longest first. Raises as `promises_behind`."""
    check(at, by, "logbook.look_at_today")
    if tile is Tile.WORD:
        longest = sorted(first_words(at, days), key=lambda one: (-one[1], one[0]))[:LISTED]
        marks = ", ".join("?" * len(longest))
        found = lines(
            at, f"subject IN ({marks})", tuple(case for case, _wait in longest), order="subject", limit=LISTED
        )
        place = {case: turn for turn, (case, _wait) in enumerate(longest)}
        return sorted(found, key=lambda line: place[line.case])
    # `+state`: by itself the database would rather walk everything that ever ended than the days.
    state = "+state = 'open'" if tile is Tile.OPEN else "+state = 'ended' AND outcome = 'solved'"
    where = f"day BETWEEN ? AND ? AND {state}"
    return lines(at, where, (days.first, days.last), order="day, started, subject", limit=LISTED)


def receptions_before(at: Reading, days: Span, *, by: Actor) -> list[CaseLine]:
    """Those that 往日还有 counts: open since before the days, the longest first. Raises as `promises_behind`."""
    check(at, by, "logbook.look_at_today")
    return lines(at, "state = 'open' AND day < ?", (days.first,), order="day, started, subject", limit=LISTED)


PROMISE_TILES = frozenset({Tile.DUE, Tile.OVERDUE, Tile.KEPT})
