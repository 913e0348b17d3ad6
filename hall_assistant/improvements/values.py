"""Improvement items (改进事项) as plain values, as their facts tell them. Source: S135, S195."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ItemId = NewType("ItemId", str)
"""An item's subject in the journal: `improvement:<id>`."""


class SourceKind(StrEnum):
    """What an item comes from."""

    NONE = "none"
    RADAR = "radar"
    CASE = "case"
    FINDING = "finding"


SOURCE_NAMES: Mapping[SourceKind, str] = {
    SourceKind.NONE: "自己提的",
    SourceKind.RADAR: "雷达",
    SourceKind.CASE: "接待",
    SourceKind.FINDING: "整改",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What an item comes from: a row of a radar, a reception, a finding, or nothing but a good idea."""

    kind: SourceKind = SourceKind.NONE
    id: str = ""
    """Id of the radar's row, or subject of the reception or finding."""
    words: str = ""
    """How it read there at the time; no customer's name or number is kept."""


class Standing(StrEnum):
    """How far an item is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


STANDING_NAMES: Mapping[Standing, str] = {
    Standing.OPEN: "在做",
    Standing.DONE: "做到了",
    Standing.DROPPED: "不做了",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that came to pass with an item, for its course (经过)."""

    kind: str
    """Kind of the fact, as `improvement.changed`."""
    at: int
    """UTC milliseconds."""
    by: str
    owner: str = ""
    """Whose it was from then on, staff id; where it was said."""
    due: str = ""
    """Local day from then on; where it was said."""
    words: str = ""
    """Why, or what was done."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item as its facts tell it. Days are local, `2026-03-12`; times are UTC milliseconds."""

    item: ItemId
    words: str = ""
    """What was said (说的什么)."""
    source: Source = Source()
    owner: str = ""
    """Who sees to it (谁来办), staff id."""
    due: str = ""
    """Last day for it."""
    by: str = ""
    opened: int = 0
    """When it was written down; zero for one that never was."""
    standing: Standing = Standing.OPEN
    said: str = ""
    """What customers said, in words for the wall (您说)."""
    did: str = ""
    """What was done, in words for the wall (我们做了)."""
    closed: int | None = None
    closed_day: str = ""
    """Local day it was done or dropped, where that was."""
    picked: bool = False
    """Whether it is to hang on the wall."""
    course: tuple[Turn, ...] = ()
    """Everything that came to pass, in order."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done."""
        return self.standing is not Standing.OPEN

    def overdue(self, today: str) -> bool:
        """Whether its day is gone and it is not done (过了日子)."""
        return not self.is_over and self.due < today
