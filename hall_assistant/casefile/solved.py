"""What was offered to put things right (方案), and who stands behind it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from hall_assistant.library.guides import SOLUTION_NAMES


class SolutionType(StrEnum):
    """The four ways to solve (四类方案). Source: S136–S139."""

    NOW = "now"
    """当场办."""
    SUBSTITUTE = "substitute"
    """换个法子办: beyond the authority, made good in another form."""
    EXPLAIN = "explain"
    """讲清楚, and what was not wanted is cancelled for them."""
    LATER = "later"
    """说准几点再办."""


SOLUTION_TYPES: dict[SolutionType, str] = {each: SOLUTION_NAMES[each.value] for each in SolutionType}
"""As guides name them too."""


class Redress(StrEnum):
    """What is given (补偿方式); the hall sets for each how much a role may give."""

    NONE = "none"
    REFUND = "refund"
    """退费."""
    WAIVER = "waiver"
    """减免."""
    CREDIT = "credit"
    """赠费."""
    GIFT = "gift"
    """礼品: always signed by a second person."""


REDRESSES: dict[Redress, str] = {
    Redress.NONE: "不动钱",
    Redress.REFUND: "退费",
    Redress.WAIVER: "减免",
    Redress.CREDIT: "赠费",
    Redress.GIFT: "礼品",
}


class SolutionState(StrEnum):
    """Where an option stands."""

    OFFERED = "offered"
    AGREED = "agreed"
    """顾客接受."""
    DECLINED = "declined"
    """顾客没接受."""


@dataclass(frozen=True, slots=True)
class Approval:
    """A second person behind a sum (第二人)."""

    by: str
    """Staff id of who signed; empty while a permission by telephone still waits for its signature."""
    phoned: str = ""
    """Who gave permission by telephone (name and number as noted), empty where it was signed on the spot."""
    at: int = 0

    @property
    def waits(self) -> bool:
        """Whether the signature must still be given (待补签)."""
        return not self.by


@dataclass(frozen=True, slots=True)
class Solution:
    """One option put to the customer. Source: S29, S136–S139."""

    solution: str
    """Name within its reception: `S1`, `S2`, …"""
    type: SolutionType
    redress: Redress
    amount: Decimal
    """Yuan, two places; 0 where no money moves."""
    words: str
    """What the customer gets."""
    limit: str
    """What it does not do."""
    decides: str
    """Who decides."""
    by: str
    at: int
    why: str = ""
    """Why it is more than usual, where somebody wrote it."""
    state: SolutionState = SolutionState.OFFERED
    settled: int | None = None
    settled_by: str = ""
    approval: Approval | None = None
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no in three parts (三句拒绝): what cannot be, why, and what can. Source: S27."""

    cannot: str
    why: str
    can: str
    by: str
    at: int
    elsewhere: str = ""
    """`none` or `granted` as `casefile.told.Elsewhere`; empty where nobody looked. Source: S118."""
    granted: str = ""
    """What was given elsewhere, by whom."""
