"""今天到期 2 · 逾期 1: how many promises of the hall are due."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hall_assistant.clock import day_bounds, local_day
from hall_assistant.promises.records import DueCount, due_count
from ui.context import Context


def read_due(context: Context, *, owner: QObject, then: Callable[[DueCount], None]) -> None:
    """Ask how many promises fall due today and how many are past their hour."""
    clock = context.hall.clock
    now, offset = clock.now(), clock.offset()
    end = day_bounds(local_day(now, offset), offset)[1]
    context.runner.read(lambda at: due_count(at, now=now, day_end=end), owner=owner, then=then)
