"""Making a report's file, or the log's (做报表): which days, which form, for whom; the same wherever it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.exports import day_csv, day_html
from hall_assistant.logbook.reports.desk import fill_template
from hall_assistant.logbook.reports.papers import report_csv, report_html
from hall_assistant.logbook.reports.reading import read_report
from hall_assistant.logbook.reports.records import template_of
from hall_assistant.logbook.reports.sheets import Told, report_xlsx
from hall_assistant.logbook.reports.values import Report
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Reading

FORMS = ("xlsx", "pdf", "html", "csv")
LOG_FORMS = ("pdf", "html", "csv")
Paper = Callable[[str], bytes]
"""Lays HTML out as PDF; the core knows no paper (docs/decisions/paper-port.md)."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to make."""

    first: str
    last: str
    form: str
    """One of `FORMS`."""
    outward: bool = True
    """Whether it leaves the hall (对外); inward it also lists counters, how customers are called and the sentence."""
    template: str = ""
    """A county template to fill (`county:…`); empty for the hall's own report."""
    log: LogFilter | None = None
    """The receptions this lets through, one by one, instead of a report (日志)."""


def as_body(wanted: LogFilter) -> dict[str, Any]:
    """A filter as a pipe carries it to a child process."""
    import msgspec

    return dict(msgspec.to_builtins(wanted))


def from_body(body: dict[str, Any]) -> LogFilter:
    """The filter again."""
    import msgspec

    return msgspec.convert(body, LogFilter)


def make(
    at: Reading, *, by: Actor, job: Job, library: Library, now: int, offset: int, paper: Paper, told: Told | None = None
) -> bytes:
    """The file's content. told: hears how far it is.

    Raises StaffError `access.denied`, `report.form`, and as `read_report`, `fill`.
    """
    if job.form not in (FORMS if job.log is None else LOG_FORMS):
        raise StaffError("report.form", name=f".{job.form}")
    if job.log is not None:
        return _log(at, by, job.log, job.form, library, now, offset, paper)
    check(at, by, "reports.make")
    cases = template_of(at, job.template).picks.wants_cases if job.template else job.form in ("xlsx", "csv")
    report = read_report(
        at,
        by=by,
        first=job.first,
        last=job.last,
        library=library,
        now=now,
        offset=offset,
        cases=cases,
        outward=job.outward,
    )
    if job.template:
        return fill_template(at, by=by, template=job.template, report=report)
    return _own(report, job, library, now, offset, paper, told)


def _log(
    at: Reading, by: Actor, wanted: LogFilter, form: str, library: Library, now: int, offset: int, paper: Paper
) -> bytes:
    if form == "csv":
        return day_csv(at, by=by, wanted=wanted, library=library, offset=offset).encode()
    html = day_html(at, by=by, wanted=wanted, now=now, library=library, offset=offset)
    return paper(html) if form == "pdf" else html.encode()


def _own(report: Report, job: Job, library: Library, now: int, offset: int, paper: Paper, told: Told | None) -> bytes:
    if job.form == "xlsx":
        return report_xlsx(report, outward=job.outward, told=told)
    if job.form == "csv":
        return report_csv(report, outward=job.outward).encode()
    if job.form == "pdf":
        return paper(report_html(report, library=library, now=now, offset=offset))
    return report_html(report, library=library, now=now, offset=offset, charts=False).encode()
