"""No side door: whatever changes a record knows who acts, and asks the one table."""

from __future__ import annotations

from hall_assistant.people.access import MAY
from tests.house.doors import DESKS, desk_functions, public_functions
from tests.house.sources import ROOT, calls, constants, place, python_files

NOBODY_SIGNED_IN = {
    "people.desk.sign_in": "it makes the actor",
    "settings.founding.found_hall": "it makes the first person there is, and works once",
    "sync.joining.join": "a new computer has nobody yet; the invitation's code is what lets it in",
    "backup.desk.back_up_if_due": "the nightly copy is made by the program itself",
    "audit.sealing.seal_days": "the day seals itself",
}
PARTS_OF_A_WRITE = {
    "people.desk.enrol": "shared by add_staff and found_hall",
    "settings.desk.set_counter": "shared by change_counter and found_hall",
    "solutions.ladder.call_off": "shared by sign, permit_by_phone and decline",
}
"""Take `w`, so they cannot be called without a write that somebody opened and checked."""


def test_every_desk_module_is_there() -> None:
    missing = [desk for desk in DESKS if not (ROOT / "hall_assistant" / f"{desk}.py").is_file()]
    assert not missing


def test_every_desk_function_takes_the_store_first_and_who_acts_by_keyword() -> None:
    stores = [door for door in desk_functions() if door.first == "store: Store"]
    assert len(stores) > 30
    without = {door.name for door in stores if not door.takes_actor}
    assert without == set(NOBODY_SIGNED_IN)


def test_what_takes_no_store_only_reads_or_is_part_of_a_write_or_is_pure() -> None:
    others = [door for door in desk_functions() if door.first != "store: Store"]
    writing = {door.name for door in others if door.first.startswith("w:")}
    assert writing == set(PARTS_OF_A_WRITE)
    rest = [door for door in others if door.name not in writing]
    assert all(door.first == "at: Reading" or "Store" not in door.first for door in rest)


def test_every_desk_function_asks_for_an_act_that_the_table_names() -> None:
    unasked = []
    for door in desk_functions():
        if door.first == "store: Store" and door.name not in NOBODY_SIGNED_IN:
            acts = door.checked()
            if not acts or not acts <= set(MAY):
                unasked.append(f"{place(door.path, door.node)} {door.node.name}: {acts or 'asks nothing'}")
    assert not unasked


def test_every_act_of_the_table_is_asked_for() -> None:
    asked = {act for door in public_functions() for act in door.checked()}
    for path in python_files("hall_assistant", "ui"):
        for name, call in calls(path):
            if name in ("check", "may"):
                asked |= {act for argument in call.args for act in constants(argument)}
    assert set(MAY) - asked == set()
