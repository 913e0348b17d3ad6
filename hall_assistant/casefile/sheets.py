"""What was filled into a reception's verification sheets (核查表), and what was concluded from one. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ONLY = ""
"""Name of the one row of a group that is no list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field as it was filled in last."""

    value: str
    """As it is compared: an option's id, `2026-02-28`, `09:05`, `12.50`."""
    label: str
    shown: str
    """As it reads on screen."""
    at: int
    by: str
    private: bool = False
    """Whether it says who somebody is or where they live: covered on a filmed screen, in no words index."""


@dataclass(frozen=True, slots=True)
class Concluded:
    """What a clerk took a sheet to show (核查结论)."""

    finding: str
    """Id of the row of the sheet's table."""
    line: str
    """The one line for the work order, as it was made then."""
    short: str
    """The same without what was filled in: what a filmed screen may show."""
    route: str
    evidence: str
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class SheetState:
    """One sheet in one reception."""

    sheet: str
    title: str = ""
    rows: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    """Row → field → entry, rows in the order they were begun; emptied fields and rows are gone."""
    concluded: Concluded | None = None

    @property
    def rows_begun(self) -> tuple[str, ...]:
        """Names of the rows of lists, oldest first."""
        return tuple(row for row in self.rows if row != ONLY)
