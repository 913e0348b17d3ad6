"""What a colleague who teaches says of a reception (带教): marks by stage, and a private note. Plain values.

Both are for two people: who wrote them and the clerk they are for. They stand in no list, figure or paper.
Source: S10, S207.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COACHING = frozenset({"case.reviewed", "case.coached"})
"""Kinds of fact that are told to nobody but these two."""


class StageGrade(StrEnum):
    """How a stage went (评点)."""

    GOOD = "good"
    """做得好."""
    PRACTISE = "practise"
    """练一练."""


GRADE_NAMES: dict[StageGrade, str] = {StageGrade.GOOD: "做得好", StageGrade.PRACTISE: "练一练"}


@dataclass(frozen=True, slots=True)
class StageReview:
    """One stage, or one line of it, as one colleague sees it; the last word of that colleague about it stands."""

    stage: str
    """Id of the stage (`knowledge/flows/review_stages.yaml`)."""
    name: str
    """What the stage was called then."""
    grade: StageGrade
    sentence: str
    whom: str
    """The clerk it is for (staff id)."""
    by: str
    at: int
    """UTC milliseconds."""
    tag: str = ""
    """The short mark as it read then (`knowledge/review/tags.yaml`); empty where none was picked."""
    line: tuple[str, int] | None = None
    """Chain and place of the fact it is about; None for the stage as a whole."""

    @property
    def words(self) -> str:
        """The mark and the sentence, as they are read."""
        return "，".join(part for part in (self.tag, self.sentence) if part)


@dataclass(frozen=True, slots=True)
class CoachingNote:
    """A few words from one colleague to another about a reception (悄悄话)."""

    text: str
    whom: str
    by: str
    at: int
