"""今天到期 2 · 逾期 1: how many promises of the hall are due; and which hour of one's own comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.clock import day_bounds, local_day
from hall_assistant.promises.records import DueCount, due_count
from ui.context import Context

if TYPE_CHECKING:
    from hall_assistant.app import Reading


def read_due(context: Context, *, owner: QObject, then: Callable[[DueCount], None]) -> None:
    """Ask how many promises fall due today and how many are past their hour."""
    clock = context.hall.clock
    now, offset = clock.now(), clock.offset()
    end = day_bounds(local_day(now, offset), offset)[1]
    context.runner.read(lambda at: due_count(at, now=now, day_end=end), owner=owner, then=then)


def read_nearest(context: Context, *, owner: QObject, then: Callable[[int | None], None]) -> None:
    """Ask for the hour (UTC ms) that comes next for the person here: a word they gave, or a clock of theirs."""
    now, me = context.hall.clock.now(), context.actor.staff if context.actor else ""

    def read(at: Reading) -> int | None:
        from hall_assistant.deadlines.records import nearest_due  # on the reader's thread, not on the way to the tiles

        return nearest_due(at, me, now)

    context.runner.read(read, owner=owner, then=then)
