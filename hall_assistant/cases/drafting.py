"""Drafts of a reception (草稿): what is being typed, kept on every pause, gone once it has become a fact."""

from __future__ import annotations

from hall_assistant.casefile.records import begun
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store import drafts
from hall_assistant.store.store import Reading, Store


def keep_draft(store: Store, *, by: Actor, case: CaseId, field: str, text: str) -> Changes:
    """Keep what stands in a field now, as the keyboard gave it but for full numbers; an empty text drops the draft.

    A pause that comes late, when the reception has ended or vanished, keeps nothing: nobody would see it again.
    case: a reception, or the place of a form not yet one (`writeup:…`).
    """
    from hall_assistant.privacy.covering import kept_text  # with the first draft, not on the way to the desk

    with store.write() as w:
        check(w, by, "cases.keep_draft")
        drafts.save(
            w, case_id=case, field=field, staff=by.staff, text=kept_text(w, text) if _takes_words(w, case) else ""
        )
    return w.changes


def _takes_words(at: Reading, case: CaseId) -> bool:
    if not case.startswith("case:"):
        return True
    row = at.one("SELECT state FROM cases WHERE subject = ?", (case,))
    return row["state"] == "open" if row is not None else begun(at, case) is not None


def drafts_of(at: Reading, case: CaseId) -> dict[str, str]:
    """What was being typed in a reception, by field."""
    return drafts.read(at, case)
