"""Founding a hall: three answers, once, and its first manager can sign in."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall_assistant.app import MODELS
from hall_assistant.clock import SetClock
from hall_assistant.errors import StaffError
from hall_assistant.people.desk import sign_in
from hall_assistant.people.records import roll
from hall_assistant.people.values import Role
from hall_assistant.settings.desk import counter_number
from hall_assistant.settings.founding import found_hall, is_founded
from hall_assistant.settings.records import counter_settings, hall_settings
from hall_assistant.store.store import Store
from tests.core.counter import KEY, PIN, START, Counter

ANSWERS = {"hall": "演示厅", "code": "ys", "counter": "3号柜", "name": "周伟", "number": "8001", "pin": PIN}


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    """A store of no hall yet."""
    return Store.open(tmp_path / "hall", KEY, clock=SetClock.at(START), models=MODELS)


def test_a_founded_hall_has_its_name_code_counter_and_a_manager_who_can_sign_in(empty: Store) -> None:
    found_hall(empty, **ANSWERS)
    with empty.reading() as at:
        assert is_founded(at)
        hall, counter, people = hall_settings(at), counter_settings(at), roll(at)
    assert (hall.hall, hall.code, counter.counter) == ("演示厅", "YS", "03")
    assert [(one.name, one.role) for one in people] == [("周伟", Role.MANAGER)]
    assert sign_in(empty, staff=people[0].staff, pin=PIN, counter="03").role is Role.MANAGER
    empty.close()


def test_a_hall_is_founded_once(counter: Counter) -> None:
    with pytest.raises(StaffError, match=r"hall\.founded"):
        found_hall(counter.store, **ANSWERS)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"code": "Y"}, "hall.code"),
        ({"code": "演示"}, "hall.code"),
        ({"code": "Y-1"}, "hall.code"),
        ({"counter": "0"}, "hall.counter"),
        ({"counter": "100"}, "hall.counter"),
        ({"counter": "三"}, "hall.counter"),
        ({"hall": " "}, "text.empty"),
        ({"name": ""}, "text.empty"),
        ({"number": ""}, "text.empty"),
        ({"pin": "1111"}, "pin.form"),
    ],
)
def test_an_answer_that_will_not_do_founds_nothing(empty: Store, wrong: dict[str, str], code: str) -> None:
    with pytest.raises(StaffError) as told:
        found_hall(empty, **ANSWERS | wrong)
    assert told.value.code == code
    with empty.reading() as at:
        assert not is_founded(at)
    empty.close()


@pytest.mark.parametrize(("typed", "kept"), [("3", "03"), ("03", "03"), (" 12号柜 ", "12"), ("7号", "07")])
def test_a_counter_is_two_digits_however_it_was_typed(typed: str, kept: str) -> None:
    assert counter_number(typed) == kept
