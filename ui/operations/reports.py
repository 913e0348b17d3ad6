"""Reports: looked at, made into a file aside of the screen, printed; a county's workbook kept, picked, dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hall_assistant.errors import HallError, StaffError
from hall_assistant.logbook.reports.county_book import SheetShown
from hall_assistant.logbook.reports.picks import Picks
from hall_assistant.logbook.reports.records import CountyTemplate, TemplateId
from hall_assistant.logbook.reports.values import Report

if TYPE_CHECKING:
    from hall_assistant.app import Reading, Store
    from hall_assistant.changes import Changes
    from ui.context import Context

Failed = Callable[[HallError], None]
Sheets = tuple[SheetShown, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the figures of the days, and the county's workbooks."""

    report: Report
    templates: tuple[CountyTemplate, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A workbook that was kept, and what filling it leaves out."""

    template: TemplateId
    name: str
    lost: tuple[str, ...]
    outside: str
    """Where its links lead out of it, or empty."""


def read_page(
    context: Context, *, first: str, last: str, owner: QObject, then: Callable[[Shown], None], failed: Failed
) -> None:
    """Ask for the figures of some days and the county's workbooks."""
    from hall_assistant.logbook.reports.reading import read_report
    from hall_assistant.logbook.reports.records import templates

    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()

    def work(at: Reading) -> Shown:
        report = read_report(at, by=by, first=first, last=last, library=library, now=now, offset=offset)
        return Shown(report, tuple(templates(at)))

    context.runner.read(work, owner=owner, then=then, failed=failed)


def print_report(context: Context, *, first: str, last: str, parent: QWidget) -> None:
    """打印: the page with the figures, to a printer the person picks."""
    from hall_assistant.logbook.reports.papers import report_html
    from hall_assistant.logbook.reports.reading import read_report
    from ui.operations.logbook import print_html

    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()

    def work(at: Reading) -> str:
        report = read_report(at, by=by, first=first, last=last, library=library, now=now, offset=offset)
        return report_html(report, library=library, now=now, offset=offset)

    context.runner.read(work, owner=parent, then=lambda html: print_html(context, html, page="A4", parent=parent))


def keep(
    context: Context,
    path: Path,
    *,
    template: TemplateId | None,
    name: str,
    owner: QObject,
    then: Callable[[Kept], None],
    failed: Failed,
) -> None:
    """放进来: keep a county's workbook, or a newer file of it; `then` gets it with what filling leaves out."""
    from hall_assistant.logbook.reports.county_book import lost
    from hall_assistant.logbook.reports.county_reach import outside
    from hall_assistant.logbook.reports.desk import keep_template

    by = context.who

    def work(store: Store) -> tuple[Kept, Changes]:
        data = _bytes_of(path)
        kept, changes = keep_template(store, by=by, name=name, data=data, template=template)
        return Kept(kept, name, lost(data), outside(data)), changes

    context.runner.apart(work, owner=owner, then=lambda made: then(made[0]), failed=failed)


def _bytes_of(path: Path) -> bytes:
    """The file's bytes; no more than tells that it is too large. Raises StaffError `county.unreadable`."""
    from hall_assistant.logbook.reports.county_book import LARGEST

    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as problem:
        raise StaffError("county.unreadable", name=path.name) from problem


def read_sheets(
    context: Context,
    template: TemplateId,
    *,
    owner: QObject,
    then: Callable[[Sheets], None],
    failed: Failed,
) -> None:
    """Ask for a workbook's sheets as a person sees them."""
    from hall_assistant.logbook.reports.county_book import open_book, sheets_shown
    from hall_assistant.logbook.reports.records import file_of

    def work(store: Store) -> Sheets:
        with store.reading() as at:
            data = file_of(at, template)
        return sheets_shown(open_book(data))

    context.runner.apart(work, owner=owner, then=then, failed=failed)


def save_picks(
    context: Context, template: TemplateId, picks: Picks, *, owner: QObject, then: Callable[[], None], failed: Failed
) -> None:
    """存好: what goes where, for all weeks and months to come."""
    from hall_assistant.logbook.reports.desk import pick

    by = context.who
    context.runner.apart(
        lambda store: pick(store, by=by, template=template, picks=picks),
        owner=owner,
        then=lambda _changes: then(),
        failed=failed,
    )


def drop(context: Context, template: TemplateId, *, owner: QObject, failed: Failed) -> None:
    """去掉: the workbook is off the list; it stays in the record."""
    from hall_assistant.logbook.reports.desk import drop_template

    by = context.who
    context.runner.write(
        lambda store: drop_template(store, by=by, template=template),
        owner=owner,
        then=lambda _changes: context.say("去掉了，记录里还在。"),
        failed=failed,
    )
