"""Seals of the day: made by themselves, made up to now, put on paper; and the whole record checked against them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.errors import HallError
from ui.context import Context

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from hall_assistant.app import Reading
    from hall_assistant.audit.seals import Seal

Failed = Callable[[HallError], None]


def seal_days(context: Context) -> None:
    """Seal the days that are over; what the disk refuses is done at the next look, and told by every other write."""
    from hall_assistant.audit import sealing

    context.runner.write(sealing.seal_days, owner=context, failed=lambda _error: None)


def read_seals(context: Context, *, owner: QObject, then: Callable[[list[Seal]], None]) -> None:
    """Ask for the last seals, the newest first."""
    from hall_assistant.audit.sealing import latest_seals

    by = context.who
    context.runner.read(lambda at: latest_seals(at, by=by), owner=owner, then=then)


def seal_now(context: Context, *, owner: QObject, then: Callable[[Seal], None], failed: Failed) -> None:
    """封到现在."""
    from hall_assistant.audit import sealing

    by = context.who
    context.runner.write(
        lambda store: sealing.seal_now(store, by=by), owner=owner, then=lambda both: then(both[0]), failed=failed
    )


def print_seal(context: Context, seal: Seal, *, parent: QWidget) -> None:
    """打印: one seal with its code, on A5."""
    from hall_assistant.logbook.seal_page import seal_html
    from ui.operations.logbook import print_html

    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()

    def work(at: Reading) -> str:
        return seal_html(at, by=by, seal=seal, library=library, now=now, offset=offset)

    context.runner.read(work, owner=parent, then=lambda html: print_html(context, html, page="A5", parent=parent))


def check_record(
    context: Context, *, paper: str, owner: QObject, then: Callable[[list[str], bool], None], failed: Failed
) -> None:
    """核对记录: every chain, every page and every seal, with a code from paper if there is one; takes its time."""
    from hall_assistant.audit.report import whole_check

    context.runner.apart(
        lambda store: whole_check(store, paper), owner=owner, then=lambda both: then(*both), failed=failed
    )
