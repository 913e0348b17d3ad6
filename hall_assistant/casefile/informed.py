"""Telling the customer about their data, and their consent, as plain values (告知与同意). Source: N12, N13, N15."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class InformedBy(StrEnum):
    """How they were told."""

    SPOKEN = "spoken"
    SHOWN = "shown"
    PRINTED = "printed"


class Purpose(StrEnum):
    """What their data is for; the last two take a consent of their own."""

    HANDLING = "handling"
    """处理这件事: what the matter needs, no consent asked."""
    PASSING_ON = "passing_on"
    """转给外单位 (art. 23)."""
    SENSITIVE = "sensitive"
    """敏感信息 (art. 29)."""


class Consent(StrEnum):
    """What they said."""

    NOT_NEEDED = "not_needed"
    GIVEN = "given"
    REFUSED = "refused"


INFORMED_BY: dict[InformedBy, str] = {
    InformedBy.SPOKEN: "口头说了",
    InformedBy.SHOWN: "屏上给看了",
    InformedBy.PRINTED: "纸上给了",
}
PURPOSES: dict[Purpose, str] = {
    Purpose.HANDLING: "只办这件事用",
    Purpose.PASSING_ON: "转给外单位办",
    Purpose.SENSITIVE: "用到敏感信息",
}
CONSENTS: dict[Consent, str] = {
    Consent.NOT_NEEDED: "不用另外同意",
    Consent.GIVEN: "同意",
    Consent.REFUSED: "不同意",
}
OWN_CONSENT = frozenset({Purpose.PASSING_ON, Purpose.SENSITIVE})
"""Purposes that take a consent of their own."""


@dataclass(frozen=True, slots=True)
class Informed:
    """Once that they were told."""

    at: int
    by: str
    how: InformedBy
    purpose: Purpose
    consent: Consent
    anonymous: bool = False
    """They gave no name and no number; the complaint is taken all the same."""
