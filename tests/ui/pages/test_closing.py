"""The day's end: two clicks for each, the list empties, and the ways on from there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import desk
from hall_assistant.clock import HOUR
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from ui.context import Context
from ui.pages.day_log import DayLogPage
from ui.pages.follow_parts.shift_paper import ShiftPaper

Calm = Callable[[], None]


def reception(hall: Hall, by: Actor) -> CaseId:
    case, _ = desk.begin(hall.store, by=by)
    desk.note(hall.store, by=by, case=case, text="卡停了")
    return case


@pytest.fixture
def page(context: Context, manager: Actor, shown: Callable[..., QWidget], calm: Calm) -> DayLogPage:
    context.sign_in(manager)
    page = DayLogPage(context)
    page.resize(1290, 700)
    shown(page)
    calm()
    return page


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = next(one for one in page.findChildren(QPushButton, name) if one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(page: QWidget, name: str) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel, name) if label.isVisible()]


def test_everything_open_is_carried_over_in_two_clicks_each(
    qtbot: QtBot, page: DayLogPage, context: Context, manager: Actor, clerk: Actor, calm: Calm
) -> None:
    reception(context.hall, clerk)
    case = reception(context.hall, clerk)
    due = context.hall.clock.now() + HOUR
    promise(context.hall.store, by=clerk, case=case, words="我打您", due=due)
    press(qtbot, page, "log_closing")
    calm()
    assert texts(page, "closing_count") == ["还有 2 件，结掉或转明日。"]
    press(qtbot, page, "promise_renew")
    press(qtbot, page, "renew_save")
    calm()
    assert texts(page, "closing_count") == ["还有 1 件，结掉或转明日。"], "the new hour carries its reception over too"
    press(qtbot, page, "closing_carry")
    press(qtbot, page, "carry_save")
    calm()
    assert texts(page, "closing_count") == ["今天的都清了，可以收工。"]
    assert texts(page, "closing_hour") == ["明天 10:00 接着办"] * 2
    assert sorted(texts(page, "closing_told")) == ["厅里记着", "答应了客人"]


def test_a_clerk_sees_their_own_and_opens_it_at_the_desk(
    qtbot: QtBot, page: DayLogPage, context: Context, clerk: Actor, other_clerk: Actor, calm: Calm
) -> None:
    reception(context.hall, other_clerk)
    case = reception(context.hall, clerk)
    context.sign_in(clerk)
    calm()
    press(qtbot, page, "log_closing")
    calm()
    assert texts(page, "closing_receptions") == ["没结、也没定钟点的接待 1"]
    assert not [one for one in page.findChildren(QPushButton, "closing_hall") if one.isVisible()]
    with qtbot.waitSignal(context.wide_wanted) as wide:
        press(qtbot, page, "closing_open")
    assert wide.args == ["desk"] and context.case == case


def test_the_report_and_the_quick_report_are_reached_from_here(
    qtbot: QtBot, page: DayLogPage, context: Context, calm: Calm
) -> None:
    press(qtbot, page, "log_closing")
    calm()
    with qtbot.waitSignal(context.wide_wanted) as wide:
        press(qtbot, page, "closing_quick")
    assert wide.args == ["floor"]
    press(qtbot, page, "closing_daily")
    calm()
    assert len(texts(page, "daily_text")[0].splitlines()) == 6
    press(qtbot, page, "daily_close")
    assert page.table.isVisible()


def test_the_hand_over_sheet_is_of_what_the_page_shows(qtbot: QtBot, page: DayLogPage, calm: Calm) -> None:
    press(qtbot, page, "log_closing")
    calm()
    press(qtbot, page, "closing_mine")
    paper = page.findChild(ShiftPaper)
    assert paper is not None and not paper.whole
    press(qtbot, page, "closing_hall")
    calm()
    assert paper.whole
