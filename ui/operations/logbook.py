"""The day's log: read it, correct it, hand it out as CSV, PDF, print or six lines; and the customer's slip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hall_assistant.app import Reading, Store
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import HallError
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.timeline import Entry
from ui.context import Context
from ui.models.log import LoadedLog, Opened, load_log, load_reception

Failed = Callable[[HallError], None]


def read_log(context: Context, *, wanted: LogFilter, owner: QObject, then: Callable[[LoadedLog], None]) -> None:
    """Ask for the receptions of a day or range, with the figures of all of them."""
    clock, by = context.hall.clock, context.who
    now, offset, library, kept = clock.now(), clock.offset(), context.hall.library, context.counter.log_filters
    context.runner.read(
        lambda at: load_log(at, wanted, by=by, now=now, offset=offset, library=library, kept=kept),
        owner=owner,
        then=then,
        failed=context.trouble,
    )


def read_reception(
    context: Context, *, case: CaseId, owner: QObject, then: Callable[[Opened], None], failed: Failed | None = None
) -> None:
    """Ask for one reception with its timeline."""
    library = context.hall.library
    context.runner.read(lambda at: load_reception(at, case, library), owner=owner, then=then, failed=failed)


def correct(
    context: Context,
    *,
    case: CaseId,
    entry: Entry,
    values: Sequence[tuple[str, str | int]],
    reason: str,
    owner: QObject,
    then: Callable[[], None],
    failed: Failed,
) -> None:
    """Correct entries of an earlier fact by (field, value); what it was stays on the timeline."""
    from hall_assistant.cases import ending

    by = context.who

    def work(store: Store) -> Changes:
        changes = Changes()
        for field, value in values:
            changes |= ending.correct(
                store, by=by, case=case, chain=entry.chain, seq=entry.seq, field=field, value=value, reason=reason
            )
        return changes

    context.runner.write(work, owner=owner, then=lambda _changes: then(), failed=failed)


def print_log(context: Context, *, wanted: LogFilter, parent: QWidget) -> None:
    """打印: the receptions listed, to a printer the person picks."""
    _log_page(context, wanted, parent, lambda html: print_html(context, html, page="A4", parent=parent))


def print_html(context: Context, html: str, *, page: str, parent: QWidget) -> None:
    """Send a page to a printer; without one that is said."""
    from ui.paper import print_page

    try:
        if print_page(html, parent, page=page):
            context.say("送去打印了。")
    except HallError as error:
        context.trouble(error)


def _log_page(context: Context, wanted: LogFilter, owner: QObject, then: Callable[[str], None]) -> None:
    from hall_assistant.logbook.exports import day_html

    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.read(
        lambda at: day_html(at, by=by, wanted=wanted, now=now, library=library, offset=offset), owner=owner, then=then
    )


def save_page(context: Context, html: str, *, page: str, path: Path, owner: QObject, said: str = "") -> None:
    """Put HTML on paper of a size as a PDF file, aside of the screen, and say so: `said`, where no name is in it."""
    from hall_assistant.logbook.files import put_file
    from ui.paper_process import make_pdf

    def put(made: bytes) -> None:
        context.runner.aside(
            lambda: put_file(path, made), owner=owner, then=lambda _nothing: _saved(context, path, said)
        )

    make_pdf(html, page=page, owner=owner, then=put, failed=context.trouble)


def _saved(context: Context, path: Path, said: str = "") -> None:
    context.say(said or f"存好了：{path.name}。里面有客户称呼，看完收好。")


def save_receipt(context: Context, case: CaseId, path: Path) -> None:
    """受理回执 as a PDF on the hall's paper; it is said when it is saved, off, or the reception holds nothing."""
    page = context.settings.receipt_paper
    _slip(context, case, lambda html: save_page(context, html, page=page, path=path, owner=context))


def print_receipt(context: Context, case: CaseId, parent: QWidget) -> None:
    """受理回执 to a printer the person picks."""
    page = context.settings.receipt_paper
    _slip(context, case, lambda html: print_html(context, html, page=page, parent=parent))


def _slip(context: Context, case: CaseId, then: Callable[[str], None]) -> None:
    from hall_assistant.cases.summary import receipt

    library, offset = context.hall.library, context.hall.clock.offset()
    context.runner.read(lambda at: receipt(at, case, library, offset=offset), owner=context, then=then)


def copy_daily(context: Context, *, day: str, last: str, owner: QObject, then: Callable[[str], None]) -> None:
    """复制日报: the six lines on the clipboard; `then` gets them to show in large type."""
    from hall_assistant.logbook.counted import span
    from hall_assistant.logbook.day import figures
    from hall_assistant.logbook.six_lines import six_lines

    library, hall, clock = context.hall.library, context.settings.hall, context.hall.clock
    now, days = clock.now(), span(day, last, clock.offset())

    def work(at: Reading) -> str:
        return six_lines(figures(at, days, now=now), library, hall=hall)

    def put(report: str) -> None:
        QGuiApplication.clipboard().setText(report)
        then(report)

    context.runner.read(work, owner=owner, then=put)


def keep_filter(context: Context, *, text: str, owner: QObject) -> None:
    """存成常用: keep a filter at this counter, or let it go where it is kept already; the oldest gives way."""
    from ui.models.log_filters import MOST_KEPT
    from ui.operations.settings import change_counter

    now = context.counter.log_filters
    kept = tuple(one for one in now if one != text) if text in now else (*now, text)[-MOST_KEPT:]

    said = "存好了，点一下就这么筛。" if text in kept else "不留了。"
    change_counter(context, owner=owner, then=lambda: context.say(said), log_filters=kept)
