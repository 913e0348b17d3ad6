"""The hall's table of days (本厅放假表): rest and work days where the published table of holidays ends."""

from __future__ import annotations

import re
from datetime import date

from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import DAY_SET, YEAR_SET
from hall_assistant.settings.values import REST_DAY, WORK_DAY
from hall_assistant.store.store import Store

_YEAR = re.compile(r"20\d\d", re.ASCII)


def set_day(store: Store, *, by: Actor, day: str, kind: str) -> Changes:
    """Say of a day (`2027-02-08`) that it is 休 or 班; an empty kind takes the entry back.

    It counts only where the published table says nothing of that day. Raises StaffError `day.form`, `day.kind`,
    `access.denied`.
    """
    if kind not in (REST_DAY, WORK_DAY, ""):
        raise StaffError("day.kind")
    with store.write() as w:
        check(w, by, "settings.set_day")
        w.append("hall", DAY_SET, by=by.staff, open={"day": day_text(day), "kind": kind})
    return w.changes


def set_whole_year(store: Store, *, by: Actor, year: str, whole: bool) -> Changes:
    """Say that every holiday and make-up day of a year is in the table: its other days are then as the week says.

    Raises StaffError `day.form`, `access.denied`.
    """
    if _YEAR.fullmatch(year) is None:
        raise StaffError("day.form", day=year)
    with store.write() as w:
        check(w, by, "settings.set_day")
        w.append("hall", YEAR_SET, by=by.staff, open={"year": year, "whole": whole})
    return w.changes


def day_text(day: str) -> str:
    """A day as `2027-02-08`. Raises StaffError `day.form` for what is none, 29 February of a plain year among it."""
    try:
        found = date.fromisoformat(day.strip().replace("/", "-"))
    except ValueError:
        raise StaffError("day.form", day=day) from None
    if _YEAR.fullmatch(str(found.year)) is None:
        raise StaffError("day.form", day=day)
    return found.isoformat()
