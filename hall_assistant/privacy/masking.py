"""Numbers as the screen may show them: enough to recognise, too little to use. Source: S207, N12, M25."""

from __future__ import annotations

import re

_GAP = r"[ \-－—]?"
_MOBILE = re.compile(rf"(?<!\d)((?:(?:[+＋]|00)?[8８][6６]{_GAP})?[1１][3-9３-９]\d){_GAP}\d{{4}}{_GAP}(\d{{4}})(?!\d)")
"""A mobile number as people write it: with +86, 0086 or without, in groups, in full-width figures."""
_IDENTITY_CARD = re.compile(r"(?<![0-9A-Za-z])(\d{6})\d{8}(\d{3}[\dXx])(?![0-9A-Za-z])")


def masked_number(phone: str) -> str:
    """A phone number with its middle hidden: `138****5678`; shorter numbers keep their last two digits."""
    if len(phone) >= 8:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * max(len(phone) - 2, 0) + phone[-2:]


def masked(text: str) -> str:
    """Free text with mobile numbers and identity-card numbers hidden in the middle, for the public view."""
    hidden = _IDENTITY_CARD.sub(r"\1********\2", text)
    return _MOBILE.sub(r"\1****\2", hidden)
