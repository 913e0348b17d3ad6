"""Seals in the settings and the appeal pack at a reception: copied, checked against paper, saved; for whom it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.audit.seals import every_seal
from hall_assistant.cases import desk
from hall_assistant.clock import DAY, SetClock
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.operations.backup import BackupKeeper
from ui.pages.reading.reception import ReceptionView
from ui.pages.settings.page import SettingsPage

Calm = Callable[[], None]


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None and button.isVisible(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_the_program_seals_the_day_before_and_the_manager_copies_and_checks_the_code(
    qtbot: QtBot, context: Context, manager: Actor, clock: SetClock, shown: Callable[..., QWidget], calm: Calm
) -> None:
    context.sign_in(manager)
    page = SettingsPage(context)
    page.resize(1000, 640)
    shown(page)
    page.turn_to("seals")
    calm()
    assert "还没有日封条" in said(page, "seal_newest")
    clock.advance(DAY)
    BackupKeeper(context).look()
    calm()
    with context.hall.store.reading() as at:
        first = every_seal(at)[0]
    assert said(page, "seal_newest") == first.line
    desk.note(context.hall.store, by=manager, case=desk.begin(context.hall.store, by=manager)[0], text="卡停了")
    press(qtbot, page, "seal_now")
    calm()
    assert said(page, "seal_newest") != first.line and first.line in said(page, "seal_earlier")
    press(qtbot, page, "seal_copy")
    copied = QApplication.clipboard().text()
    paper = page.findChild(QLineEdit, "seal_paper")
    assert paper is not None
    for typed, verdict in ((copied, "核查通过"), ("2026-03-12 00000-00000-00000-00000", "核查没有通过")):
        paper.setText(typed)
        press(qtbot, page, "record_check")
        calm()
        assert said(page, "record_found").splitlines()[-1].startswith(verdict)


def test_who_leads_saves_a_pack_at_the_reception_and_a_clerk_has_no_such_button(
    qtbot: QtBot,
    context: Context,
    manager: Actor,
    clerk: Actor,
    shown: Callable[..., QWidget],
    calm: Calm,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = context.hall.store
    case, _ = desk.begin(store, by=clerk)
    desk.note(store, by=clerk, case=case, text="卡停了", kind="request")
    context.sign_in(clerk)
    view = ReceptionView(context)
    view.resize(520, 600)
    shown(view)
    view.open(case)
    calm()
    assert view.findChild(QPushButton, "reception_appeal") is None
    context.sign_in(manager)
    calm()
    menu = view.findChild(QMenu, "appeal_menu")
    assert menu is not None
    out = tmp_path / "材料"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    action = menu.findChild(QAction, "appeal_outward")
    assert action is not None
    action.trigger()
    calm()
    with ZipFile(tmp_path / "材料.zip") as pack:
        assert "卡停了" in pack.read("course.html").decode()
    context.sign_in(clerk)
    button = view.findChild(QPushButton, "reception_appeal")
    assert button is not None and not button.isVisible()
