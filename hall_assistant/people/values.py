"""Who works here, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the hall; what each may do stands in `access.MAY`."""

    CLERK = "clerk"
    """Counter clerk (营业员)."""
    LEAD = "lead"
    """Duty lead (值班长)."""
    MANAGER = "manager"
    """Store manager (店长)."""


ROLE_NAMES: dict[Role, str] = {Role.CLERK: "营业员", Role.LEAD: "值班长", Role.MANAGER: "店长"}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, signed in at one counter."""

    staff: str
    name: str
    number: str
    """Staff number (工号), as customers hear it."""
    role: Role
    counter: str


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One person of the hall's roll."""

    staff: str
    name: str
    number: str
    role: Role
    active: bool
    """False once removed; what they were first asked stays theirs."""


def counter_name(counter: str) -> str:
    """A counter as it is called in the hall: `03` → 3号柜."""
    return f"{int(counter)}号柜" if counter.isdigit() else counter


def subject_of(staff: str) -> str:
    """The journal's subject for a person's id."""
    return f"staff:{staff}"
