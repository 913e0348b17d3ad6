"""What the customer thought of it (客户评价), and the clerk's appeal against it (评价申诉), as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

PARTS: Mapping[str, str] = {"manner": "态度", "solution": "方案", "rule": "规定"}
"""The three things asked: the clerk's manner, the solution, the company's rule. Source: S09, S186."""
GOOD, MIDDLING, POOR = 5, 3, 1
FACES: Mapping[int, str] = {GOOD: "满意", MIDDLING: "一般", POOR: "不满意"}
"""The three faces and the mark each stands for; marks between them come from older records."""


class RatingWay(StrEnum):
    """Where the customer rated (打分方式)."""

    WINDOW = "window"
    """客户窗口: pressed by the customer."""
    PAPER = "paper"
    """纸上: ticked by the customer, entered by a colleague who is not the one rated."""


WAY_NAMES: Mapping[RatingWay, str] = {RatingWay.WINDOW: "客户窗口", RatingWay.PAPER: "纸上录的"}


@dataclass(frozen=True, slots=True)
class Rated:
    """Who was rated and how; the marks stand in `CaseState.ratings`."""

    way: RatingWay
    handler: str
    """Who handled it when it was rated."""
    first_asked: str
    """Its first-asked owner (首问)."""
    by: str
    """Who was signed in, or entered the paper."""
    at: int
    """The first part, UTC milliseconds."""

    def is_about(self, staff: str) -> bool:
        """Whether a person is one of those rated."""
        return staff in (self.handler, self.first_asked)


@dataclass(frozen=True, slots=True)
class RatingAppeal:
    """What the one rated has to say to it, and the manager's note. Source: S186."""

    reason: str
    by: str
    at: int
    note: str = ""
    aside: bool = False
    """Whether the rating is left out of the figures (不算进数里)."""
    answered_by: str = ""
    answered: int | None = None

    @property
    def waits(self) -> bool:
        """Whether the manager has not answered."""
        return self.answered is None


def face_of(mark: int) -> str:
    """The face a mark reads as."""
    return FACES[GOOD if mark > MIDDLING else MIDDLING if mark == MIDDLING else POOR]
