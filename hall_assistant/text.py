"""What people type, checked once at the door: kept as typed, or refused with a sentence; never silently altered."""

from __future__ import annotations

from hall_assistant.errors import StaffError

LONG = 200_000
"""Characters a note may hold; well above any paste from the CRM."""
LINE = 200
"""Characters a one-line entry (name, number, sentence) may hold."""


def typed(text: str, *, what: str, limit: int = LONG) -> str:
    """The text as typed, only line ends made `\\n`.

    what: the entry's name on screen, for the sentence. Raises StaffError `text.too_long` above `limit` characters and
    `text.broken` for half a character (an unpaired surrogate), which no file can hold.
    """
    if len(text) > limit:
        raise StaffError("text.too_long", what=what, limit=limit, length=len(text))
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise StaffError("text.broken", what=what)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str, *, what: str, limit: int = LINE) -> str:
    """A one-line entry: as `typed`, with line breaks and outer blanks folded into single spaces."""
    return " ".join(typed(text, what=what, limit=limit).split())


def required(text: str, *, what: str, limit: int = LINE) -> str:
    """A one-line entry that must not be empty. Raises StaffError `text.empty`."""
    line = one_line(text, what=what, limit=limit)
    if not line:
        raise StaffError("text.empty", what=what)
    return line
