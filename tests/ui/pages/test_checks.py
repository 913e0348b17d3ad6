"""检查 on screen: walks by a click, findings from seen to closed, photos made small, nothing written is filmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.checklists import desk
from hall_assistant.checklists.photos import LARGEST, photo, photos_of
from hall_assistant.checklists.records import finding_of, waiting_findings, walked
from hall_assistant.checklists.values import Mark, Standing
from hall_assistant.clock import DAY, SetClock
from hall_assistant.errors import StaffError
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.checks.page import ChecksPage
from ui.photo import SIDE, small_jpeg

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]
TEXT = "三号柜没迎声"


def press(qtbot: QtBot, page: QWidget, name: str, calm: Calm) -> None:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, f"{name} is not shown"
    qtbot.mouseClick(found[0], LEFT)
    calm()
    QApplication.processEvents()


def seen(page: QWidget) -> str:
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return "\n".join((*labels, *buttons))


def shows(page: QWidget, name: str) -> bool:
    return any(one.isVisible() for one in page.findChildren(QWidget, name))


def field(page: QWidget, kind: type[Any], name: str) -> Any:
    return next(one for one in page.findChildren(kind, name) if one.isVisible())


@pytest.fixture
def page(context: Context, manager: Actor, shown: Callable[..., QWidget], calm: Calm) -> ChecksPage:
    """The page with the manager signed in."""
    context.sign_in(manager)
    made = ChecksPage(context)
    made.resize(1290, 680)
    shown(made)
    calm()
    return made


def noise(path: Path, side: int) -> Path:
    """A picture that no JPEG makes small."""
    bytes_of = Random(1).randbytes(side * side * 3)
    QImage(bytes_of, side, side, side * 3, QImage.Format.Format_RGB888).save(str(path))
    return path


def test_a_walk_is_ticked_by_clicks_a_fault_gets_a_note_and_a_second_click_takes_it_back(
    qtbot: QtBot, at_desk: Context, hall: Hall, clerk: Actor, shown: Callable[..., QWidget], calm: Calm
) -> None:
    wide = MainWindow(at_desk)
    shown(wide)
    calm()
    press(qtbot, wide, "nav_checks", calm)
    page = wide.turn_to("checks")
    assert "开门前 0/11" in seen(page) and "还有 11 样没看。过了钟点，看到了照样勾。" in seen(page)
    press(qtbot, page, "walk_fine_lights", calm)
    press(qtbot, page, "walk_fault_systems", calm)
    note = field(page, QLineEdit, "walk_note_systems")
    note.setText("打印机卡纸，报修了")
    note.editingFinished.emit()
    calm()
    assert "开门前 2/11 · 1样不好" in seen(page) and "李玲 09:50" in seen(page)
    with hall.store.reading() as at:
        told = {one.item: one for one in walked(at, "2026-03-12")}
    assert told["systems"].mark is Mark.FAULT and told["systems"].note == "打印机卡纸，报修了"
    press(qtbot, page, "walk_fault_systems", calm)
    assert "开门前 1/11" in seen(page)
    press(qtbot, page, "walk_day_2026-03-11", calm)
    press(qtbot, page, "walk_fine_lights", calm)
    assert "李玲 第二天补的 09:50" in seen(page)
    for name in ("finding_new", "walk_follow_systems", "checks_tab_past", "checks_tab_factors"):
        assert not shows(page, name), "a clerk ticks; the rest is for who leads"


def test_a_finding_is_written_down_shown_in_private_only_put_right_and_looked_at_again(
    qtbot: QtBot, context: Context, hall: Hall, page: ChecksPage, clerk: Actor, manager: Actor, calm: Calm
) -> None:
    press(qtbot, page, "finding_new", calm)
    press(qtbot, page, "finding_save", calm)
    assert "「看到什么」还空着" in seen(page)
    field(page, QPlainTextEdit, "finding_text").setPlainText(TEXT)
    who = field(page, QComboBox, "finding_owner")
    who.setCurrentIndex(who.findText("李玲"))
    field(page, QLineEdit, "finding_due").setText("三月")
    press(qtbot, page, "finding_save", calm)
    assert "改到哪天，要今天以后" in seen(page) and field(page, QPlainTextEdit, "finding_text").toPlainText() == TEXT
    press(qtbot, page, "finding_due_near_7", calm)
    press(qtbot, page, "finding_save", calm)
    assert "暗访　在改" in seen(page) and "李玲来改 · 改到3月19日" in seen(page) and "整改 1" in seen(page)
    assert TEXT not in seen(page)
    context.show_private(True)
    calm()
    assert seen(page).count(TEXT) == 2, "in the list and beside it"
    context.sign_in(clerk)
    calm()
    assert TEXT not in seen(page) and "整改 1" in seen(page) and not shows(page, "finding_view")
    press(qtbot, page, "checks_tab_findings", calm)
    with hall.store.reading() as at:
        finding = waiting_findings(at)[0].finding
    press(qtbot, page, f"finding_open_{finding.partition(':')[2]}", calm)
    assert not shows(page, "finding_passed") and not shows(page, "finding_withdrawn")
    press(qtbot, page, "finding_done", calm)
    field(page, QLineEdit, "finding_done_text").setText("早会练了")
    press(qtbot, page, "finding_done_save", calm)
    assert "暗访　等复查" in seen(page)
    context.sign_in(manager)
    calm()
    page.open_finding(finding)
    calm()
    press(qtbot, page, "finding_failed", calm)
    press(qtbot, page, "finding_failed_save", calm)
    assert "「复查看到什么」还空着" in seen(page)
    press(qtbot, page, "finding_passed", calm)
    press(qtbot, page, "finding_passed_save", calm)
    assert "暗访　改好了" in seen(page) and "没有要改的。" in seen(page)
    with hall.store.reading() as at:
        assert finding_of(at, finding).standing is Standing.CLOSED
    press(qtbot, page, "findings_over", calm)
    assert "收起完了的" in seen(page)


def test_a_photo_is_kept_small_seen_in_private_and_deleted_by_two_clicks(
    qtbot: QtBot, context: Context, hall: Hall, page: ChecksPage, manager: Actor, tmp_path: Path, calm: Calm
) -> None:
    finding, _ = desk.open_finding(hall.store, by=manager, text=TEXT, owner=manager.staff, due="2026-03-13")
    page.open_finding(finding)
    calm()
    said: list[str] = []
    context.said.connect(said.append)
    page.findings.view.take_photo(tmp_path / "nothing.jpg")
    calm()
    assert said[-1].startswith("这张照片打不开")
    page.findings.view.take_photo(noise(tmp_path / "wall.png", 600))
    qtbot.waitUntil(lambda: "1 张照片，私密视图里看。" in seen(page), timeout=10_000)
    with hall.store.reading() as at:
        kept = photos_of(at, finding)[0]
        jpeg = photo(at, kept)
    assert jpeg is not None and len(jpeg) <= LARGEST and jpeg.startswith(b"\xff\xd8\xff")
    assert not page.findChildren(QLabel, f"picture_{kept.partition(':')[2]}")
    context.show_private(True)
    calm()
    name = kept.partition(":")[2]
    assert not field(page, QLabel, f"picture_{name}").pixmap().isNull()
    press(qtbot, page, f"photo_drop_{name}", calm)
    with hall.store.reading() as at:
        assert photos_of(at, finding) == [kept], "one click asks"
    press(qtbot, page, f"photo_drop_{name}", calm)
    with hall.store.reading() as at:
        assert photos_of(at, finding) == [] and photo(at, kept) is None


@pytest.mark.qt_log_ignore("JPEG", extend=True)
def test_a_picture_keeps_its_shape_loses_what_stands_beside_it_and_what_is_none_is_refused(
    qapp: QApplication, tmp_path: Path
) -> None:
    wide = QImage(3000, 1000, QImage.Format.Format_ARGB32)
    wide.fill(Qt.GlobalColor.transparent)
    wide.setText("Comment", "28.2282,112.9388")
    wide.save(str(tmp_path / "wide.png"))
    jpeg = small_jpeg(tmp_path / "wide.png")
    small = QImage.fromData(jpeg, "JPEG")
    assert small.width() == SIDE and abs(small.height() - SIDE // 3) <= 1
    assert b"28.2282" not in jpeg and QColor(small.pixel(5, 5)).lightness() > 250, "seen through it is white"
    for name, body in (("broken.jpg", b"\xff\xd8\xff\xe0 half"), ("text.png", b"=1+1"), ("empty.jpg", b"")):
        (tmp_path / name).write_bytes(body)
        with pytest.raises(StaffError) as caught:
            small_jpeg(tmp_path / name)
        assert caught.value.code == "photo.form"


def test_a_fault_becomes_a_finding_days_gone_by_are_shown_and_the_factors_when_the_hall_uses_them(
    qtbot: QtBot, context: Context, hall: Hall, page: ChecksPage, manager: Actor, clock: SetClock, calm: Calm
) -> None:
    assert not shows(page, "checks_tab_factors")
    press(qtbot, page, "walk_fault_lights", calm)
    press(qtbot, page, "walk_follow_lights", calm)
    assert "检查时看到：灯、空调、门头屏亮着" in seen(page)
    change(hall.store, by=manager, factors_on=True)
    press(qtbot, page, "finding_leave", calm)
    field(page, QWidget, "findings_view")
    page.follow_up(item="opening.lights", words="灯")
    field(page, QPlainTextEdit, "finding_text").setPlainText("灯箱灭了")
    press(qtbot, page, "finding_save", calm)
    with hall.store.reading() as at:
        assert waiting_findings(at)[0].item == "opening.lights"
    clock.advance(DAY)
    page.read()
    calm()
    press(qtbot, page, "checks_tab_past", calm)
    assert "3月12日 周四" in seen(page) and "1/11 · 1样不好" in seen(page) and "没看" in seen(page)
    press(qtbot, page, "checks_tab_factors", calm)
    press(qtbot, page, "factor_promise_关爱", calm)
    assert "关爱1　厅里的环境" in seen(page) and "30天：巡厅看过 1 次，1 次不好" in seen(page)
    clock.advance(3 * DAY)
    page.read()
    calm()
    assert "1条超期" in seen(page)
