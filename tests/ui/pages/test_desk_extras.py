"""At the desk: slip and ratings where they are on, the timeline, the search that finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.people.values import Actor
from hall_assistant.search.gaps import gaps
from hall_assistant.settings.desk import change
from ui.context import Context, read_settings
from ui.models.counter_desk import CounterDesk
from ui.pages.day_log import DayLogPage
from ui.pages.desk.finder import Finder
from ui.pages.desk.page import DeskPage
from ui.widgets.answer_list import GAP, AnswerList

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]
Press = Callable[[str], None]


@pytest.fixture
def page(at_desk: Context, calm: Calm, shown: Callable[..., QWidget]) -> Iterator[DeskPage]:
    page = DeskPage(at_desk)
    page.resize(1290, 680)
    shown(page)
    calm()
    yield page
    calm()


@pytest.fixture
def press(qtbot: QtBot, page: DeskPage, calm: Calm) -> Press:
    def press(name: str) -> None:
        found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not shown"
        qtbot.mouseClick(found[0], LEFT)
        calm()
        QApplication.processEvents()

    return press


def seen(page: QWidget, name: str) -> bool:
    return any(one.isVisible() for one in page.findChildren(QWidget, name))


def switch_on(context: Context, manager: Actor, calm: Calm, **values: bool) -> None:
    change(context.hall.store, by=manager, **values)
    with context.hall.store.reading() as at:
        context.take_settings(read_settings(at))
    calm()


def stored(hall: Hall, page: DeskPage) -> CaseState:
    assert page.counter.case is not None
    with hall.store.reading() as at:
        return state_of(at, page.counter.case)


def test_the_slip_is_offered_only_where_it_is_on_and_saved_with_what_was_just_noted(
    qtbot: QtBot,
    page: DeskPage,
    press: Press,
    context: Context,
    manager: Actor,
    calm: Calm,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    press("desk_begin")
    press("desk_tiles_fee")
    press("step_agree")
    assert not seen(page, "desk_slip_save")
    switch_on(context, manager, calm, receipt_on=True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "回执"), ""))
    press("desk_slip_save")
    qtbot.waitUntil(lambda: (tmp_path / "回执.pdf").exists(), timeout=20_000)
    assert (tmp_path / "回执.pdf").read_bytes().startswith(b"%PDF")
    press("desk_end_top")
    assert seen(page, "end_slip_save") and seen(page, "end_slip_print")


def test_the_clerk_presses_no_mark_and_asks_only_where_the_customer_has_a_window(
    page: DeskPage, press: Press, context: Context, manager: Actor, calm: Calm
) -> None:
    press("desk_begin")
    press("desk_tiles_fee")
    press("desk_end_top")
    assert not seen(page, "rating_row")
    switch_on(context, manager, calm, rating_on=True)
    assert seen(page, "rating_row") and not seen(page, "rating_ask")
    hint = page.findChild(QLabel, "rating_hint")
    assert hint is not None and "纸上" in hint.text()


def test_the_reception_at_hand_opens_as_a_timeline_where_a_fact_is_corrected(
    qtbot: QtBot, page: DeskPage, press: Press, context: Context, hall: Hall, calm: Calm
) -> None:
    press("desk_begin")
    assert not seen(page, "desk_timeline"), "nothing is on record yet"
    press("desk_tiles_fee")
    field = page.middle.noting.field
    field.insertPlainText("多扣了三十")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    press("desk_timeline")
    calm()
    assert seen(page, "reception_view") and not seen(page, "reception_open")
    mends = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.text() == "更正"]
    qtbot.mouseClick(mends[-1], LEFT)
    edits = [one for one in page.findChildren(QPlainTextEdit) if one.isVisible()]
    assert edits
    press("reception_close")
    assert seen(page, "desk_middle")
    press("desk_timeline")
    page.end()
    assert seen(page, "end_form"), "ending from the timeline shows the end"


@pytest.fixture
def finder(at_desk: Context, calm: Calm, shown: Callable[..., QWidget]) -> Iterator[Finder]:
    house = QWidget()
    house.resize(800, 500)
    finder = Finder(at_desk, CounterDesk.shared(at_desk), "搜", "try_search", house)
    finder.setGeometry(10, 10, 400, 30)
    shown(house)
    finder.setFocus()
    calm()
    yield finder


def answers(finder: Finder) -> list[str]:
    found = finder.window().findChild(AnswerList, "try_search_answers")
    assert found is not None and found.isVisible()
    return [row.words for row in found.rows]


def look_for(qtbot: QtBot, finder: Finder, text: str, calm: Calm) -> None:
    finder.clear()
    if text.isascii():
        qtbot.keyClicks(finder, text)
    else:
        finder.insert(text)
        finder.typed.emit(text)
    calm()


def test_a_search_that_finds_nothing_says_so_and_is_noted_as_a_gap(
    qtbot: QtBot, finder: Finder, context: Context, calm: Calm
) -> None:
    look_for(qtbot, finder, "qqzzxx", calm)
    told = answers(finder)
    assert told[0].startswith("「qqzzxx」没") and told[-1].startswith("记为知识缺口")
    shown = finder.window().findChild(AnswerList, "try_search_answers")
    assert shown is not None and (shown.current is None or shown.current.id != GAP), "Enter alone notes nothing"
    with context.hall.store.reading() as at:
        assert gaps(at, start=0, end=1 << 60) == []
    qtbot.keyClick(finder, Qt.Key.Key_Up)
    with qtbot.waitSignal(context.said):
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    with context.hall.store.reading() as at:
        assert gaps(at, start=0, end=1 << 60) == ["qqzzxx"]
    assert finder.text() == ""


def test_what_fits_offers_no_gap(qtbot: QtBot, finder: Finder, calm: Calm) -> None:
    look_for(qtbot, finder, "停机", calm)
    assert not any("缺口" in one or "没查到" in one for one in answers(finder))


def test_the_manager_reads_in_the_log_what_was_missed_and_a_clerk_does_not(
    context: Context,
    clerk: Actor,
    manager: Actor,
    shown: Callable[..., QWidget],
    calm: Calm,
) -> None:
    from hall_assistant.search.gaps import note_gap

    for query in ("亲情号", "副卡 13812345678"):
        note_gap(context.hall.store, by=clerk, query=query)
    context.sign_in(manager)
    page = DayLogPage(context)
    page.resize(1290, 700)
    shown(page)
    calm()
    label = page.findChild(QLabel, "log_gaps")
    assert label is not None and "知识缺口 2 个" in label.text()
    assert "亲情号" in label.text() and "13812345678" not in label.text()
    context.sign_in(clerk)
    calm()
    assert not label.isVisible()


def test_the_slip_of_an_ended_reception_stands_in_its_timeline(
    context: Context, manager: Actor, shown: Callable[..., QWidget], calm: Calm, hall: Hall
) -> None:
    from hall_assistant.cases import desk

    case, _ = desk.begin(hall.store, by=manager)
    desk.note(hall.store, by=manager, case=case, text="卡停了")
    context.sign_in(manager)
    switch_on(context, manager, calm, receipt_on=True)
    page = DayLogPage(context)
    page.resize(1290, 700)
    shown(page)
    page.open(CaseId(case))
    calm()
    assert seen(page, "reception_slip_print") and seen(page, "reception_slip_save")
