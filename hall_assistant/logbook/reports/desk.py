"""What can be done with a county's workbook: keep it, pick what goes where, drop it, fill it."""

from __future__ import annotations

from base64 import b64encode

from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.logbook.reports.county_book import open_book
from hall_assistant.logbook.reports.filling import fill, fit
from hall_assistant.logbook.reports.picks import Picks, as_body
from hall_assistant.logbook.reports.records import (
    DROPPED,
    KEPT,
    PICKED,
    TemplateId,
    file_of,
    template_of,
    templates,
)
from hall_assistant.logbook.reports.values import Report
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Reading, Store
from hall_assistant.text import required

MOST = 40
"""Templates a hall may keep."""


def keep_template(
    store: Store, *, by: Actor, name: str, data: bytes, template: TemplateId | None = None
) -> tuple[TemplateId, Changes]:
    """Keep a county's workbook, sealed in the record; with `template`, a newer file in the place of that one's.

    What was picked stays, and must fit the newer file. Raises StaffError as `open_book`, `county.pick`,
    `county.formula`, `county.many_templates`, `county.twice` for a name that stands already, `text.empty`,
    `text.too_long`, `county.unknown`, `access.denied`.
    """
    title = required(name, what="表名", limit=60)
    book = open_book(data)
    with store.write() as w:
        check(w, by, "reports.keep_template")
        standing = templates(w)
        if template is not None:
            picks = template_of(w, template).picks
            if picks:
                fit(book, picks)
        elif len(standing) >= MOST:
            raise StaffError("county.many_templates", limit=MOST)
        if any(one.name == title and one.template != template for one in standing):
            raise StaffError("county.twice", name=title)
        subject = template or TemplateId(f"county:{new_id(w.now)}")
        sealed = {"name": title, "file": b64encode(data).decode()}
        w.append(subject, KEPT, by=by.staff, open={"size": len(data)}, sealed=sealed)
    return subject, w.changes


def pick(store: Store, *, by: Actor, template: TemplateId, picks: Picks) -> Changes:
    """Say what goes where, once for all weeks and months (对应).

    Raises StaffError `county.nothing`, `county.pick`, `county.formula`, `county.many`, `county.unknown`,
    `access.denied`.
    """
    with store.write() as w:
        check(w, by, "reports.pick")
        fit(open_book(file_of(w, template_of(w, template).template)), picks)
        w.append(template, PICKED, by=by.staff, sealed=as_body(picks))
    return w.changes


def drop_template(store: Store, *, by: Actor, template: TemplateId) -> Changes:
    """Take a workbook off the list; it stays in the journal. Raises StaffError `county.unknown`, `access.denied`."""
    with store.write() as w:
        check(w, by, "reports.drop_template")
        w.append(template_of(w, template).template, DROPPED, by=by.staff)
    return w.changes


def fill_template(at: Reading, *, by: Actor, template: str, report: Report) -> bytes:
    """A workbook filled with a report, as bytes of an xlsx. Raises StaffError as `fill`, `county.unknown`."""
    check(at, by, "reports.make")
    found = template_of(at, template)
    return fill(file_of(at, template), found.picks, report)
