"""The log page: days, filters, two thousand rows, the timeline, corrections in place, and what is handed out."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import SetClock
from hall_assistant.people.desk import remove_staff
from hall_assistant.people.values import Actor
from hall_assistant.solutions.guides import Walk
from hall_assistant.solutions.guiding import take_way
from ui.context import Context
from ui.models.log import LoadedLog
from ui.operations import logbook
from ui.pages.day_log import DayLogPage

Calm = Callable[[], None]


def reception(hall: Hall, by: Actor, text: str = "卡停了", *, sentence: str = "", topic: str = "") -> CaseId:
    case, _ = desk.begin(hall.store, by=by)
    desk.note(hall.store, by=by, case=case, text=text)
    if topic:
        desk.set_topic(hall.store, by=by, case=case, topic=topic)
    if sentence:
        ending.end(hall.store, by=by, case=case, outcome=Outcome.SOLVED, sentence=sentence)
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


def click_row(qtbot: QtBot, page: DayLogPage, row: int) -> None:
    place = page.table.visualRect(page.table.rows.index(row, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def texts(page: QWidget, name: str) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel, name) if label.isVisible()]


def told(page: QWidget, name: str = "log_count") -> str:
    return texts(page, name)[0]


def column(page: DayLogPage, name: str) -> list[str]:
    rows = page.table.rows
    place = next(c for c in range(rows.columnCount()) if rows.headerData(c, Qt.Orientation.Horizontal) == name)
    return [rows.data(rows.index(row, place)) for row in range(rows.rowCount())]


def test_a_number_of_a_two_figure_counter_stands_whole(
    page: DayLogPage, hall: Hall, manager: Actor, calm: Calm
) -> None:
    reception(hall, manager)
    page.read()
    calm()
    table = page.table
    own = short(table.rows.lines[0].number)
    wider = table.fontMetrics().horizontalAdvance("12-0330-001") - table.fontMetrics().horizontalAdvance(own)
    assert table.sizeHintForColumn(0) + wider <= table.columnWidth(0)


def test_a_day_without_receptions_says_so(page: DayLogPage) -> None:
    assert told(page).startswith("这一天没有接待")
    assert told(page, "figure_接待") == "0"


def test_the_manager_alone_reads_which_way_the_guides_led_and_nobody_is_named(
    page: DayLogPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    assert texts(page, "log_ways") == []
    walk = Walk(context.hall.library.later("guides")["topup"])
    while walk.question is not None:
        walk = walk.answered(walk.question.answers[0].name)
    case = reception(context.hall, clerk)
    context.runner.write(lambda store: take_way(store, by=clerk, case=case, walk=walk), owner=page)
    calm()
    assert texts(page, "log_ways") == ["按导引走了 1 回：充值没到账 → 三个数排开，不认的停住 1 回。"]
    read: list[LoadedLog] = []
    context.sign_in(clerk)
    logbook.read_log(context, wanted=page.wanted, owner=page, then=read.append)
    calm()
    assert texts(page, "log_ways") == [] and read[0].for_manager is None, "for others it is not even read"


def test_the_page_follows_what_is_recorded_while_it_is_open(
    page: DayLogPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    context.runner.write(lambda store: desk.begin(store, by=clerk)[0], owner=page)
    case = reception(context.hall, clerk, sentence="办好了")
    context.runner.write(lambda store: desk.set_order(store, by=clerk, case=case, number="123"), owner=page)
    calm()
    assert column(page, "结果") == ["现场化解"] and column(page, "工单号") == ["123"]


def test_the_arrows_go_a_day_back_and_on(qtbot: QtBot, page: DayLogPage, context: Context, calm: Calm) -> None:
    before = page.findChild(QWidget, "day_before")
    after = page.findChild(QWidget, "day_after")
    assert before is not None and after is not None
    qtbot.mouseClick(before, Qt.MouseButton.LeftButton)
    assert page.days.days == ("2026-03-11", "2026-03-11")
    qtbot.mouseClick(after, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(after, Qt.MouseButton.LeftButton)
    assert page.days.days == ("2026-03-13", "2026-03-13")
    press(qtbot, page, "day_today")
    assert page.days.days == ("2026-03-12", "2026-03-12")
    calm()


def test_a_range_begins_a_week_back(
    qtbot: QtBot, page: DayLogPage, context: Context, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    clock.move_to("2026-03-08 10:00")
    reception(context.hall, clerk, sentence="上周的")
    clock.move_to("2026-03-12 10:00")
    press(qtbot, page, "day_range")
    calm()
    assert page.days.days == ("2026-03-06", "2026-03-12")
    assert column(page, "一句话") == ["上周的"] and told(page, "figure_接待") == "1"


def test_filters_narrow_the_list_and_all_brings_it_back(
    qtbot: QtBot, page: DayLogPage, context: Context, clerk: Actor, other_clerk: Actor, calm: Calm
) -> None:
    reception(context.hall, clerk, sentence="甲", topic="stop")
    reception(context.hall, other_clerk, sentence="乙", topic="fraud_stop")
    reception(context.hall, other_clerk)
    page.read()
    calm()
    page.filters.handler.setCurrentIndex(page.filters.handler.findData(other_clerk.staff))
    calm()
    assert sorted(column(page, "一句话")) == ["", "乙"]
    page.filters.state.setCurrentIndex(page.filters.state.findData("ended"))
    calm()
    assert column(page, "一句话") == ["乙"] and told(page, "figure_接待") == "3"
    press(qtbot, page, "filter_all")
    calm()
    page.filters.topic.setCurrentIndex(page.filters.topic.findData("stop"))
    calm()
    assert sorted(column(page, "一句话")) == ["乙", "甲"], "a tile stands for the matters under it"


def test_a_departed_colleague_is_marked_and_can_still_be_asked_for(
    page: DayLogPage, context: Context, manager: Actor, clerk: Actor, calm: Calm
) -> None:
    reception(context.hall, clerk, sentence="办好了")
    context.runner.write(lambda store: remove_staff(store, by=manager, staff=clerk.staff), owner=page)
    calm()
    assert column(page, "首问") == ["李玲（已离厅）"]
    box = page.findChild(QComboBox, "filter_first")
    assert box is not None and box.findText("首问：李玲（已离厅）") > 0


def test_two_thousand_rows_are_shown_at_once(page: DayLogPage, context: Context, clerk: Actor, calm: Calm) -> None:
    with context.hall.store.write():
        for _ in range(50):
            reception(context.hall, clerk, sentence="办好了，" * 40)
    page.read()
    calm()
    lines = list(page.table.rows.lines) * 40
    began = time.perf_counter()
    page.table.show_lines(lines, {})
    page.table.grab()
    assert page.table.rows.rowCount() == 2000 and time.perf_counter() - began < 1.0


def test_a_row_opens_its_timeline_and_a_ten_thousand_character_note_can_be_read_whole(
    qtbot: QtBot, page: DayLogPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    long = "停机三天了。" * 1700
    reception(context.hall, clerk, long, sentence="办好了")
    page.read()
    calm()
    click_row(qtbot, page, 0)
    calm()
    shown = texts(page, "timeline_text")
    assert any(text.endswith(f"……（共{len(long)}字）") for text in shown)
    press(qtbot, page, "timeline_whole")
    whole = page.findChild(QPlainTextEdit, "timeline_whole_text")
    assert whole is not None and whole.toPlainText() == long


def test_html_in_a_note_stays_text(qtbot: QtBot, page: DayLogPage, context: Context, clerk: Actor, calm: Calm) -> None:
    page.open(reception(context.hall, clerk, "<b>粗</b><img src=x>{{7*7}}"))
    calm()
    label = next(one for one in page.findChildren(QLabel, "timeline_text") if "<b>" in one.text())
    assert label.text() == "<b>粗</b><img src=x>{{7*7}}" and label.textFormat() == Qt.TextFormat.PlainText


def test_numbers_are_masked_in_the_private_view_too(
    page: DayLogPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    case = reception(context.hall, clerk, "打 13912345678 没人接", sentence="回 13912345678")
    page.read()
    page.open(case)
    calm()
    for private in (False, True):
        context.show_private(private)
        assert "打 139****5678 没人接" in texts(page, "timeline_text") and column(page, "一句话") == ["回 139****5678"]


def test_moods_are_not_on_a_filmed_screen(page: DayLogPage, context: Context, clerk: Actor, calm: Calm) -> None:
    case = reception(context.hall, clerk)
    desk.set_emotion(context.hall.store, by=clerk, case=case, level=5, step="listen")
    page.open(case)
    calm()
    assert "情绪" not in texts(page, "timeline_what")
    context.show_private(True)
    assert "情绪" in texts(page, "timeline_what")


def test_an_entry_is_corrected_in_its_place_and_stays_struck_through(
    qtbot: QtBot, page: DayLogPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    page.open(reception(context.hall, clerk, "说了四点"))
    calm()
    button = page.findChildren(QPushButton, "timeline_correct")[-1]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    edit = page.findChild(QPlainTextEdit, "correction_text")
    assert edit is not None and edit.toPlainText() == "说了四点"
    press(qtbot, page, "correction_save")
    assert texts(page, "correction_told") == ["还没有改动。改好再存，或点「不改了」。"]
    edit.selectAll()
    edit.insertPlainText("说了五点")
    press(qtbot, page, "correction_save")
    qtbot.waitUntil(lambda: "记\n已更正" in texts(page, "timeline_what"), timeout=5000)
    struck = next(one for one in page.findChildren(QLabel, "timeline_text") if one.text() == "说了四点")
    assert struck.font().strikeOut() and "内容改为「说了五点」" in texts(page, "timeline_text")
    calm()


def test_what_is_being_corrected_is_not_lost_when_the_reception_moves_on(
    qtbot: QtBot, page: DayLogPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    case = reception(context.hall, clerk, "说了四点")
    page.open(case)
    calm()
    qtbot.mouseClick(page.findChildren(QPushButton, "timeline_correct")[-1], Qt.MouseButton.LeftButton)
    edit = page.findChild(QPlainTextEdit, "correction_text")
    assert edit is not None
    edit.insertPlainText("改到一半")
    context.runner.write(lambda store: desk.note(store, by=clerk, case=case, text="又来一条"), owner=page)
    calm()
    assert edit.isVisible() and edit.toPlainText() == "改到一半说了四点"
    press(qtbot, page, "correction_leave")
    assert "又来一条" in texts(page, "timeline_text")


def test_a_reception_across_midnight_shows_the_new_day(
    page: DayLogPage, context: Context, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    clock.move_to("2026-03-12 23:58")
    case = reception(context.hall, clerk)
    clock.move_to("2026-03-13 00:05")
    desk.note(context.hall.store, by=clerk, case=case, text="还在办")
    page.open(case)
    calm()
    assert texts(page, "timeline_day") == ["3月13日"]


def test_the_report_is_on_the_clipboard_and_in_large_type(
    qtbot: QtBot, page: DayLogPage, context: Context, clerk: Actor, calm: Calm, qapp: object
) -> None:
    from PySide6.QtGui import QGuiApplication

    reception(context.hall, clerk, sentence="办好了")
    press(qtbot, page, "log_daily")
    calm()
    report = QGuiApplication.clipboard().text()
    assert len(report.splitlines()) == 6 and len(report) <= 120 and "接待1，未结0" in report
    assert texts(page, "daily_text") == [report]
    press(qtbot, page, "daily_close")
    assert not texts(page, "daily_text")


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def test_the_sheet_is_saved_and_opens_as_typed(
    qtbot: QtBot,
    page: DayLogPage,
    context: Context,
    clerk: Actor,
    calm: Calm,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reception(context.hall, clerk, sentence='=1+1,"引号"')
    choose(monkeypatch, tmp_path / "日志")
    with qtbot.waitSignal(context.said) as said:
        press(qtbot, page, "log_csv")
    calm()
    with (tmp_path / "日志.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [line["一句话"] for line in csv.DictReader(file)] == ['\'=1+1,"引号"']
    assert said.args is not None and said.args[0].startswith("存好了：日志.csv")


def test_the_pdf_is_laid_out_in_a_process_of_its_own(
    qtbot: QtBot,
    page: DayLogPage,
    context: Context,
    clerk: Actor,
    calm: Calm,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reception(context.hall, clerk, sentence="办好了")
    choose(monkeypatch, tmp_path / "日志.pdf")
    with qtbot.waitSignal(context.said, timeout=20_000):
        press(qtbot, page, "log_pdf")
    calm()
    assert (tmp_path / "日志.pdf").read_bytes().startswith(b"%PDF")
    assert not list(tmp_path.glob("*.part"))


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, page: DayLogPage, context: Context, calm: Calm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "没有" / "日志.csv")
    with qtbot.waitSignal(context.said) as said:
        press(qtbot, page, "log_csv")
    calm()
    assert said.args == ["「日志.csv」写不进去：文件夹不在了。记录没有动，换个文件夹再导出。"]


def test_a_clerk_reads_and_hands_nothing_out(
    page: DayLogPage, context: Context, clerk: Actor, manager: Actor, calm: Calm
) -> None:
    context.sign_in(clerk)
    calm()
    csv_button = page.findChild(QPushButton, "log_csv")
    assert csv_button is not None and not csv_button.isEnabled() and "店长" in csv_button.toolTip()
    context.sign_in(manager)
    calm()
    assert csv_button.isEnabled() and "Excel" in csv_button.toolTip()


def test_the_slip_is_off_until_it_is_switched_on(
    qtbot: QtBot, page: DayLogPage, context: Context, manager: Actor, clerk: Actor, calm: Calm, tmp_path: Path
) -> None:
    from hall_assistant.settings.desk import change

    case = reception(context.hall, clerk)
    with qtbot.waitSignal(context.said) as said:
        logbook.save_receipt(context, case, tmp_path / "回执.pdf")
    assert said.args is not None and "设置" in said.args[0]
    context.runner.write(lambda store: change(store, by=manager, receipt_on=True), owner=page)
    calm()
    with qtbot.waitSignal(context.said, timeout=20_000):
        logbook.save_receipt(context, case, tmp_path / "回执.pdf")
    calm()
    assert (tmp_path / "回执.pdf").read_bytes().startswith(b"%PDF")


def test_everything_fits_on_both_screens(
    context: Context, manager: Actor, clerk: Actor, shown: Callable[..., QWidget], calm: Calm, screen: QScreen
) -> None:
    context.sign_in(manager)
    case = reception(context.hall, clerk, sentence="办好了，" * 30)
    page = DayLogPage(context)
    page.resize(screen.availableGeometry().width() - 90, screen.availableGeometry().height() - 60)
    shown(page, screen)
    page.open(case)
    calm()
    assert page.minimumSizeHint().width() <= page.width()
    for button in page.findChildren(QPushButton):
        if button.isVisible() and not page.reception.isAncestorOf(button):
            assert page.rect().contains(button.mapTo(page, QPoint(0, 0))), button.text()


def test_words_and_sums_narrow_the_list_and_a_kept_filter_shows_its_count(
    qtbot: QtBot, page: DayLogPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    reception(context.hall, clerk, "宽带断了", sentence="甲")
    reception(context.hall, clerk, "卡停了", sentence="乙")
    page.filters.words.setText("宽带")
    page.filters.words.editingFinished.emit()
    calm()
    assert column(page, "一句话") == ["甲"] and told(page).startswith("一共 1 个")
    press(qtbot, page, "filter_all")
    press(qtbot, page, "filter_more")
    page.filters.state.setCurrentIndex(page.filters.state.findData("ended"))
    press(qtbot, page, "filter_keep")
    qtbot.waitUntil(lambda: page.findChild(QAbstractButton, "log_kept_0") is not None, timeout=5000)
    calm()
    kept = page.findChild(QAbstractButton, "log_kept_0")
    assert kept is not None and kept.text() == "已结 2"
    press(qtbot, page, "filter_all")
    calm()
    qtbot.mouseClick(kept, Qt.MouseButton.LeftButton)
    calm()
    assert page.filters.state.currentData() == "ended"
    press(qtbot, page, "filter_keep")
    qtbot.waitUntil(lambda: context.counter.log_filters == (), timeout=5000)
    calm()


def test_nobody_elses_receptions_are_counted(
    page: DayLogPage, context: Context, clerk: Actor, manager: Actor, calm: Calm
) -> None:
    reception(context.hall, clerk, sentence="甲")
    page.read()
    calm()
    page.filters.handler.setCurrentIndex(page.filters.handler.findData(clerk.staff))
    calm()
    assert told(page) == "只列这一位的，不计数。点一行看时间线。"
