"""Drafts of a reception (草稿): what is being typed, kept on every pause, gone once it has become a fact."""

from __future__ import annotations

from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store import drafts
from hall_assistant.store.store import Reading, Store


def keep_draft(store: Store, *, by: Actor, case: CaseId, field: str, text: str) -> Changes:
    """Keep what stands in a field now, exactly as the keyboard gave it; an empty text drops the draft."""
    with store.write() as w:
        check(w, by, "cases.keep_draft")
        drafts.save(w, case_id=case, field=field, staff=by.staff, text=text)
    return w.changes


def drafts_of(at: Reading, case: CaseId) -> dict[str, str]:
    """What was being typed in a reception, by field."""
    return drafts.read(at, case)
