"""The page 今日: for who leads; tiles open their lists; what changes is seen; 班前一页 is read, picked and called."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.authoring import desk as notices
from hall_assistant.authoring.records import read_by
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import DAY, HOUR, SetClock
from hall_assistant.logbook.today import Tile
from hall_assistant.logbook.wanting import Item, Matter
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.today.items import ItemRow
from ui.pages.today.page import TodayPage
from ui.theme import Theme

Calm = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(context: Context, manager: Actor, shown: Callable[..., QWidget], calm: Calm) -> TodayPage:
    context.sign_in(manager)
    made = TodayPage(context)
    made.resize(1000, 560)
    shown(made)
    calm()
    return made


def solved(hall: Hall, by: Actor, sentence: str = "好了") -> CaseId:
    case, _ = desk.begin(hall.store, by=by)
    desk.note(hall.store, by=by, case=case, text="卡停了")
    ending.end(hall.store, by=by, case=case, outcome=Outcome.SOLVED, sentence=sentence)
    return case


def promised(hall: Hall, by: Actor, hours: int) -> CaseId:
    case, _ = desk.begin(hall.store, by=by)
    due = hall.clock.now() + hours * HOUR
    promise(hall.store, by=by, case=case, words="打电话说补卡进度", due=due)
    return case


def press(qtbot: QtBot, part: QWidget, name: str, calm: Calm) -> None:
    button = part.findChild(QAbstractButton, name)
    assert button is not None and button.isVisible(), name
    qtbot.mouseClick(button, LEFT)
    calm()


def texts(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def test_the_place_is_seen_by_who_leads_and_by_nobody_else(
    context: Context, manager: Actor, clerk: Actor, shown: Callable[..., QWidget], calm: Calm
) -> None:
    context.sign_in(clerk)
    window = MainWindow(context)
    shown(window)
    assert window.findChild(QPushButton, "nav_today") is None
    context.sign_in(manager)
    window.turn_to("today")
    calm()
    found = window.findChild(QPushButton, "nav_today")
    assert found is not None and found.isVisible()
    places = [button.objectName() for button in window._buttons.values() if button.isVisible()]
    side = sorted(places, key=lambda name: window._buttons[name.removeprefix("nav_")].y())
    assert side.index("nav_today") + 1 == side.index("nav_log")
    context.sign_in(clerk)
    calm()
    assert not found.isVisible() and window._pages.currentWidget() is window._made["desk"]


def test_a_change_at_any_counter_is_seen_and_a_tile_opens_what_it_counts(
    qtbot: QtBot, page: TodayPage, hall: Hall, clerk: Actor, context: Context, calm: Calm
) -> None:
    tiles = page.tiles.tiles
    assert tiles[Tile.SOLVED].accessibleName() == "现场化解 0，—"
    assert "眼下没有等着办的。" in texts(page)
    solved(hall, clerk)
    context.runner.changed.emit(desk.note(hall.store, by=clerk, case=promised(hall, clerk, 2), text="等电话"))
    calm()
    assert tiles[Tile.SOLVED].accessibleName() == "现场化解 1，100%（1/1）"
    assert "现在要办的 1 件" in texts(page)
    press(qtbot, page, "tile_solved", calm)
    assert page.table.isVisible() and len(page.table.rows.lines) == 1 and "现场化解 1 个" in texts(page)
    press(qtbot, page, "tile_due", calm)
    assert [row.item.words for row in page.items.findChildren(ItemRow) if row.isVisible()] == ["打电话说补卡进度"]
    press(qtbot, page.items, "item_promise", calm)
    assert page.reception.isVisible()
    press(qtbot, page, "tile_due", calm)
    assert page.wanting.isVisible() and not page.reception.isVisible()


def test_the_hour_moves_what_is_due_and_another_day_moves_the_tiles(
    page: TodayPage, hall: Hall, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    promised(hall, clerk, 1)
    clock.advance(2 * HOUR)
    page.read()
    calm()
    assert "现在要办的 1 件，过了点 1 件" in texts(page)
    page.days.pick("2026-03-11")
    calm()
    assert page.tiles.tiles[Tile.OVERDUE].accessibleName().startswith("逾期 0")
    assert "过了点 1 件" in texts(page), "what needs somebody does, whatever day is looked at"


def test_what_is_open_since_before_is_one_click_from_its_number(
    qtbot: QtBot, page: TodayPage, hall: Hall, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    promised(hall, clerk, 1)
    clock.advance(DAY)
    page.days.pick("2026-03-13")
    calm()
    assert "往日还有 1" in page.tiles.tiles[Tile.OPEN].accessibleName()
    press(qtbot, page, "tile_open", calm)
    assert "没结 0 个" in texts(page)
    press(qtbot, page, "today_before", calm)
    assert "往日没结 1 个" in texts(page) and len(page.table.rows.lines) == 1
    press(qtbot, page, "tile_solved", calm)
    before = page.findChild(QAbstractButton, "today_before")
    assert "现场化解 0 个" in texts(page) and before is not None and not before.isVisible()


def test_what_is_due_on_a_day_is_not_told_to_the_minute(context: Context, qtbot: QtBot) -> None:
    row = ItemRow(Item(Matter.FINDING, "暗访 过了日子还没改好", "", hour=1, late=True), "3月28日 23:59")
    qtbot.addWidget(row)
    assert row.accessibleName() == "整改 3月28日 · 暗访 过了日子还没改好"
    assert row.text() == "整改 · 暗访 过了日子还没改好"


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_chart_is_painted_read_out_and_shown_as_a_table(
    qtbot: QtBot, page: TodayPage, hall: Hall, clerk: Actor, calm: Calm, look: str
) -> None:
    theme: Theme = page._context.theme
    theme.take(look, 100)
    solved(hall, clerk)
    page.read()
    calm()
    picture = page.charts.view.picture
    assert picture.accessibleName() == "按钟点：9点 1 个"
    image = picture.grab().toImage()
    bar = page.palette().accent().color().name()
    middle = range(0, image.width(), 2)
    assert any(image.pixelColor(x, image.height() // 2).name() == bar for x in middle)
    press(qtbot, page, "chart_table", calm)
    table = page.charts.view.table
    assert table.isVisible() and [table.item(1, column).text() for column in (0, 1)] == ["9点", "1"]
    theme.take("light", 100)


def test_the_morning_is_read_another_case_picked_and_the_roll_called(
    qtbot: QtBot, page: TodayPage, hall: Hall, manager: Actor, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    solved(hall, clerk, "补了卡"), solved(hall, clerk, "退了钱")
    clock.advance(DAY)
    word, _ = notices.publish_notice(hall.store, by=manager, text="补卡一律当天办")
    press(qtbot, page, "today_morning", calm)
    assert "昨天一例" in texts(page) and "补卡一律当天办" in texts(page) and "手上没有要办的派单。" in texts(page)
    before = texts(page)
    press(qtbot, page, "morning_choose", calm)
    picks = [one for one in page.findChildren(QPushButton) if one.objectName().startswith("pick_") and one.isEnabled()]
    qtbot.mouseClick(picks[0], LEFT)
    calm()
    assert texts(page) != before
    press(qtbot, page, "morning_roll", calm)
    press(qtbot, page, "roll_done", calm)
    with hall.store.reading() as at:
        assert not read_by(at, word).unread
    assert "没有新口径。" in texts(page)
    press(qtbot, page, "morning_close", calm)
    assert page.wanting.isVisible()
