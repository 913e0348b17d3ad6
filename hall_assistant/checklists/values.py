"""Checks (检查) and findings (整改) as plain values, as their facts tell them. Source: S112, counter.md (暗访)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

FindingId = NewType("FindingId", str)
"""A finding's subject in the journal: `finding:<id>`."""
PhotoId = NewType("PhotoId", str)
"""A photo's subject: `photo:<id>`, of its own, so that it can be forgotten alone."""


class Mark(StrEnum):
    """How something was found on a walk."""

    FINE = "fine"
    FAULT = "fault"
    NONE = "none"
    """Taken back: as if nobody had looked."""


MARK_NAMES: Mapping[Mark, str] = {Mark.FINE: "好", Mark.FAULT: "不好"}


@dataclass(frozen=True, slots=True)
class Ticked:
    """One thing that was looked at."""

    list: str
    item: str
    words: str
    """The item as it stood in the list then."""
    mark: Mark
    note: str
    by: str
    """Who looked, staff id."""
    at: int
    """When, UTC milliseconds."""


class Origin(StrEnum):
    """Where a finding comes from."""

    VISIT = "visit"
    WALK = "walk"
    ABOVE = "above"


ORIGIN_NAMES: Mapping[Origin, str] = {Origin.VISIT: "暗访", Origin.WALK: "自查", Origin.ABOVE: "上级检查"}


class Standing(StrEnum):
    """How far a finding is put right."""

    OPEN = "open"
    DONE = "done"
    """Put right as its owner says; somebody looks again."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


STANDING_NAMES: Mapping[Standing, str] = {
    Standing.OPEN: "在改",
    Standing.DONE: "等复查",
    Standing.CLOSED: "改好了",
    Standing.WITHDRAWN: "撤了",
}


@dataclass(frozen=True, slots=True)
class Recheck:
    """Somebody looked again (复查)."""

    passed: bool
    words: str
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as its facts tell it. Days are local, `2026-03-12`; times are UTC milliseconds."""

    finding: FindingId
    origin: Origin = Origin.VISIT
    day: str = ""
    """When it was seen; empty for one that was never opened."""
    text: str = ""
    owner: str = ""
    """Who sees to it (责任人), staff id."""
    due: str = ""
    """Last day for it."""
    item: str = ""
    """What of a list it was seen at: `opening.lights`."""
    factor: str = ""
    """Id of the factor it counts for, if the hall uses them."""
    by: str = ""
    opened: int = 0
    photos: tuple[PhotoId, ...] = ()
    standing: Standing = Standing.OPEN
    done: str = ""
    """What was done, as last told."""
    done_by: str = ""
    done_at: int | None = None
    rechecks: tuple[Recheck, ...] = ()
    why: str = ""
    """Why it was withdrawn."""
    closed: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done."""
        return self.standing in (Standing.CLOSED, Standing.WITHDRAWN)

    def overdue(self, today: str) -> bool:
        """Whether its day is gone and it is not put right (超期)."""
        return self.standing is Standing.OPEN and self.due < today
