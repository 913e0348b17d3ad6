"""Opening a reception at its first content, and who may write on it.

Begin asks nothing and records nothing; the first thing said, typed or promised makes the record, with the person who
began it as first-asked owner for good (首问负责). Where a colleague without a PC was asked first, the floor guide
(引导员), that one is named instead, and who entered it stays visible. Source: S18, S39, N25.
"""

from __future__ import annotations

from hall_assistant.casefile.number import make_number
from hall_assistant.casefile.records import Begun, begun
from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import local_day
from hall_assistant.errors import StaffError
from hall_assistant.people.access import may
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Writing


def ready_for_content(w: Writing, *, by: Actor, case: CaseId) -> None:
    """Make sure that the reception stands as a record and still takes content.

    Whoever is signed in may add to it, not only the handler: colleagues help out, and each fact names who wrote it.
    Raises StaffError `case.unknown` if it was never begun, `case.ended`, `case.voided`.
    """
    row = w.one("SELECT state, number FROM cases WHERE subject = ?", (case,))
    if row is None:
        _open(w, by=by, case=case)
    elif row["state"] != "open":
        raise StaffError(f"case.{row['state']}", number=row["number"])


def _open(w: Writing, *, by: Actor, case: CaseId) -> None:
    start = begun(w, case)
    if start is None:
        raise StaffError("case.unknown")
    w.append(case, "case.opened", by=by.staff, open=_envelope(w, start))
    w.execute("DELETE FROM begun WHERE case_id = ?", (case,))
    w.touch("begun")


def _envelope(w: Writing, start: Begun) -> dict[str, str | int]:
    day = local_day(start.at, w.offset)
    number = make_number(w, code=hall_settings(w).code, counter=start.counter, day=day)
    named = {"first_asked": start.first_asked, "entered_by": start.staff} if start.first_asked else {}
    return {
        "number": number,
        "mode": start.mode,
        "day": day,
        "counter": start.counter,
        "started": start.at,
        "flow": start.flow,
        "first_asked": start.staff,
        **named,
    }


def only_handler(w: Writing, *, by: Actor, case: CaseId) -> None:
    """Raise StaffError `case.not_yours` unless the person handles the reception, or leads and may act for another."""
    row = w.one("SELECT handler FROM cases WHERE subject = ?", (case,))
    if row is not None and row["handler"] != by.staff and not may(by.role, "cases.act_for_another"):
        raise StaffError("case.not_yours")
