"""What people type, checked once at the door: kept as typed, or refused with a sentence; nothing seen is altered."""

from __future__ import annotations

import unicodedata

from hall_assistant.errors import StaffError

LONG = 200_000
"""Characters a note may hold; well above any paste from the CRM."""
LINE = 200
"""Characters a one-line entry (name, number, sentence) may hold."""
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""Unicode categories that leave the paper white: controls, marks of direction, blanks."""

_DIRECTION = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_UNSPOKEN = _DIRECTION | dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
"""Marks of direction, and blanks without width: copied along from a chat or a page, and seen by nobody. In a number
they make two of one, and turn round what stands behind it."""


def typed(text: str, *, what: str, limit: int = LONG) -> str:
    """The text as typed, only line ends made `\\n`.

    what: the entry's name on screen, for the sentence. Raises StaffError `text.too_long` above `limit` characters and
    `text.broken` for half a character (an unpaired surrogate), which no file can hold.
    """
    if len(text) > limit:
        raise StaffError("text.too_long", what=what, limit=limit, length=len(text))
    if not whole(text):
        raise StaffError("text.broken", what=what)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole(text: str) -> bool:
    """Whether a text holds no half characters (unpaired surrogates), which no file can hold."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def blank(text: str) -> bool:
    """Whether nothing of a text would be seen on paper: empty, blanks, control characters, marks of direction."""
    return all(unicodedata.category(character) in _UNSEEN for character in text)


def one_line(text: str, *, what: str, limit: int = LINE) -> str:
    """A one-line entry: as `typed`, without outer blanks and marks of direction, every line break a single space."""
    lines = (line.strip() for line in typed(text, what=what, limit=limit).translate(_UNSPOKEN).split("\n"))
    return " ".join(line for line in lines if line)


def required(text: str, *, what: str, limit: int = LINE) -> str:
    """A one-line entry that must show something. Raises StaffError `text.empty`."""
    line = one_line(text, what=what, limit=limit)
    if blank(line):
        raise StaffError("text.empty", what=what)
    return line
