"""The floor on screen: one key shows, a second calls; nothing alarms a camera; the form, its report, the seats."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState, Outcome
from hall_assistant.floor.records import IncidentLine, incident_of, incidents
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.settings.desk import change
from ui.context import Context, read_settings
from ui.main_window import MainWindow
from ui.mini_window import MiniWindow
from ui.models.counter_desk import CounterDesk
from ui.operations import cases
from ui.pages.desk.page import DeskPage
from ui.pages.floor.page import FloorPage

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]
ADDRESS = "城东区人民路18号"


@pytest.fixture
def ready(hall: Hall, manager: Actor, at_desk: Context) -> Context:
    """A hall with its address and two rooms, a clerk signed in."""
    change(hall.store, by=manager, address=ADDRESS, rooms=("一号间", "二号间"))
    with hall.store.reading() as at:
        at_desk.take_settings(read_settings(at))
    return at_desk


def press(qtbot: QtBot, page: QWidget, name: str, calm: Calm) -> None:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, f"{name} is not shown"
    qtbot.mouseClick(found[0], LEFT)
    calm()
    QApplication.processEvents()


def key(qtbot: QtBot, window: QWidget, calm: Calm) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_S, modifiers)
    calm()
    QApplication.processEvents()


def seen(page: QWidget) -> str:
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return "\n".join((*labels, *(part for one in buttons for part in (one.text(), one.toolTip()))))


def listed(hall: Hall) -> list[IncidentLine]:
    """Every incident, as the manager sees them."""
    with hall.store.reading() as at:
        boss = next(one for one in roll(at) if one.role is Role.MANAGER)
        return incidents(at, by=Actor(boss.staff, boss.name, boss.number, boss.role, "03"))


def stored(hall: Hall, case: str | None) -> CaseState:
    assert case is not None
    with hall.store.reading() as at:
        return state_of(at, CaseId(case))


def alarming(text: str) -> list[str]:
    return [word for word in ("110", "120", "119", "报警", "警", "打人", "危险", "闹") if word in text]


def test_in_the_mini_window_one_key_shows_and_records_nothing_and_a_second_calls(
    qtbot: QtBot, ready: Context, hall: Hall, shown: Callable[..., QWidget], calm: Calm
) -> None:
    window = MiniWindow(ready)
    shown(window)
    window.activateWindow()
    calm()
    assert "safety" not in vars(window), "nothing of it is made before it is wanted"
    assert not any(one.autoRepeat() for one in window.findChildren(QShortcut)), "held down it is one press"
    key(qtbot, window, calm)
    told = seen(window)
    assert "退一步，隔着柜台" in told and "3号柜" in told and "请来人" in told
    assert alarming(told) == [] and listed(hall) == []
    key(qtbot, window, calm)
    assert [line.calls for line in listed(hall)] == [("110",)]
    assert f"我在{ADDRESS}" in seen(window) and "拨 110" in seen(window)
    key(qtbot, window, calm)
    assert len(listed(hall)) == 1, "pressed once more in haste it is one call"
    press(qtbot, window, "safety_call_illness", calm)
    assert [line.calls for line in listed(hall)] == [("110", "120")]
    with qtbot.waitSignal(ready.wide_wanted) as wanted:
        press(qtbot, window, "safety_note", calm)
    assert wanted.args == [f"floor:{listed(hall)[0].incident}"]
    assert window.faces.front is window.home


def test_put_away_after_one_key_it_leaves_no_trace_and_the_work_is_as_it_was(
    qtbot: QtBot, ready: Context, hall: Hall, shown: Callable[..., QWidget], calm: Calm
) -> None:
    window = MiniWindow(ready)
    shown(window)
    calm()
    press(qtbot, window, "mini_safety", calm)
    ready.sign_in(ready.actor)
    assert window.faces.front is window.home, "who signs in next finds the work, not the help page"
    window.counter.begin()
    cases.set_topic(window.counter, topic="stop")
    calm()
    before = window.faces.front
    press(qtbot, window, "mini_safety", calm)
    press(qtbot, window, "mini_safety", calm)
    press(qtbot, window, "safety_back", calm)
    assert listed(hall) == [] and window.faces.front is before


def test_the_wide_window_has_the_same_keys_and_the_incident_is_of_the_reception_in_hand(
    qtbot: QtBot, ready: Context, hall: Hall, shown: Callable[..., QWidget], calm: Calm
) -> None:
    window = MainWindow(ready)
    window.resize(1200, 660)
    shown(window)
    window.activateWindow()
    calm()
    counter = CounterDesk.shared(ready)
    counter.begin()
    cases.set_topic(counter, topic="stop")
    calm()
    key(qtbot, window, calm)
    assert alarming(seen(window)) == [] and listed(hall) == []
    key(qtbot, window, calm)
    line = listed(hall)[0]
    with hall.store.reading() as at:
        assert incident_of(at, line.incident).case == ready.case
    press(qtbot, window, "safety_note", calm)
    assert window.turn_to("floor").findChild(QWidget, "incident_form").isVisible()  # type: ignore[union-attr]


def fill(qtbot: QtBot, page: QWidget, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    field.setText(text)
    field.editingFinished.emit()


def test_the_form_saves_what_is_left_and_copies_a_report_with_what_still_stands_in_a_field(
    qtbot: QtBot, ready: Context, hall: Hall, shown: Callable[..., QWidget], calm: Calm
) -> None:
    page = FloorPage(ready)
    page.resize(1200, 660)
    shown(page)
    calm()
    press(qtbot, page, "floor_new", calm)
    fill(qtbot, page, "incident_people", "客人3人")
    calm()
    press(qtbot, page, "incident_measures_choice_请到里间", calm)
    press(qtbot, page, "incident_trend_choice_缓和了", calm)
    press(qtbot, page, "incident_footage_days_30", calm)
    fill(qtbot, page, "incident_footage", "昨天")
    calm()
    assert "录像存到哪天" in seen(page)
    field = page.findChild(QLineEdit, "incident_needs")
    assert field is not None
    field.setText("请来一位安保")
    press(qtbot, page, "incident_copy", calm)
    text = QApplication.clipboard().text()
    assert text.startswith("【快报】3月12日09:50，演示厅") and "需要：请来一位安保" in text and len(text) <= 200
    with hall.store.reading() as at:
        told = incident_of(at, listed(hall)[0].incident)
    assert told.footage == "2026-04-11" and told.fields["measures"] == "请到里间" and told.reports[0].text == text
    field.setText("不用来了")
    page.hide()
    calm()
    with hall.store.reading() as at:
        assert incident_of(at, listed(hall)[0].incident).fields["needs"] == "不用来了", "as when the counter is locked"
    page.show()
    calm()
    press(qtbot, page, "incident_close_over", calm)
    assert "平稳了" in seen(page) and listed(hall)[0].closed_as == "over"


def test_a_clerk_sees_their_own_incidents_and_the_manager_all(
    qtbot: QtBot,
    ready: Context,
    hall: Hall,
    manager: Actor,
    other_clerk: Actor,
    shown: Callable[..., QWidget],
    calm: Calm,
) -> None:
    from hall_assistant.floor.desk import open_incident

    open_incident(hall.store, by=other_clerk, kind="fire", called="119")
    page = FloorPage(ready)
    page.resize(1200, 660)
    shown(page)
    calm()
    assert "还没有现场的事" in seen(page)
    ready.sign_in(manager)
    calm()
    assert "请救火" in seen(page) and "119" not in seen(page) and "起火" not in seen(page)
    ready.show_private(True)
    assert "冒烟、起火" in seen(page)
    press(qtbot, page, "floor_help", calm)
    assert "请救火 119" in seen(page) and "冒烟" not in seen(page), "what happened before is covered"


def test_rooms_onlookers_and_the_wait_are_a_click_each_and_change_the_lines(
    qtbot: QtBot, ready: Context, hall: Hall, other_clerk: Actor, shown: Callable[..., QWidget], calm: Calm
) -> None:
    from hall_assistant.cases import desk, settling

    other, _ = desk.begin(hall.store, by=other_clerk)
    settling.take_room(hall.store, by=other_clerk, case=other, room="一号间")
    page = DeskPage(ready)
    page.resize(1290, 680)
    shown(page)
    calm()
    page.counter.begin()
    cases.set_topic(page.counter, topic="stop")
    cases.enter_step(page.counter, step="settle")
    calm()
    press(qtbot, page, "step_helpers_room", calm)
    assert "一号间：王强 09:50起" in seen(page)
    locked = page.findChild(QAbstractButton, "room_一号间")
    assert locked is not None and not locked.isEnabled()
    press(qtbot, page, "room_二号间", calm)
    press(qtbot, page, "watched_yes", calm)
    press(qtbot, page, "waited_30", calm)
    told = stored(hall, ready.case)
    assert told.room == "二号间" and told.watched and told.waited == 30 and told.waited_long
    assert "声音放低半格" in seen(page) and "先为久等说一句" in seen(page)
    reasons = [line.reason for line in page.counter.sight.lines]
    assert any("边上有人" in reason for reason in reasons)
    said: list[str] = []
    ready.said.connect(said.append)
    cases.end(page.counter, outcome=Outcome.SOLVED, sentence="通了", order_number="")
    calm()
    qtbot.waitUntil(lambda: any("歇五到十分钟" in text for text in said))
    calm()
