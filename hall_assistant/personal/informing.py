"""Telling the customer about their data (告知), and asking where the law wants a consent of its own (单独同意).

Nothing is refused for want of it: who gives no name and no number is served all the same. Source: N12, N13, N15.
"""

from __future__ import annotations

from hall_assistant.casefile.informed import OWN_CONSENT, Consent, InformedBy, Purpose
from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.personal.lapsing import terms
from hall_assistant.phrases.templates import fill
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Reading, Store


def inform(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    how: InformedBy = InformedBy.SPOKEN,
    purpose: Purpose = Purpose.HANDLING,
    consent: Consent | None = None,
    anonymous: bool = False,
) -> Changes:
    """Note what the customer was told about their data, and what they said to it.

    consent: their answer, where the purpose takes a consent of its own; else none is asked. anonymous: they leave no
    name and no number. Raises StaffError `inform.consent` where an answer is missing or was not to be asked.
    """
    if (purpose in OWN_CONSENT) != (consent in (Consent.GIVEN, Consent.REFUSED)):
        raise StaffError("inform.consent")
    said = consent or Consent.NOT_NEEDED
    open: dict[str, Json] = {"how": how.value, "purpose": purpose.value, "consent": said.value, "anonymous": anonymous}
    with store.write() as w:
        check(w, by, "personal.inform")
        ready_for_content(w, by=by, case=case)
        w.append(case, "case.informed", by=by.staff, open=open)
    return w.changes


def notice_text(at: Reading, library: Library) -> str:
    """What is said or shown to the customer (告知书): who keeps what, what for, how long, and what they may ask."""
    hall, longest = hall_settings(at), max(term.days for term in terms(at, library))
    words = {"厅名": hall.hall, "最长": f"{round(longest / 30)}个月", "全号": hall.full_numbers}
    return fill(library.template("privacy_notice"), words)
