"""Making a report's file (做报表): which days, which form, for whom; the same by window, child process and command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
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


def make(
    at: Reading, *, by: Actor, job: Job, library: Library, now: int, offset: int, paper: Paper, told: Told | None = None
) -> bytes:
    """The file's content. told: hears how far it is. Raises StaffError `report.form`, and as `read_report`, `fill`."""
    check(at, by, "reports.make")
    if job.form not in FORMS:
        raise StaffError("report.form", name=f".{job.form}")
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


def _own(report: Report, job: Job, library: Library, now: int, offset: int, paper: Paper, told: Told | None) -> bytes:
    if job.form == "xlsx":
        return report_xlsx(report, outward=job.outward, told=told)
    if job.form == "csv":
        return report_csv(report, outward=job.outward).encode()
    if job.form == "pdf":
        return paper(report_html(report, library=library, now=now, offset=offset))
    return report_html(report, library=library, now=now, offset=offset, charts=False).encode()
