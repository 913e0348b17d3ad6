"""Pages of an appeal pack as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hall_assistant.casefile.values import CaseState
from hall_assistant.clock import local_text
from hall_assistant.library.library import Library
from hall_assistant.logbook.profiles import Profile
from hall_assistant.orders.values import OrderState
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title; without rows it says that there is nothing."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the pack. `file` is a name of ours, never made of anything typed."""

    file: str
    title: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """What a pack is about, and what telling it needs.

    receptions, orders: the one that was asked for and those linked to it. profile: whom it is for.
    """

    at: Reading
    library: Library
    profile: Profile
    offset: int
    staff: Mapping[str, str]
    receptions: Sequence[CaseState]
    orders: Sequence[OrderState]

    @property
    def outward(self) -> bool:
        """Whether it leaves the hall."""
        return self.profile is Profile.OUTWARD

    @property
    def subjects(self) -> list[str]:
        """Subjects of the facts it rests on."""
        return [*(state.case for state in self.receptions), *(order.order for order in self.orders)]

    def hour(self, moment: int | None) -> str:
        """A moment as it reads; empty for none."""
        return local_text(moment, self.offset) if moment else ""

    def name(self, staff: str) -> str:
        """Somebody's name."""
        return self.staff.get(staff, "")
