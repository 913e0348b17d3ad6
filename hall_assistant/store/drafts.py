"""Drafts (草稿): what someone is typing, kept on every pause, so that a power cut costs at most the last
pause.

A draft is no fact: it is replaced by the next pause and dropped once the field becomes one. It is kept
exactly as the keyboard gave it, also half a character, because refusing it here would lose it.
"""

from __future__ import annotations

from hall_assistant.store.reading import Reading
from hall_assistant.store.writing import Writing

_SAVE = """
INSERT INTO drafts (case_id, field, staff, text, at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (case_id, field) DO UPDATE SET staff = excluded.staff, text = excluded.text, at = excluded.at
"""


def save(w: Writing, *, case_id: str, field: str, staff: str, text: str) -> None:
    """Keep what stands in a field now; an empty field keeps no draft."""
    if text:
        w.execute(_SAVE, (case_id, field, staff, text.encode("utf-8", "surrogatepass"), w.now))
        w.touch("drafts")
    else:
        drop(w, case_id, field)


def read(at: Reading, case_id: str) -> dict[str, str]:
    """The drafts of a case, by field."""
    found = at.rows("SELECT field, text FROM drafts WHERE case_id = ? ORDER BY field", (case_id,))
    return {row["field"]: row["text"].decode("utf-8", "surrogatepass") for row in found}


def cases(at: Reading, staff: str) -> list[str]:
    """The cases a staff member left drafts in, the latest first."""
    sql = "SELECT case_id FROM drafts WHERE staff = ? GROUP BY case_id ORDER BY max(at) DESC, case_id"
    return [row["case_id"] for row in at.rows(sql, (staff,))]


def drop(w: Writing, case_id: str, field: str | None = None) -> None:
    """Drop one field's draft, or all of the case."""
    if field is None:
        w.execute("DELETE FROM drafts WHERE case_id = ?", (case_id,))
    else:
        w.execute("DELETE FROM drafts WHERE case_id = ? AND field = ?", (case_id, field))
    w.touch("drafts")
