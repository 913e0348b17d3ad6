"""The roll of staff as read rows: the fold of a person's facts, and the questions asked of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.errors import StaffError
from hall_assistant.people.values import Role, StaffMember
from hall_assistant.store.facts import Fact, text_in
from hall_assistant.store.readmodel import ReadModel, Row
from hall_assistant.store.store import Reading


def fold(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The one row of a person in table `staff`; each fact overwrites what it names."""
    row: dict[str, object] = {
        "subject": subject,
        "staff": subject.removeprefix("staff:"),
        "number": "",
        "name": "",
        "role": Role.CLERK.value,
        "active": 0,
        "pin_hash": "",
        "pin_set": 0,
        "joined": facts[0].at,
    }
    for fact in facts:
        if fact.kind == "staff.added":
            row |= {"number": text_in(fact.open, "number"), "role": _role(fact), "active": 1}
            row |= {"name": text_in(fact.sealed, "name", "已删除"), "pin_hash": text_in(fact.sealed, "pin")}
            row["pin_set"] = fact.at
        elif fact.kind == "staff.role":
            row["role"] = _role(fact)
        elif fact.kind == "staff.pin":
            row |= {"pin_hash": text_in(fact.sealed, "pin"), "pin_set": fact.at}
        elif fact.kind == "staff.removed":
            row["active"] = 0
    return {"staff": [row]}


def _role(fact: Fact) -> str:
    """The role a fact names; one this version does not know may do the least."""
    named = text_in(fact.open, "role")
    return named if named in set(Role) else Role.CLERK.value


MODEL = ReadModel(subject_kind="staff", tables=("staff",), fold=fold)


def roll(at: Reading, *, everyone: bool = False) -> list[StaffMember]:
    """Staff in order of staff number; with `everyone`, those removed as well."""
    rows = at.rows("SELECT staff, name, number, role, active FROM staff WHERE active OR ? ORDER BY number", (everyone,))
    return [
        StaffMember(row["staff"], row["name"], row["number"], Role(row["role"]), bool(row["active"])) for row in rows
    ]


def member(at: Reading, staff: str) -> StaffMember | None:
    """One person of the roll, removed or not."""
    return next((person for person in roll(at, everyone=True) if person.staff == staff), None)


def on_the_roll(at: Reading, staff: str) -> str:
    """The id of somebody who works here now. Raises StaffError `staff.unknown` for anybody else, removed ones too."""
    if at.one("SELECT 1 FROM staff WHERE staff = ? AND active", (staff,)) is None:
        raise StaffError("staff.unknown")
    return staff


def names(at: Reading) -> dict[str, str]:
    """Names by staff id, removed people too: old records still say who it was."""
    return {row["staff"]: row["name"] for row in at.rows("SELECT staff, name FROM staff")}
