"""A clock that jumps is noticed, noted once and told calmly; no due hour moves."""

from __future__ import annotations

import pytest

from hall_assistant.clock import HOUR, MINUTE, SetClock, steady
from hall_assistant.deadlines.jumps import Jump, JumpWatch, jump_words, note_jump, noted_jumps
from hall_assistant.deadlines.records import running_clocks
from hall_assistant.library.library import Library
from tests.core.counter import Counter
from tests.core.deadlines.test_clocks import Starter


class Steady:
    """Steady time set by hand."""

    ms = 0

    def __call__(self) -> int:
        return self.ms


def watched() -> tuple[SetClock, Steady, JumpWatch]:
    clock, steadily = SetClock.at("2026-03-12 09:50"), Steady()
    return clock, steadily, JumpWatch(clock, steadily)


def test_time_that_simply_passes_is_no_jump() -> None:
    clock, steadily, watch = watched()
    for _minute in range(10):
        clock.advance(MINUTE)
        steadily.ms += MINUTE
        assert watch.look() is None


@pytest.mark.parametrize("by", [-26 * HOUR, -6 * MINUTE, 6 * MINUTE, 400 * 24 * HOUR])
def test_a_clock_put_on_or_back_is_noticed_once(by: int) -> None:
    clock, steadily, watch = watched()
    clock.advance(MINUTE + by)
    steadily.ms += MINUTE
    jump = watch.look()
    assert jump is not None
    assert jump.by == by
    assert watch.look() is None


def test_what_a_time_server_puts_right_is_not_worth_a_word() -> None:
    clock, _steadily, watch = watched()
    clock.advance(-4 * MINUTE)
    assert watch.look() is None


def test_a_computer_that_slept_has_not_jumped() -> None:
    clock, steadily, watch = watched()
    clock.advance(9 * HOUR)
    steadily.ms += 9 * HOUR
    assert watch.look() is None


def test_steady_time_only_grows() -> None:
    assert 0 < steady() <= steady()


def test_it_is_noted_as_a_fact_of_the_hall_and_due_hours_stay(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    Starter(counter, shipped)(case, "repair_city")
    due = counter.state(case).clocks[0].due
    jump = Jump(counter.clock.now(), counter.clock.now() - 3 * HOUR)
    counter.clock.advance(-3 * HOUR)
    changes = note_jump(counter.store, jump)
    assert changes.kinds == {"hall"}
    with counter.store.reading() as at:
        assert noted_jumps(at) == [jump] == noted_jumps(at, since=jump.expected)
        assert noted_jumps(at, since=jump.expected + 1) == []
        assert [one.due for one in running_clocks(at)] == [due]
    assert counter.store.rebuild().equal


@pytest.mark.parametrize(
    ("by", "words"),
    [(-90 * MINUTE, "慢了90分钟"), (3 * HOUR, "快了3小时"), (400 * 24 * HOUR, "快了400天")],
)
def test_it_is_told_calmly_with_what_to_do(by: int, words: str) -> None:
    told = jump_words(Jump(0, by))
    assert words in told
    assert "都没动" in told
