"""The hall's own table of days, where the published table of holidays ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.deadlines.workdays import last_published
from hall_assistant.errors import HallError
from hall_assistant.settings import days

if TYPE_CHECKING:
    from ui.context import Context

Then = Callable[[], None]
Failed = Callable[[HallError], None]


def first_own_year() -> int:
    """The first year the published table does not know."""
    return last_published() + 1


def set_day(context: Context, *, day: str, kind: str, owner: QObject, then: Then, failed: Failed) -> None:
    """A day is 休 or 班; an empty kind takes it back."""
    by = context.who
    context.runner.write(
        lambda store: days.set_day(store, by=by, day=day, kind=kind),
        owner=owner,
        then=lambda _changes: then(),
        failed=failed,
    )


def set_whole_year(context: Context, *, year: str, whole: bool, owner: QObject, then: Then, failed: Failed) -> None:
    """All of a year's days are in the table, or not any more."""
    by = context.who
    context.runner.write(
        lambda store: days.set_whole_year(store, by=by, year=year, whole=whole),
        owner=owner,
        then=lambda _changes: then(),
        failed=failed,
    )
