from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hall_assistant.clock import SetClock
from ui.widgets.hours import DueHour, day_word, due_words, first_offer, left_words, moved
from ui.widgets.promise_chip import HourPicker


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        ("2026-03-12 09:50", "今天17:00"),
        ("2026-03-12 16:00", "今天17:00"),
        ("2026-03-12 16:01", "明天10:00"),
        ("2026-03-12 23:59", "明天10:00"),
    ],
)
def test_the_first_hour_offered_leaves_at_least_an_hour(now: str, offered: str) -> None:
    clock = SetClock.at(now)
    assert first_offer(clock.now(), clock.offset()).words == offered


def test_an_hour_steps_by_half_hours_and_stays_within_the_day() -> None:
    assert moved(DueHour(0, "17:00"), 1).time == "17:30"
    assert moved(DueHour(0, "07:00"), -5).time == "07:00"
    assert moved(DueHour(0, "21:30"), 9).time == "22:00"


def test_tomorrow_is_a_day_after_the_local_midnight_of_now() -> None:
    clock = SetClock.at("2026-03-31 23:50")
    due = DueHour(1, "10:00").at(clock.now(), clock.offset())
    assert due == SetClock.at("2026-04-01 10:00").now()
    assert due_words(due, clock.now(), clock.offset()) == "明天 10:00"


def test_an_hour_gone_by_is_known_as_past() -> None:
    clock = SetClock.at("2026-03-12 17:00")
    assert DueHour(0, "17:00").past(clock.now(), clock.offset())
    assert not DueHour(0, "17:30").past(clock.now(), clock.offset())


def test_days_have_the_words_people_use() -> None:
    clock = SetClock.at("2026-03-12 09:00")
    for day, word in (("2026-03-11", "昨天"), ("2026-03-14", "后天"), ("2026-03-20", "3月20日")):
        assert day_word(SetClock.at(f"{day} 08:00").now(), clock.now(), clock.offset()) == word
    assert left_words(clock.now() + 130 * 60_000, clock.now()) == "剩 2 小时 10 分"
    assert left_words(clock.now() - 5 * 60_000, clock.now()) == "过了 5 分"


def test_arrow_keys_step_the_hour_and_space_does_nothing(qtbot: QtBot) -> None:
    picker = HourPicker()
    qtbot.addWidget(picker)
    steps: list[int] = []
    picker.stepped.connect(steps.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(picker, key)
    assert steps == [-1, 1, 1, -1]
