"""The roll: who is taken on, removed and changed, and what is left of those who go."""

from __future__ import annotations

import pytest

from hall_assistant.cases.handover import accept, offer
from hall_assistant.errors import StaffError
from hall_assistant.people.desk import add_staff, change_role, remove_staff, sign_in
from hall_assistant.people.records import member, names, roll
from hall_assistant.people.values import Role
from tests.core.counter import PIN, Counter


def test_a_new_colleague_stands_on_the_roll_and_can_sign_in(counter: Counter) -> None:
    changed = add_staff(counter.store, by=counter.zhou, name="何田", number="8005", role=Role.CLERK, pin=PIN)
    with counter.store.reading() as at:
        new = next(one for one in roll(at) if one.number == "8005")
    assert (new.name, new.role, new.active) == ("何田", Role.CLERK, True)
    assert "staff" in changed.kinds
    assert sign_in(counter.store, staff=new.staff, pin=PIN, counter="03").name == "何田"


def test_two_people_cannot_carry_one_number_but_a_leavers_number_is_free(counter: Counter) -> None:
    with pytest.raises(StaffError, match=r"staff\.number_taken"):
        add_staff(counter.store, by=counter.zhou, name="何田", number=" 8004 ", role=Role.CLERK, pin=PIN)
    remove_staff(counter.store, by=counter.zhou, staff=counter.chen.staff)
    add_staff(counter.store, by=counter.zhou, name="何田", number="8004", role=Role.CLERK, pin=PIN)
    with counter.store.reading() as at:
        assert [one.name for one in roll(at) if one.number == "8004"] == ["何田"]


def test_a_leaver_is_off_the_roll_but_old_records_still_say_their_name(counter: Counter) -> None:
    remove_staff(counter.store, by=counter.zhou, staff=counter.chen.staff)
    with counter.store.reading() as at:
        assert counter.chen.staff not in {one.staff for one in roll(at)}
        assert names(at)[counter.chen.staff] == "陈静"
        left = member(at, counter.chen.staff)
    assert left is not None
    assert not left.active


def test_who_still_handles_a_reception_is_not_removed_before_it_is_handed_over(counter: Counter) -> None:
    case = counter.reception(counter.wang)
    with pytest.raises(StaffError) as told:
        remove_staff(counter.store, by=counter.zhou, staff=counter.wang.staff)
    assert (told.value.code, told.value.values["count"]) == ("staff.open_receptions", 1)
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    accept(counter.store, by=counter.chen, case=case)
    remove_staff(counter.store, by=counter.zhou, staff=counter.wang.staff)
    state = counter.state(case)
    assert (state.first_asked, state.handler) == (counter.wang.staff, counter.chen.staff)


def test_the_last_manager_stays_a_manager_and_stays(counter: Counter) -> None:
    zhou = counter.zhou
    with pytest.raises(StaffError, match=r"staff\.last_manager"):
        remove_staff(counter.store, by=zhou, staff=zhou.staff)
    with pytest.raises(StaffError, match=r"staff\.last_manager"):
        change_role(counter.store, by=zhou, staff=zhou.staff, role=Role.CLERK)
    change_role(counter.store, by=zhou, staff=counter.li.staff, role=Role.MANAGER)
    change_role(counter.store, by=zhou, staff=zhou.staff, role=Role.CLERK)


@pytest.mark.parametrize("staff", ["", "nobody", "' OR 1=1 --"])
def test_a_person_who_is_not_there_is_said_to_be_unknown(counter: Counter, staff: str) -> None:
    with pytest.raises(StaffError, match=r"staff\.unknown"):
        change_role(counter.store, by=counter.zhou, staff=staff, role=Role.LEAD)


@pytest.mark.parametrize("name", ["欧阳·静", "<b>静</b>", "{{ 7*7 }}", "'; DROP TABLE staff; --", "𠮷田🙂"])
def test_a_name_is_kept_as_typed(counter: Counter, name: str) -> None:
    add_staff(counter.store, by=counter.zhou, name=name, number="8005", role=Role.CLERK, pin=PIN)
    with counter.store.reading() as at:
        assert name in names(at).values()


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "text.empty"), (" \n ", "text.empty"), ("王" * 41, "text.too_long"), ("王\ud800", "text.broken")],
)
def test_a_name_that_cannot_be_kept_is_refused_with_a_sentence(counter: Counter, name: str, code: str) -> None:
    with pytest.raises(StaffError) as told:
        add_staff(counter.store, by=counter.zhou, name=name, number="8005", role=Role.CLERK, pin=PIN)
    assert told.value.code == code
