"""The one source of time: whole milliseconds inside, local text outside, no drift between them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.clock import (
    DAY,
    HOUR,
    MINUTE,
    SetClock,
    SystemClock,
    day_bounds,
    local,
    local_day,
    local_text,
    local_time,
    parse_local,
)

CHINA = 480
INSTANTS = st.integers(min_value=946_684_800_000, max_value=4_102_444_800_000)
OFFSETS = st.sampled_from([-720, -210, 0, 330, 345, 480, 840])


@pytest.mark.parametrize(
    ("text", "offset", "ms"),
    [
        ("1970-01-01 08:00", CHINA, 0),
        ("2026-03-12 09:50", CHINA, 1_773_280_200_000),
        ("2026-03-12 01:50", 0, 1_773_280_200_000),
        ("2024-02-29 23:59", CHINA, 1_709_222_340_000),
    ],
)
def test_a_local_time_names_one_instant(text: str, offset: int, ms: int) -> None:
    assert parse_local(text, offset) == ms
    assert local_text(ms, offset) == text
    assert f"{local_day(ms, offset)} {local_time(ms, offset)}" == text


@pytest.mark.parametrize("text", ["", "今天", "2026-03-12", "2026-13-01 00:00", "2026-02-30 10:00", "2026-03-12 25:00"])
def test_anything_else_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match=r"no local time|must be in|out of range"):
        parse_local(text, CHINA)


def test_the_last_millisecond_of_a_day_belongs_to_it_and_the_next_does_not() -> None:
    midnight = parse_local("2026-03-13 00:00", CHINA)
    assert local_day(midnight - 1, CHINA) == "2026-03-12"
    assert local_day(midnight, CHINA) == "2026-03-13"
    assert local(midnight - 1, CHINA).microsecond == 999_000


@given(INSTANTS, OFFSETS)
def test_every_instant_lies_within_the_bounds_of_its_own_day(ms: int, offset: int) -> None:
    first, after = day_bounds(local_day(ms, offset), offset)
    assert first <= ms < after
    assert after - first == DAY
    assert local_day(first, offset) == local_day(after - 1, offset)


@given(INSTANTS, OFFSETS)
def test_a_minute_survives_the_way_to_text_and_back(ms: int, offset: int) -> None:
    assert parse_local(local_text(ms, offset), offset) == ms - ms % MINUTE


def test_a_set_clock_stands_still_until_it_is_moved() -> None:
    clock = SetClock.at("2026-03-12 09:50")
    assert clock.now() == clock.now()
    clock.advance(2 * HOUR)
    assert local_text(clock.now(), clock.offset()) == "2026-03-12 11:50"
    clock.move_to("2026-03-11 08:00")
    assert local_text(clock.now(), clock.offset()) == "2026-03-11 08:00"


def test_the_computers_clock_tells_utc_in_milliseconds_and_its_own_zone() -> None:
    before = time.time_ns() // 1_000_000
    assert before <= SystemClock().now() <= time.time_ns() // 1_000_000
    assert -14 * 60 <= SystemClock().offset() <= 14 * 60
