"""Signing in: the right PIN opens, a wrong one costs a wait that grows and that no restart shortens."""

from __future__ import annotations

import pytest

from hall_assistant.clock import DAY, HOUR, SECOND
from hall_assistant.errors import StaffError
from hall_assistant.people import pins
from hall_assistant.people.desk import add_staff, remove_staff, set_pin, sign_in
from hall_assistant.people.values import Actor, Role
from hall_assistant.store.store import Store
from tests.core.counter import PIN, Counter, open_store

WRONG = "135791"


def _refusal(store: Store, staff: str, pin: str) -> tuple[str, object]:
    """Code and the one value of the refusal."""
    with pytest.raises(StaffError) as told:
        sign_in(store, staff=staff, pin=pin, counter="03")
    return told.value.code, next(iter(told.value.values.values()), None)


def test_the_right_pin_makes_an_actor_at_that_counter(counter: Counter) -> None:
    by = sign_in(counter.store, staff=counter.wang.staff, pin=PIN, counter="07")
    assert by == Actor(counter.wang.staff, "王敏", "8003", Role.CLERK, "07")


def test_the_third_wrong_pin_makes_one_wait_and_each_further_one_doubles_it(counter: Counter) -> None:
    staff, waits = counter.wang.staff, []
    assert _refusal(counter.store, staff, WRONG) == ("pin.wrong", 2)
    assert _refusal(counter.store, staff, WRONG) == ("pin.wrong", 1)
    for _ in range(9):
        code, seconds = _refusal(counter.store, staff, WRONG)
        assert code == "pin.wait"
        waits.append(int(str(seconds)))
        counter.clock.advance(waits[-1] * SECOND)
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_while_waiting_even_the_right_pin_waits_and_the_seconds_count_down(counter: Counter) -> None:
    staff = counter.wang.staff
    for _ in range(3):
        _refusal(counter.store, staff, WRONG)
    counter.clock.advance(12 * SECOND)
    assert _refusal(counter.store, staff, PIN) == ("pin.wait", 18)
    counter.clock.advance(18 * SECOND)
    assert sign_in(counter.store, staff=staff, pin=PIN, counter="03").staff == staff


def test_tries_made_while_waiting_do_not_lengthen_the_wait(counter: Counter) -> None:
    for _ in range(5):
        _refusal(counter.store, counter.wang.staff, WRONG)
    assert _refusal(counter.store, counter.wang.staff, WRONG) == ("pin.wait", 30)


def test_a_clock_that_ran_ahead_and_was_put_right_locks_nobody_out(counter: Counter) -> None:
    staff = counter.wang.staff
    counter.clock.advance(300 * DAY)
    for _ in range(3):
        _refusal(counter.store, staff, WRONG)
    counter.clock.advance(-300 * DAY)
    assert _refusal(counter.store, staff, WRONG) == ("pin.wait", 60)
    counter.clock.advance(60 * SECOND)
    assert sign_in(counter.store, staff=staff, pin=PIN, counter="03").staff == staff


def test_the_wait_survives_closing_and_opening_again(counter: Counter) -> None:
    for _ in range(3):
        _refusal(counter.store, counter.wang.staff, WRONG)
    counter.store.close()
    again = open_store(counter.store.folder, counter.clock)
    try:
        assert _refusal(again, counter.wang.staff, PIN) == ("pin.wait", 30)
        counter.clock.advance(30 * SECOND)
        assert _refusal(again, counter.wang.staff, WRONG) == ("pin.wait", 60)
    finally:
        again.close()


def test_the_right_pin_wipes_the_slate(counter: Counter) -> None:
    staff = counter.wang.staff
    _refusal(counter.store, staff, WRONG)
    sign_in(counter.store, staff=staff, pin=PIN, counter="03")
    assert _refusal(counter.store, staff, WRONG) == ("pin.wrong", 2)


def test_one_persons_wait_is_nobody_elses(counter: Counter) -> None:
    for _ in range(3):
        _refusal(counter.store, counter.wang.staff, WRONG)
    assert sign_in(counter.store, staff=counter.chen.staff, pin=PIN, counter="03").name == "陈静"


def test_a_new_pin_set_by_the_manager_ends_the_wait(counter: Counter) -> None:
    for _ in range(3):
        _refusal(counter.store, counter.wang.staff, WRONG)
    set_pin(counter.store, by=counter.zhou, staff=counter.wang.staff, pin="8642")
    assert sign_in(counter.store, staff=counter.wang.staff, pin="8642", counter="03").name == "王敏"


def test_a_clock_set_back_by_an_hour_lengthens_no_wait_beyond_it_and_opens_nothing(counter: Counter) -> None:
    for _ in range(3):
        _refusal(counter.store, counter.wang.staff, WRONG)
    counter.clock.advance(-HOUR)
    code, _ = _refusal(counter.store, counter.wang.staff, PIN)
    assert code == "pin.wait"


def test_who_was_removed_cannot_sign_in(counter: Counter) -> None:
    remove_staff(counter.store, by=counter.zhou, staff=counter.chen.staff)
    assert _refusal(counter.store, counter.chen.staff, PIN)[0] == "staff.unknown"


@pytest.mark.parametrize("pin", ["", "123", "1234567", "1111", "12a4", "１２３４", "12 34", "²³¹²"])
def test_a_pin_has_four_to_six_digits_not_all_the_same(counter: Counter, pin: str) -> None:
    with pytest.raises(StaffError, match=r"pin\.form"):
        add_staff(counter.store, by=counter.zhou, name="何田", number="8099", role=Role.CLERK, pin=pin)


@pytest.mark.parametrize("pin", ["", "x" * 10_000, "\udc80", "246810\0", "２４６８１０"])
def test_nonsense_typed_as_a_pin_is_a_wrong_pin(counter: Counter, pin: str) -> None:
    assert _refusal(counter.store, counter.wang.staff, pin)[0] == "pin.wrong"


def test_pins_are_kept_as_argon2id_with_a_salt_of_their_own() -> None:
    first, second = pins.hashed(PIN), pins.hashed(PIN)
    assert first.startswith("$argon2id$")
    assert first != second
    assert pins.fits(PIN, first)
    assert not pins.fits(WRONG, first)
    assert not pins.fits(PIN, "no hash at all")
