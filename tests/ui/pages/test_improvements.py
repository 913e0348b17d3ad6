"""改进: an item written down, handed on, done in words for the wall; the month's sheet picked by the manager."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.checklists import desk as checks
from hall_assistant.clock import DAY, SetClock
from hall_assistant.improvements import desk
from hall_assistant.improvements.records import item_of, open_items
from hall_assistant.improvements.values import Source, SourceKind, Standing
from hall_assistant.people.desk import change_role
from hall_assistant.people.values import Actor, Role
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.improvements.page import ImprovementsPage

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]
WORDS = "移机改期没人打电话"


def press(qtbot: QtBot, page: QWidget, name: str, calm: Calm) -> None:
    found = [one for one in page.findChildren(QAbstractButton) if one.objectName().startswith(name) and one.isVisible()]
    assert found, f"{name} is not shown"
    qtbot.mouseClick(found[0], LEFT)
    calm()
    QApplication.processEvents()


def seen(page: QWidget) -> str:
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return "\n".join((*labels, *buttons))


def field(page: QWidget, kind: type[Any], name: str) -> Any:
    return next(one for one in page.findChildren(kind, name) if one.isVisible())


@pytest.fixture
def page(context: Context, manager: Actor, shown: Callable[..., QWidget], calm: Calm) -> ImprovementsPage:
    """The page with the manager signed in."""
    context.sign_in(manager)
    made = ImprovementsPage(context)
    made.resize(1290, 680)
    shown(made)
    calm()
    return made


def test_an_item_goes_from_a_radars_row_to_the_wall(
    qtbot: QtBot,
    context: Context,
    hall: Hall,
    page: ImprovementsPage,
    calm: Calm,
    clerk: Actor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.start(source=Source(SourceKind.RADAR, "rising:move", "「预约上门改期」32 件"), words="王女士说没人打电话")
    calm()
    press(qtbot, page, "improvement_save", calm)
    assert "像是称呼或名字" in seen(page)
    field(page, QPlainTextEdit, "improvement_words").setPlainText(WORDS)
    who = field(page, QComboBox, "improvement_owner")
    who.setCurrentIndex(who.findText("李玲"))
    field(page, QLineEdit, "improvement_due").setText("三月")
    press(qtbot, page, "improvement_save", calm)
    assert "办到哪天，要今天以后" in seen(page)
    press(qtbot, page, "improvement_due_near_14", calm)
    press(qtbot, page, "improvement_save", calm)
    assert "李玲来办 · 办到3月26日" in seen(page) and "来自雷达" in seen(page) and "在做 1" in seen(page)
    assert WORDS not in seen(page) and "32 件" not in seen(page)
    context.show_private(True)
    calm()
    assert WORDS in seen(page) and "来自雷达：「预约上门改期」32 件" in seen(page)
    press(qtbot, page, "improvement_change", calm)
    press(qtbot, page, "improvement_change_save", calm)
    assert "还空着" in seen(page)
    field(page, QLineEdit, "improvement_change_text").setText("李玲学习去了")
    who = field(page, QComboBox, "improvement_change_owner")
    who.setCurrentIndex(who.findText("王强"))
    press(qtbot, page, "improvement_change_save", calm)
    assert "换了，王强来办，办到3月26日 周四" in seen(page) and "李玲学习去了" in seen(page)
    press(qtbot, page, "improvement_done", calm)
    field(page, QLineEdit, "improvement_said").setText("移机改了期没人说一声")
    field(page, QLineEdit, "improvement_did").setText("改期当天打13812345678")
    press(qtbot, page, "improvement_wall_save", calm)
    assert "墙上不写号码" in seen(page)
    field(page, QLineEdit, "improvement_did").setText("改期当天先打电话说清")
    press(qtbot, page, "improvement_wall_save", calm)
    context.show_private(False)
    press(qtbot, page, "improvements_tab_over", calm)
    assert "您说，移机改了期没人说一声。我们，改期当天先打电话说清。" in seen(page)
    assert "打印" not in seen(page) and WORDS not in seen(page)
    press(qtbot, page, "improvement_pick_", calm)
    assert "挑了 1 条" in seen(page)
    path = tmp_path / "墙上.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    press(qtbot, page, "improvements_pdf", calm)
    qtbot.waitUntil(path.exists, timeout=20_000)
    calm()
    assert path.read_bytes().startswith(b"%PDF")


def test_what_is_overdue_stands_on_today_and_opens_here_and_a_finding_becomes_an_item(
    qtbot: QtBot,
    context: Context,
    hall: Hall,
    manager: Actor,
    clerk: Actor,
    clock: SetClock,
    shown: Callable[..., QWidget],
    calm: Calm,
) -> None:
    item, _ = desk.open_item(hall.store, by=manager, words=WORDS, owner=clerk.staff, due="2026-03-13")
    finding, _ = checks.open_finding(hall.store, by=manager, text="进门没人迎", owner=clerk.staff, due="2026-03-30")
    clock.ms += 3 * DAY
    context.sign_in(manager)
    wide = MainWindow(context)
    context.wide_wanted.connect(wide.turn_to)
    shown(wide)
    wide.turn_to("today")
    calm()
    press(qtbot, wide, "item_improvement", calm)
    page = wide.turn_to("improvements")
    assert isinstance(page, ImprovementsPage) and "在做 1 · 1条过了日子" in seen(page)
    press(qtbot, page, "improvement_drop", calm)
    field(page, QLineEdit, "improvement_drop_text").setText("装宽带的师傅自己打了")
    press(qtbot, page, "improvement_drop_save", calm)
    with hall.store.reading() as at:
        assert item_of(at, item).standing is Standing.DROPPED
    wide.turn_to(f"checks:{finding}")
    calm()
    press(qtbot, wide, "finding_improve", calm)
    field(page, QPlainTextEdit, "improvement_words").setPlainText("门口没人迎，排个人")
    press(qtbot, page, "improvement_save", calm)
    with hall.store.reading() as at:
        line = open_items(at)[0]
        source = item_of(at, line.item).source
    assert source.kind is SourceKind.FINDING and source.id == finding and source.words.endswith("进门没人迎")


def test_a_clerk_has_no_such_place_and_a_lead_does_not_say_what_hangs_on_the_wall(
    qtbot: QtBot,
    at_desk: Context,
    hall: Hall,
    manager: Actor,
    other_clerk: Actor,
    shown: Callable[..., QWidget],
    calm: Calm,
) -> None:
    item, _ = desk.open_item(hall.store, by=manager, words=WORDS, owner=manager.staff, due="2026-03-13")
    desk.finish(hall.store, by=manager, item=item, said="没坡道", did="修了坡道", library=hall.library)
    wide = MainWindow(at_desk)
    shown(wide)
    calm()
    assert not [one for one in wide.findChildren(QAbstractButton, "nav_improvements") if one.isVisible()]
    change_role(hall.store, by=manager, staff=other_clerk.staff, role=Role.LEAD)
    at_desk.sign_in(replace(other_clerk, role=Role.LEAD))
    calm()
    press(qtbot, wide, "nav_improvements", calm)
    page = wide.turn_to("improvements")
    press(qtbot, page, "improvements_tab_over", calm)
    assert "上墙哪几条，店长来挑" in seen(page) and "修了坡道" in seen(page)
    assert not [one for one in page.findChildren(QAbstractButton) if one.objectName().startswith("improvement_pick")]
