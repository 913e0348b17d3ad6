"""Clocks at the desk: big digits, why it is that day, starting and meeting one; neutral in public."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.clock import HOUR, MINUTE, SetClock
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.models.counter_desk import CounterDesk
from ui.operations import cases
from ui.pages.clocks.panel import ClockPanel
from ui.pages.desk.page import DeskPage
from ui.pages.follow_up import FollowUpPage
from ui.pages.settings.days import DaysSection


@pytest.fixture
def desk(at_desk: Context, shown: Callable[..., QWidget], calm: Callable[[], None]) -> DeskPage:
    page = DeskPage(at_desk)
    shown(page, full=True)
    page.resize(1366, 700)
    calm()
    return page


@pytest.fixture
def broadband(desk: DeskPage, calm: Callable[[], None]) -> CounterDesk:
    """A reception about broadband, with one note."""
    counter = desk.counter
    counter.begin()
    cases.set_topic(counter, topic="bb_repair")
    cases.note(counter, text="断网三天了")
    calm()
    return counter


def panel_of(desk: DeskPage, calm: Callable[[], None]) -> ClockPanel:
    desk.middle.open_helper("clock")
    calm()
    panel = desk.findChild(ClockPanel, "clock_panel")
    assert isinstance(panel, ClockPanel)
    return panel


def chip(panel: QWidget, rule: str) -> QPushButton:
    found = panel.findChild(QWidget, f"clock_rule_{rule}")
    assert found is not None, rule
    return found  # type: ignore[return-value]  # a chip, which is pressed like a button


def text(panel: QWidget, name: str) -> str:
    found = panel.findChild(QLabel, name)
    return found.text() if found is not None else ""


def press(panel: QWidget, name: str) -> None:
    button = panel.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def start(desk: DeskPage, rule: str, calm: Callable[[], None], begins: str = "") -> ClockPanel:
    panel = panel_of(desk, calm)
    chip(panel, rule).click()
    panel.starting.begins.edit.setText(begins)
    panel.starting.press()
    calm()
    return panel


def test_nothing_of_it_is_made_before_the_first_clock_runs(desk: DeskPage) -> None:
    assert desk.findChild(QWidget, "big_clock") is None
    assert desk.findChild(QWidget, "clock_panel") is None


def test_rules_that_fit_the_topic_come_first(desk: DeskPage, broadband: CounterDesk, calm: Callable[[], None]) -> None:
    panel = panel_of(desk, calm)
    assert text(panel, "clock_none")
    names = [one.objectName() for one in panel.findChildren(QWidget) if one.objectName().startswith("clock_rule_")]
    assert {"clock_rule_repair_city", "clock_rule_repair_rural", "clock_rule_house_reply"} <= set(names)
    assert "clock_rule_port_code" not in names


def test_what_it_comes_to_is_said_before_anything_is_recorded(
    desk: DeskPage, broadband: CounterDesk, calm: Callable[[], None]
) -> None:
    panel = panel_of(desk, calm)
    chip(panel, "repair_city").click()
    assert text(panel, "clock_preview") == "48小时，到 后天 09:50"
    assert broadband.state.clocks == ()
    panel.starting.begins.edit.setText("3-12 08:00")
    assert "08:00" in text(panel, "clock_preview")
    panel.starting.begins.edit.setText("3-13 08:00")
    assert "还没到" in text(panel, "clock_preview")


def test_a_clock_started_shows_its_hours_in_big_digits(
    desk: DeskPage, broadband: CounterDesk, calm: Callable[[], None], at_desk: Context
) -> None:
    start(desk, "repair_city", calm, "3-12 08:00")
    assert text(desk, "big_clock_figure") == "46"
    assert text(desk, "big_clock_unit") == "小时"
    assert text(desk, "big_clock_words").startswith("下一个时限")
    at_desk.show_private(True)
    assert text(desk, "big_clock_words").startswith("修障（城里）")


def test_past_its_hour_the_public_view_says_only_when_it_was(
    desk: DeskPage, broadband: CounterDesk, calm: Callable[[], None], at_desk: Context, clock: SetClock
) -> None:
    start(desk, "repair_city", calm)
    clock.advance(50 * HOUR)
    broadband.show_again()
    assert (text(desk, "big_clock_figure"), text(desk, "big_clock_unit")) == ("·", "")
    at_desk.show_private(True)
    assert text(desk, "big_clock_unit") == "小时前到点"


def test_pressed_it_tells_why_it_is_that_day(desk: DeskPage, broadband: CounterDesk, calm: Callable[[], None]) -> None:
    start(desk, "repair_city", calm)
    desk.middle.close_helper()
    press(desk, "big_clock_why")
    calm()
    panel = desk.findChild(ClockPanel, "clock_panel")
    assert panel is not None and panel.isVisible()
    answers = [label.text() for label in panel.findChildren(QLabel) if "_answer_" in label.objectName()]
    assert "国家 · 电信条例 第三十二条" in answers
    assert "原文 2026-11-22 核过" in answers
    assert text(panel, "clock_C1_say_0").startswith("可以这样说：后天09:50前修好")


def test_the_same_again_changes_nothing_and_says_so(
    desk: DeskPage, broadband: CounterDesk, calm: Callable[[], None], at_desk: Context, qtbot: QtBot, clock: SetClock
) -> None:
    start(desk, "repair_city", calm)
    due = broadband.state.clocks[0].due
    clock.advance(HOUR)
    with qtbot.waitSignal(at_desk.said) as said:
        start(desk, "repair_city", calm)
    assert "钟点不变" in said.args[0]
    assert [one.due for one in broadband.state.clocks] == [due]


def test_what_is_published_locally_asks_for_its_hour(
    desk: DeskPage, broadband: CounterDesk, calm: Callable[[], None]
) -> None:
    cases.set_topic(broadband, topic="port_out")
    panel = panel_of(desk, calm)
    chip(panel, "port_code").click()
    assert panel.starting.told.isVisible()
    panel.starting.told.edit.setText("3-12 23:30")
    panel.starting.press()
    calm()
    (clock,) = broadband.state.clocks
    assert (clock.rule, clock.amount, clock.whose) == ("port_code", None, "customer")


def test_met_it_leaves_the_digits_and_stays_in_the_list(
    desk: DeskPage, broadband: CounterDesk, calm: Callable[[], None]
) -> None:
    panel = start(desk, "repair_city", calm)
    press(panel, "clock_C1_meet")
    calm()
    assert not desk.findChild(QWidget, "big_clock").isVisible()  # type: ignore[union-attr]  # it was made above
    assert "办到" in text(panel, "clock_C1_standing")


def test_the_halls_own_days_are_put_in_and_taken_back(
    context: Context, manager: Actor, shown: Callable[..., QWidget], calm: Callable[[], None]
) -> None:
    context.sign_in(manager)
    section = DaysSection(context)
    shown(section)
    entry = section.findChild(QLineEdit, "own_day")
    assert entry is not None
    entry.setText("2027-02-30")
    press(section, "own_day_rest")
    calm()
    assert context.settings.own_days == {}
    entry.setText("2027-02-08")
    press(section, "own_day_rest")
    calm()
    assert context.settings.own_days == {"2027-02-08": "休"}
    chip = section.findChild(QWidget, "own_day_chip_2027-02-08")
    assert chip is not None
    chip.click()  # type: ignore[attr-defined]  # a chip is pressed like a button
    calm()
    assert context.settings.own_days == {}
    tick = section.findChild(QCheckBox, "whole_year_2027")
    assert tick is not None
    tick.click()
    calm()
    assert context.settings.whole_years == ("2027",)


def test_the_follow_up_page_lists_what_runs_in_the_hall(
    desk: DeskPage, broadband: CounterDesk, at_desk: Context, shown: Callable[..., QWidget], calm: Callable[[], None]
) -> None:
    start(desk, "repair_city", calm)
    page = FollowUpPage(at_desk)
    shown(page)
    calm()
    button = page.findChild(QPushButton, "follow_clocks")
    assert button is not None
    assert button.text() == "时限 1"
    button.click()
    assert text(page, "running_what") == "报修 · 3-0312-001"
    at_desk.show_private(True)
    page.read()
    calm()
    assert text(page, "running_what").startswith("修障（城里）")
    press(page, "running_meet")
    calm()
    assert broadband.state.clocks[0].settled is not None
    assert button.text() == "时限"


def test_a_start_noted_wrongly_is_put_right_and_the_due_hour_follows(
    desk: DeskPage, broadband: CounterDesk, calm: Callable[[], None]
) -> None:
    panel = start(desk, "repair_city", calm, "3-12 09:40")
    (clock,) = broadband.state.clocks
    press(panel, "clock_C1_why")
    press(panel, "clock_C1_correct")
    calm()
    form = panel.findChild(QWidget, "clock_correction")
    begins, reason = (form.findChild(QLineEdit, f"clock_correct_{name}") for name in ("begins", "reason"))
    assert begins.text() == "2026-03-12 09:40"
    begins.setText("3-12 08:10")
    press(panel, "clock_correct_save")
    calm()
    assert form.isVisible() and not broadband.state.clocks[0].corrected, "a reason is wanted"
    reason.setText("八点十分就报了")
    press(panel, "clock_correct_save")
    calm()
    (now,) = broadband.state.clocks
    assert now.corrected and clock.due - now.due == 90 * MINUTE and not form.isVisible()
