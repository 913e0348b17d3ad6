"""雷达: looked at over some days; and the receptions behind a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from hall_assistant.app import Reading
from hall_assistant.cases.find import CaseLine
from hall_assistant.logbook.figures import span
from hall_assistant.logbook.radars.page import Radars, look, receptions_behind
from hall_assistant.logbook.radars.values import Row
from hall_assistant.people.records import roll
from ui.context import Context
from ui.models.names import shown_names


@dataclass(frozen=True, slots=True)
class Behind:
    """The receptions of a row with the names in them."""

    row: Row
    lines: tuple[CaseLine, ...]
    names: Mapping[str, str]


def read_radars(context: Context, first: str, last: str, *, owner: QObject, then: Callable[[Radars], None]) -> None:
    """Ask for the page over some local days."""
    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.read(
        lambda at: look(at, span(first, last, offset), by=by, library=library, now=now, offset=offset),
        owner=owner,
        then=then,
        failed=context.trouble,
    )


def read_behind(context: Context, row: Row, *, owner: QObject, then: Callable[[Behind], None]) -> None:
    """Ask for the receptions of a row."""
    by = context.who

    def work(at: Reading) -> Behind:
        found = tuple(receptions_behind(at, row.cases, by=by))
        return Behind(row, found, shown_names(roll(at, everyone=True)))

    context.runner.read(work, owner=owner, then=then, failed=context.trouble)
