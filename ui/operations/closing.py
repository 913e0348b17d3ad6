"""Closing the day: what is still open is read, and carried over to another day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import carrying
from hall_assistant.errors import HallError
from ui.context import Context
from ui.models.closing import Closing, load_closing
from ui.operations.acting import write_and_say
from ui.widgets.hours import due_words


def read_closing(context: Context, *, whole: bool, owner: QObject, then: Callable[[Closing], None]) -> None:
    """Ask what is open by tonight: one's own, or the whole hall's."""
    by, clock, library = context.who, context.hall.clock, context.hall.library
    now, offset = clock.now(), clock.offset()
    context.runner.read(
        lambda at: load_closing(at, library, by=by, hall=whole, now=now, offset=offset), owner=owner, then=then
    )


def carry_over(
    context: Context,
    *,
    case: CaseId,
    due: int,
    words: str,
    owner: QObject,
    then: Callable[[], None],
    failed: Callable[[HallError], None],
) -> None:
    """转明日: the reception goes on at that hour (UTC ms)."""
    by, clock = context.who, context.hall.clock
    write_and_say(
        context,
        lambda store: carrying.carry_over(store, by=by, case=case, due=due, words=words),
        f"转到{due_words(due, clock.now(), clock.offset())}了，到那天它会再出来。",
        owner=owner,
        then=then,
        failed=failed,
    )
