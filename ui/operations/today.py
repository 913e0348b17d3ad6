"""今日 and 班前一页: looked at, printed or put in a file; and which reception is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hall_assistant.app import Reading
from hall_assistant.casefile.values import CaseId
from hall_assistant.logbook.figures import Span, span
from hall_assistant.logbook.morning import Morning, read_morning
from hall_assistant.logbook.today import Tile, Today, look
from ui.context import Context
from ui.models.today import Behind, load_behind
from ui.operations.acting import write_and_say
from ui.operations.logbook import print_html, save_page


def days_of(context: Context, first: str, last: str) -> Span:
    """Local days as the core counts them."""
    return span(first, last, context.hall.clock.offset())


def read_today(context: Context, days: Span, *, owner: QObject, then: Callable[[Today], None]) -> None:
    """Ask for the page over some days."""
    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.read(
        lambda at: look(at, days, by=by, library=library, now=now, offset=offset), owner=owner, then=then
    )


def read_behind(context: Context, tile: Tile, days: Span, *, owner: QObject, then: Callable[[Behind], None]) -> None:
    """Ask for the list behind a tile."""
    by, now = context.who, context.hall.clock.now()
    context.runner.read(lambda at: load_behind(at, tile, days, by=by, now=now), owner=owner, then=then)


def save_today(context: Context, days: Span, *, path: Path, owner: QObject) -> None:
    """存成PDF: the page as it stands, charts and tables, on A4."""
    _today(context, days, owner, lambda html: save_page(context, html, page="A4", path=path, owner=owner))


def print_today(context: Context, days: Span, *, parent: QWidget) -> None:
    """打印: to a printer the person picks."""
    _today(context, days, parent, lambda html: print_html(context, html, page="A4", parent=parent))


def _today(context: Context, days: Span, owner: QObject, then: Callable[[str], None]) -> None:
    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()

    def read(at: Reading) -> str:
        from hall_assistant.logbook.today_page import today_html

        return today_html(at, days, by=by, library=library, now=now, offset=offset)

    context.runner.read(read, owner=owner, then=then, failed=context.trouble)


def read_page(context: Context, *, owner: QObject, then: Callable[[Morning], None]) -> None:
    """Ask for 班前一页."""
    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.read(
        lambda at: read_morning(at, by=by, library=library, now=now, offset=offset), owner=owner, then=then
    )


def pick(context: Context, case: CaseId, *, owner: QObject, then: Callable[[], None]) -> None:
    """念这一例: tell this reception at today's meeting."""
    from hall_assistant.logbook import morning_case

    by = context.who
    write_and_say(
        context,
        lambda store: morning_case.pick_case(store, by=by, case=case),
        "换好了，今天念这一例。",
        owner=owner,
        then=then,
    )


def save_morning(context: Context, *, path: Path, owner: QObject) -> None:
    """存成PDF: A4, large type."""
    _page(context, owner, lambda html: save_page(context, html, page="A4", path=path, owner=owner))


def print_morning(context: Context, *, parent: QWidget) -> None:
    """打印: to a printer the person picks."""
    _page(context, parent, lambda html: print_html(context, html, page="A4", parent=parent))


def _page(context: Context, owner: QObject, then: Callable[[str], None]) -> None:
    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()

    def read(at: Reading) -> str:
        from hall_assistant.logbook.morning import morning_html

        return morning_html(at, by=by, library=library, now=now, offset=offset)

    context.runner.read(read, owner=owner, then=then)
