"""The staff of the demo hall (演示厅), and how they found it and sign in: the same people in every story."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.people.desk import add_staff, sign_in
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.settings.desk import change
from hall_assistant.settings.founding import found_hall
from hall_assistant.settings.values import Department, Rung
from hall_assistant.store.store import Store

HALL = "演示厅"
CODE = "YS"
PIN = "1357"
"""Everybody's PIN in the demo hall; shown on its sign-in page."""


@dataclass(frozen=True, slots=True)
class CrewMember:
    """One of the staff, with the counter they sit at."""

    name: str
    number: str
    role: Role
    counter: str


MANAGER = CrewMember("周伟", "8001", Role.MANAGER, "02")
CREW = (
    MANAGER,
    CrewMember("陈静", "8007", Role.LEAD, "02"),
    CrewMember("张敏", "8021", Role.CLERK, "03"),
    CrewMember("李强", "8034", Role.CLERK, "01"),
)
NAMES = frozenset(member.name for member in CREW)
_PROVEN = {"clerk": "50.00", "lead": "200.00", "manager": "500.00"}
_UNPROVEN = {"clerk": ("20.00", "10.00"), "lead": ("50.00", "50.00"), "manager": ("200.00", "200.00")}
AUTHORITY = {
    **{f"{role}.{kind}": sum for role, sum in _PROVEN.items() for kind in ("refund", "waiver", "credit", "gift")},
    **{f"{role}.unverifiable": sums[0] for role, sums in _UNPROVEN.items()},
    **{f"{role}.goodwill": sums[1] for role, sums in _UNPROVEN.items()},
}
"""What each role may give in one reception of the demo hall: ours, cannot be verified, goodwill."""
ROOMS = ("里间1号", "里间2号")
DEPARTMENTS = (Department("网络岗", "6310"), Department("计费岗", "6320"), Department("合作岗", "6330"))
LADDER = (
    Rung("值班长", "陈静", "6207"),
    Rung("店长", "周伟", "6201"),
    Rung("市公司值班", "总机", "6200"),
)


def found_demo_hall(store: Store, *, counter: str = "03") -> dict[str, Actor]:
    """Found the demo hall with its crew and sign everybody in at their counter; actors by name."""
    found_hall(store, hall=HALL, code=CODE, counter=counter, name=MANAGER.name, number=MANAGER.number, pin=PIN)
    boss = _signed_in(store, MANAGER)
    for member in CREW:
        if member is not MANAGER:
            add_staff(store, by=boss, name=member.name, number=member.number, role=member.role, pin=PIN)
    change(
        store,
        by=boss,
        address="中山路18号",
        ladder=LADDER,
        receipt_on=True,
        rating_on=True,
        authority=AUTHORITY,
        rooms=ROOMS,
        departments=DEPARTMENTS,
    )
    return {member.name: _signed_in(store, member) for member in CREW}


def _signed_in(store: Store, member: CrewMember) -> Actor:
    with store.reading() as at:
        staff = next(person.staff for person in roll(at) if person.number == member.number)
    return sign_in(store, staff=staff, pin=PIN, counter=member.counter)
