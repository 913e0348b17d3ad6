"""Looking after the keys on the safety page: the printed code tried, the database key changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall, unlock
from hall_assistant.cases import desk
from hall_assistant.clock import SetClock
from hall_assistant.errors import HallError
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.settings.founding import found_hall
from tests.ui.conftest import PIN
from ui.app import App

LEFT = Qt.MouseButton.LeftButton


def _press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None and button.isVisible(), name
    qtbot.mouseClick(button, LEFT)


def _said(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_the_code_is_tried_and_then_the_keys_are_changed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, clock = tmp_path / "data", SetClock.at("2026-03-12 09:50")
    made = unlock.create(folder)
    hall = Hall.open(folder, made.key, clock=clock)
    found_hall(hall.store, hall="演示厅", code="YS", counter="3", name="张敏", number="8021", pin=PIN)
    with hall.store.reading() as at:
        person = roll(at)[0]
    by = Actor(person.staff, person.name, person.number, person.role, "03")
    desk.note(hall.store, by=by, case=desk.begin(hall.store, by=by)[0], text="卡停了")
    monkeypatch.setattr("sys.excepthook", None)
    app = App(folder)
    try:
        app.opening.opened.emit(hall)
        qtbot.waitUntil(lambda: app.keeper is not None)
        app.context.sign_in(by)
        app.shell.show_wide("settings")  # type: ignore[union-attr]
        page = app.shell.wide.findChild(QWidget, "settings_page")  # type: ignore[union-attr]
        assert page is not None
        page.turn_to("backup")  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: "还没试过" in _said(page, "rehearsed"))

        _press(qtbot, page, "code_try")
        field = page.findChild(QLineEdit, "code_typed")
        assert field is not None
        field.insert(made.code[:-1])
        _press(qtbot, page, "code_check")
        qtbot.waitUntil(lambda: "一共35个字" in _said(page, "code_typed_told"))
        field.clear()
        field.insert(made.code)
        _press(qtbot, page, "code_check")
        qtbot.waitUntil(lambda: "2026-03-12 09:50" in _said(page, "rehearsed"))
        assert field.text() == "" and not field.isVisible()

        _press(qtbot, page, "key_change")
        assert "重新登录" in _said(page, "rekey_cost")
        _press(qtbot, page, "rekey_next")
        qtbot.waitUntil(lambda: _said(page, "recovery_code") != "")
        code = _said(page, "recovery_code")
        assert unlock.open_with_text(folder, made.code) == made.key, "nothing is changed before it was put away"
        qtbot.waitUntil(lambda: not app.context.runner.busy)
        _press(qtbot, page, "recovery_kept")
        qtbot.waitUntil(
            lambda: app.hall is not None and app.hall is not hall and app.keeper is not None, timeout=20_000
        )
        assert "钥匙换好了" in app.entrance.toast.text
        assert app.context.actor is None and app.entrance.page.objectName() == "sign_in_page"  # type: ignore[union-attr]
        assert app.hall is not None and app.hall.store.key != made.key
        with app.hall.store.reading() as at:
            assert len(at.rows("SELECT * FROM cases")) == 1
        assert unlock.open_with_text(folder, code) == app.hall.store.key
        with pytest.raises(HallError, match=r"unlock\.code"):
            unlock.open_with_text(folder, made.code)
    finally:
        app.leave()
        monkeypatch.undo()
