"""Clocks of a reception as plain values (时限): what runs since when, until when, on what ground, and what was decided.

Everything a reader needs to know why it is that day stands in the fact it was folded from; nothing is counted again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hall_assistant.casefile.linked import FirstCount


class ClockState(StrEnum):
    """Where a clock stands."""

    RUNNING = "running"
    """在走."""
    MET = "met"
    """办到: what it asks for was done, in time or late."""
    WITHDRAWN = "withdrawn"
    """撤下: it was started by mistake; it stays on file with the reason."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that did not count (跳过的日子)."""

    day: str
    """Local day, `2026-10-01`."""
    name: str
    """国庆节, 周六, 本厅表上休 …"""


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs on a reception (时限). Source: N01, N03, N07, S43, S46."""

    clock: str
    """Name within its reception: `C1`, `C2`, …; a second counter's `C1` shows as `C1·3fa9`."""
    rule: str
    """Id of the rule (`knowledge/deadlines`) it was started by."""
    name: str
    start: int
    """UTC milliseconds."""
    due: int
    """UTC milliseconds."""
    warnings: tuple[int, ...] = ()
    """Instants at which to remind, before `due`."""
    amount: int | None = None
    """None where the hour was told (on a message, by the back office), not counted."""
    unit: str = ""
    layer: str = ""
    law: str = ""
    """Id of the law row that held on the day it started; empty where none did."""
    article: str = ""
    """Title and article of that row, as decided."""
    standing: str = "pending"
    """`verified` or `pending`: whether its wording had been checked."""
    checked: str = ""
    """Day of that check, or empty."""
    whose: str = "ours"
    """Who has to act: `ours`, `customer` (a window that closes) or `authority`."""
    starts: str = ""
    """What started it, in words."""
    met_by: str = ""
    """What has to be done, in words."""
    skipped: tuple[Skipped, ...] = ()
    beyond: bool = False
    """Counted partly beyond the table of holidays (放假表到头了): such weekdays were taken as workdays."""
    ends: bool = False
    """Whether 现场化解 of the reception meets it."""
    bounds: tuple[str, ...] = ()
    """Kinds of promise that may not be given for later than `due`."""
    own: str = ""
    """The hall's own figure it was counted by, as typed; empty where the rule's own amount counted."""
    state: ClockState = ClockState.RUNNING
    settled: int | None = None
    how: str = ""
    """How it was met, or why it was withdrawn."""
    repeats: tuple[int, ...] = ()
    """When the same matter was reported again; it changed nothing (S46)."""
    corrected: bool = False
    """Whether its start was put right afterwards."""
    firsts: tuple[FirstCount, ...] = ()
    """How it counts from first registrations of the same matter; holds while the link to them stands."""
    since: str = ""
    """Number of the earlier reception from whose registration it counts now; empty where from its own start (S46)."""
    refs: tuple[tuple[str, str], ...] = ()
    """(chain, name given there) of every fact that started it: two counters may both have."""

    @property
    def running(self) -> bool:
        """Whether it still waits to be met."""
        return self.state is ClockState.RUNNING

    @property
    def late(self) -> bool:
        """Whether it was met after its hour."""
        return self.state is ClockState.MET and self.settled is not None and self.settled > self.due

    def over(self, now: int) -> bool:
        """Whether its hour went by (`now` in UTC milliseconds) with nothing done."""
        return self.running and self.due <= now


def nearest(clocks: Iterable[Clock]) -> Clock | None:
    """The running clock that is due first; ours before a customer's window or an authority's term."""
    running = [clock for clock in clocks if clock.running]
    return min(running, key=lambda clock: (clock.whose != "ours", clock.due), default=None)
