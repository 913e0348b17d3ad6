"""When two titles are the same question: letters, digits and characters count; marks, blanks and width do not."""

from __future__ import annotations

import unicodedata


def folded(title: str) -> str:
    """A title made comparable: 「５Ｇ 怎么开？」 and 「5g怎么开」 are one. Of a title all marks, the marks stay."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    letters = "".join(character for character in plain if character.isalnum())
    return letters or "".join(plain.split())
