"""The seal of a slip and its QR code (回执封条、二维码): the number and the seal, and nothing of the customer."""

from __future__ import annotations

from hall_assistant.casefile.values import CaseId
from hall_assistant.store.store import Reading

_FIRST = "SELECT hash FROM journal WHERE subject = ? ORDER BY clock, chain, seq LIMIT 1"
_LENGTH = 10
_SCALE = 8
"""Dots a module of the code is wide; on paper it is 25 mm across."""


def seal_of(at: Reading, case: CaseId) -> str:
    """Ten characters of the hash of a reception's first fact, in two groups; empty for an unknown one.

    Who holds the record can tell a slip of this hall from one made up: the number alone could be guessed.
    """
    row = at.one(_FIRST, (case,))
    if row is None:
        return ""
    hash: bytes = row["hash"]
    text = hash.hex()[:_LENGTH].upper()
    return f"{text[:5]}-{text[5:]}"


def code_of(number: str, seal: str) -> str:
    """The QR code of number and seal as a picture in the page itself (`data:image/png;base64,…`)."""
    import segno

    return segno.make(f"{number} {seal}", error="m", micro=False).png_data_uri(scale=_SCALE, border=2)
