"""Reminders: told once, when they are due, with nothing private in them; a clock that jumps is told calmly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.cases import desk as cases
from hall_assistant.clock import HOUR, MINUTE, SetClock
from hall_assistant.deadlines import desk
from hall_assistant.deadlines.jumps import JumpWatch, noted_jumps
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.reminders import Reminders


@pytest.fixture
def reminders(at_desk: Context, calm: Callable[[], None]) -> Iterator[Reminders]:
    made = Reminders(at_desk)
    made._watch = JumpWatch(at_desk.hall.clock, lambda: at_desk.hall.clock.now())  # time set by hand is no jump here
    calm()
    yield made
    made.stop()


@pytest.fixture
def said(at_desk: Context) -> list[str]:
    told: list[str] = []
    at_desk.said.connect(told.append)
    return told


def start(hall: Hall, by: Actor, rule: str) -> None:
    case, _changes = cases.begin(hall.store, by=by)
    rules = hall.library.later("deadlines")
    desk.start(hall.store, by=by, case=case, rule=rules[rule], law=hall.library.law)


def test_nothing_is_said_while_nothing_is_due(
    reminders: Reminders, said: list[str], clock: SetClock, calm: Callable[[], None]
) -> None:
    clock.advance(5 * HOUR)
    reminders.look()
    calm()
    assert said == []
    assert not reminders._timer.isActive()


def test_what_fell_due_is_counted_and_told_once(
    reminders: Reminders,
    said: list[str],
    hall: Hall,
    clerk: Actor,
    clock: SetClock,
    calm: Callable[[], None],
    at_desk: Context,
) -> None:
    at_desk.runner.write(lambda _store: start(hall, clerk, "first_contact_urgent"), owner=reminders)
    at_desk.runner.write(lambda _store: start(hall, clerk, "first_contact"), owner=reminders)
    calm()
    reminders.look()
    calm()
    assert 0 < reminders._timer.remainingTime() <= 20 * MINUTE, "it wakes at the first warning and not before"
    clock.advance(2 * HOUR)
    reminders.look()
    calm()
    assert said == ["有 2 件到点，看一眼跟进。"]
    reminders.look()
    calm()
    assert len(said) == 1


def test_with_nobody_signed_in_no_window_says_anything(
    reminders: Reminders,
    said: list[str],
    hall: Hall,
    clerk: Actor,
    clock: SetClock,
    calm: Callable[[], None],
    at_desk: Context,
) -> None:
    start(hall, clerk, "first_contact_urgent")
    at_desk.sign_in(None)
    clock.advance(HOUR)
    reminders.look()
    calm()
    assert said == []


def test_a_clock_put_back_is_noted_and_told(
    at_desk: Context, said: list[str], hall: Hall, clock: SetClock, calm: Callable[[], None], qtbot: QtBot
) -> None:
    made = Reminders(at_desk)
    calm()
    clock.advance(-3 * HOUR)
    made.look()
    calm()
    qtbot.waitUntil(lambda: bool(said))
    assert "慢了" in said[0]
    with hall.store.reading() as at:
        (jump,) = noted_jumps(at)
    assert round(jump.by / HOUR) == -3
    made.stop()


def test_a_counter_that_wants_no_reminders_is_left_in_peace(
    reminders: Reminders, said: list[str], at_desk: Context
) -> None:
    at_desk.counter = replace(at_desk.counter, reminders_on=False)
    reminders.tell(3)
    assert said == []
