"""Numbers as the screen may show them: enough to recognise, too little to use. Source: S207, N12, M25.

Which numbers a text holds is found by `numbers`, loaded with the first text that has figures enough for one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hall_assistant.privacy.numbers import Found

_FIGURE = "[\\d〇零○一二三四五六七八九幺]"
_ENOUGH = re.compile(rf"(?:{_FIGURE}\W{{0,3}}){{10}}{_FIGURE}|[@＠]")
"""What a text must hold before it is looked through: eleven figures that stand close, or an @."""


def masked_number(phone: str) -> str:
    """A phone number with its middle hidden: `138****5678`; shorter numbers keep their last two digits."""
    if len(phone) >= 8:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * max(len(phone) - 2, 0) + phone[-2:]


def masked(text: str, exempt: Collection[str] = (), whole: Collection[str] = ()) -> str:
    """Free text with every personal number hidden in the middle (S207). Masked text stays as it is.

    exempt: numbers, in figures only, that are the hall's own and may be read. whole: kinds that are not hidden.
    """
    parts, done = [], 0
    for start, end, shown in coverings(text, exempt, whole):
        parts += [text[done:start], shown]
        done = end
    return "".join(parts) + text[done:] if parts else text


def coverings(text: str, exempt: Collection[str] = (), whole: Collection[str] = ()) -> list[tuple[int, int, str]]:
    """Where personal numbers stand in a text, and what is shown in their place: (start, end, text) in order."""
    if not _ENOUGH.search(text):
        return []
    from hall_assistant.privacy.numbers import found_in

    return [(one.start, one.end, _shown(one)) for one in found_in(text, exempt) if one.kind not in whole]


def _shown(one: Found) -> str:
    number = one.digits
    if one.kind == "email":
        name, _, place = number.partition("@")
        return f"{name[0]}***@{place}"
    if one.kind == "identity":
        return f"{number[:6]}********{number[-4:]}"
    if one.kind == "bank":
        return f"{number[:4]}****{number[-4:]}"
    return f"{one.lead}{masked_number(number)}"
