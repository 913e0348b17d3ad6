"""交接单 on paper: printed, or saved as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hall_assistant.app import Reading
from ui.context import Context
from ui.operations.logbook import print_html, save_page


def save_sheet(context: Context, *, hall: bool, path: Path, owner: QObject) -> None:
    """存成PDF: one's own sheet, or the whole hall's, on A4."""
    _page(context, hall, owner, lambda html: save_page(context, html, page="A4", path=path, owner=owner))


def print_sheet(context: Context, *, hall: bool, parent: QWidget) -> None:
    """打印交接单: to a printer the person picks."""
    _page(context, hall, parent, lambda html: print_html(context, html, page="A4", parent=parent))


def _page(context: Context, hall: bool, owner: QObject, then: Callable[[str], None]) -> None:
    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()

    def read(at: Reading) -> str:
        from hall_assistant.logbook.shift_sheet import shift_html

        return shift_html(at, by=by, library=library, now=now, offset=offset, hall=hall)

    context.runner.read(read, owner=owner, then=then)
