"""The hours that can be promised: what is offered first, any day and hour, why that day, which kind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from hall_assistant.casefile.promising import PromiseKind
from hall_assistant.clock import SetClock
from hall_assistant.deadlines.workdays import Calendar
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.day_popup import DayPopup
from ui.widgets.hour_line import HourPicker
from ui.widgets.hours import DueHour, HallHours, day_word, due_words, first_offer, left_words, moved
from ui.widgets.promise_chip import PromiseChip


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
    assert left_words(clock.now() + 170 * 3_600_000, clock.now()) == "剩 7 天"


def test_arrow_keys_step_the_hour_and_space_does_nothing(qtbot: QtBot) -> None:
    picker = HourPicker()
    qtbot.addWidget(picker)
    steps: list[int] = []
    picker.stepped.connect(steps.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(picker, key)
    assert steps == [-1, 1, 1, -1]


@pytest.fixture
def chip(qtbot: QtBot) -> PromiseChip:
    clock = SetClock.at("2026-04-29 09:50")
    chip = PromiseChip(HallHours(lambda: (clock.now(), clock.offset()), "18:00", Calendar), kinds=True, calls=True)
    qtbot.addWidget(chip)
    chip.show()
    return chip


def opened(chip: PromiseChip) -> DayPopup:
    chip.open_days()
    popup = chip.findChild(DayPopup)
    assert popup is not None and popup.isVisible()
    return popup


def test_any_day_and_hour_can_be_promised_and_it_is_said_why(chip: PromiseChip, qtbot: QtBot) -> None:
    given: list[tuple[str, int]] = []
    chip.promised.connect(lambda words, due: given.append((words, due)))
    popup = opened(chip)
    for _ in range(3):
        qtbot.keyClick(popup, Qt.Key.Key_Right)
    why = popup.findChild(QLabel, "day_why")
    assert why is not None and "劳动节休息" in why.text()
    assert chip.words == "5月2日17:00"
    qtbot.mouseClick(popup.findChild(QAbstractButton, "day_2026-04-30"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(popup.findChild(QAbstractButton, "day_month_on"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(popup.findChild(QAbstractButton, "day_2026-05-09"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(popup.findChild(QAbstractButton, "day_hours_15:00"), Qt.MouseButton.LeftButton)
    assert "第5个工作日" in why.text() and "劳动节" in why.text()
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    chip.press()
    assert given == [("我打给您", SetClock.at("2026-05-09 15:00").now())]


def test_the_kind_is_as_the_words_tell_until_somebody_says_otherwise(chip: PromiseChip, qtbot: QtBot) -> None:
    popup = opened(chip)
    row = popup.findChild(ChipRow, "promise_kind")
    assert row is not None
    assert [one.text() for one in row.findChildren(Chip) if one.isChecked()] == ["回电"]
    qtbot.mouseClick(popup.findChild(QAbstractButton, "promise_kind_visit"), Qt.MouseButton.LeftButton)
    give = chip.findChild(QAbstractButton, "promise_give")
    assert give is not None and (chip.kind, give.text()) == (PromiseKind.VISIT, "＋上门")
    chip.press()
    assert (chip.kind, give.text()) == (None, "＋承诺")


def test_a_call_that_broke_off_is_told_in_two_clicks(chip: PromiseChip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chip.broke_off):
        qtbot.mouseClick(opened(chip).findChild(QAbstractButton, "promise_broke_off"), Qt.MouseButton.LeftButton)


def test_the_word_turns_to_the_next_day_and_the_arrow_opens_every_day(chip: PromiseChip, qtbot: QtBot) -> None:
    day = chip.findChild(QAbstractButton, "promise_day")
    assert day is not None
    for word in ("明天", "后天", "今天"):
        qtbot.mouseClick(day, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        assert day.text() == word
    qtbot.mouseClick(day, Qt.MouseButton.LeftButton, pos=QPoint(day.width() - 4, 8))
    assert chip.findChild(DayPopup).isVisible()
