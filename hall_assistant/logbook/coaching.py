"""A private word to a colleague about a reception (悄悄话): sealed, for two people, counted nowhere. Source: S10."""

from __future__ import annotations

from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.logbook.concerned import refuse_whom
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Store
from hall_assistant.text import blank, typed

LONGEST = 10_000
"""Characters of one note."""


def coach(store: Store, *, by: Actor, case: CaseId, whom: str, text: str) -> Changes:
    """Leave a note for one of the clerks who had the reception (staff id); only the two of them ever read it.

    Raises StaffError `review.whom`, `review.own`, `case.unknown`, `case.voided`, `text.empty`, `text.too_long`.
    """
    with store.write() as w:
        check(w, by, "logbook.coach")
        refuse_whom(w, by=by, case=case, whom=whom)
        words = typed(text, what="悄悄话", limit=LONGEST).strip()
        if blank(words):
            raise StaffError("text.empty", what="悄悄话")
        w.append(case, "case.coached", by=by.staff, open={"whom": whom}, sealed={"text": words})
    return w.changes
