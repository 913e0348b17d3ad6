"""Safety: how the hall is unlocked, said and changed; copies, what going back to one loses, going back; exit copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall, unlock
from hall_assistant.backup.desk import back_up
from hall_assistant.backup.lately import last_backup
from hall_assistant.cases import desk
from hall_assistant.clock import HOUR, MINUTE, SetClock
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change_counter
from hall_assistant.settings.founding import found_hall
from tests.ui.conftest import PIN
from ui.app import App
from ui.context import Context
from ui.operations.backup import BackupKeeper
from ui.pages.settings.page import SettingsPage

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]
WORDS = "春眠不觉晓，处处闻啼鸟。"


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def keyed(hall: Hall) -> str:
    """The hall with keys of its own; returns the recovery code."""
    (hall.folder / unlock.NAME).write_text('{"version": 1, "wraps": {}}', encoding="utf-8")
    unlock.add(hall.folder, hall.store.key, unlock.device(hall.folder))
    return unlock.new_code(hall.folder, hall.store.key)


@pytest.fixture
def page(
    context: Context, keyed: str, manager: Actor, copies: Path, shown: Callable[..., QWidget], calm: Calm
) -> SettingsPage:
    change_counter(context.hall.store, by=manager, backup_folder=str(copies))
    context.sign_in(manager)
    with context.hall.store.reading() as at:
        from ui.context import read_settings

        context.take_settings(read_settings(at))
    page = SettingsPage(context)
    page.resize(1000, 640)
    shown(page)
    page.turn_to("backup")
    calm()
    return page


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None and button.isVisible(), name
    qtbot.mouseClick(button, LEFT)


def said(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def type_in(qtbot: QtBot, page: QWidget, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    field.clear()
    field.insert(text)


def test_a_hall_password_is_set_typed_twice_and_taken_away_in_two_clicks(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Calm
) -> None:
    assert "拿走整个文件夹的人也能打开" in said(page, "unlocking_now")
    press(qtbot, page, "password_set")
    type_in(qtbot, page, "password_first", "太短")
    type_in(qtbot, page, "password_again", "不一样")
    press(qtbot, page, "password_use")
    assert "两遍不一样" in said(page, "password_again_told")
    type_in(qtbot, page, "password_again", "太短")
    press(qtbot, page, "password_use")
    calm()
    assert "至少12个字" in said(page, "password_first_told")
    for name in ("password_first", "password_again"):
        type_in(qtbot, page, name, WORDS)
    press(qtbot, page, "password_use")
    calm()
    assert "每次打开程序要先输它" in said(page, "unlocking_now")
    assert unlock.open_with_text(context.hall.folder, WORDS) == context.hall.store.key
    field = page.findChild(QLineEdit, "password_first")
    assert field is not None and field.text() == ""
    press(qtbot, page, "password_remove")
    assert "password" in unlock.ways(context.hall.folder)
    press(qtbot, page, "password_remove")
    calm()
    assert unlock.ways(context.hall.folder) == {"device", "recovery"}


def test_a_new_recovery_code_is_shown_once_and_the_old_one_opens_nothing(
    qtbot: QtBot, page: SettingsPage, context: Context, keyed: str, calm: Calm
) -> None:
    press(qtbot, page, "code_renew")
    press(qtbot, page, "code_renew")
    calm()
    code = said(page, "recovery_code")
    assert unlock.open_with_text(context.hall.folder, code) == context.hall.store.key
    with pytest.raises(Exception, match=r"unlock\.code"):
        unlock.open_with_text(context.hall.folder, keyed)
    page.turn_to("look")
    page.turn_to("backup")
    calm()
    assert code not in [label.text() for label in page.findChildren(QLabel, "recovery_code") if label.isVisible()]


def test_a_clerk_sees_neither_copies_nor_keys(page: SettingsPage, context: Context, clerk: Actor, calm: Calm) -> None:
    context.sign_in(clerk)
    section = page.turn_to("backup")
    calm()
    assert not section.held.isEnabled()


def test_a_copy_is_compared_before_anything_is_asked(
    qtbot: QtBot, page: SettingsPage, context: Context, manager: Actor, calm: Calm, clock: SetClock
) -> None:
    press(qtbot, page, "backup_now")
    calm()
    clock.advance(35 * MINUTE)
    for _ in range(2):
        case, _ = desk.begin(context.hall.store, by=manager)
        desk.note(context.hall.store, by=manager, case=case, text="卡停了")
    found = page.findChild(QListWidget, "copies")
    assert found is not None and found.count() == 1
    with qtbot.assertNotEmitted(context.restore_wanted):
        qtbot.mouseClick(found.viewport(), LEFT, pos=found.visualItemRect(found.item(0)).center())
        calm()
    assert "会少 2 个接待" in said(page, "restore_told") and "35 分钟" in said(page, "restore_told")
    press(qtbot, page, "restore_no")
    assert said(page, "restore_told") == ""
    qtbot.mouseClick(found.viewport(), LEFT, pos=found.visualItemRect(found.item(0)).center())
    calm()
    with qtbot.waitSignal(context.restore_wanted) as wanted:
        press(qtbot, page, "restore_yes")
    assert wanted.args is not None and wanted.args[0].parent == Path(context.counter.backup_folder)


def test_a_file_that_is_no_copy_is_refused_in_place(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, calm: Calm
) -> None:
    (tmp_path / "hall-x.db").write_bytes(b"no copy" * 1000)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "hall-x.db"), ""))
    press(qtbot, page, "copy_other")
    calm()
    assert "现在的记录没动" in said(page, "restore_refused") and said(page, "restore_told") == ""


def test_a_copy_the_program_could_not_make_is_told_at_the_next_start_and_in_the_settings(
    qtbot: QtBot, page: SettingsPage, context: Context, copies: Path, manager: Actor, calm: Calm
) -> None:
    change_counter(context.hall.store, by=manager, backup_folder=str(copies / "away" / "more"))
    calm_settings(context)
    keeper = BackupKeeper(context)
    keeper.start()
    keeper.last()
    with qtbot.waitSignal(context.said) as heard:
        keeper.tell()
    assert heard.args is not None and "上次自动备份没做成" in heard.args[0] and str(copies) in heard.args[0]
    page.turn_to("look")
    page.turn_to("backup")
    calm()
    assert "上次自动备份没做成" in said(page, "backup_last")
    back_up(context.hall.store, by=manager, folder=copies)
    with context.hall.store.reading() as at:
        assert last_backup(at).failed is None


def calm_settings(context: Context) -> None:
    from ui.context import read_settings

    with context.hall.store.reading() as at:
        context.take_settings(read_settings(at))


def test_the_nightly_copy_is_made_when_due_and_the_last_one_at_exit(
    page: SettingsPage, context: Context, copies: Path, manager: Actor, calm: Calm, clock: SetClock
) -> None:
    keeper = BackupKeeper(context)
    keeper.look()
    calm()
    assert len(list(copies.glob("hall-*.db"))) == 1
    clock.advance(HOUR)
    desk.note(context.hall.store, by=manager, case=desk.begin(context.hall.store, by=manager)[0], text="来了一位")
    keeper.look()
    calm()
    assert len(list(copies.glob("hall-*.db"))) == 1, "an hour later none is due"
    keeper.last()
    assert len(list(copies.glob("hall-*.db"))) == 2


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[App, Actor]]:
    """The whole program over a founded hall with one copy, its manager signed in."""
    clock = SetClock.at("2026-03-12 09:50")
    folder = tmp_path / "data"
    hall = Hall.open(folder, unlock.create(folder).key, clock=clock)
    found_hall(hall.store, hall="演示厅", code="YS", counter="3", name="张敏", number="8021", pin=PIN)
    with hall.store.reading() as at:
        person = roll(at)[0]
    by = Actor(person.staff, person.name, person.number, person.role, "03")
    back_up(hall.store, by=by, folder=tmp_path / "copies")
    clock.advance(10 * MINUTE)
    case, _ = desk.begin(hall.store, by=by)
    desk.note(hall.store, by=by, case=case, text="卡停了")
    monkeypatch.setattr("sys.excepthook", None)
    app = App(folder)
    app.opening.opened.emit(hall)
    qtbot.waitUntil(lambda: app.keeper is not None)
    app.context.sign_in(by)
    app.shell.show_wide("settings")  # type: ignore[union-attr]
    yield app, by
    app.leave()
    monkeypatch.undo()


def test_going_back_to_a_copy_closes_the_windows_and_asks_who_it_is_again(
    qtbot: QtBot, program: tuple[App, Actor], tmp_path: Path
) -> None:
    app, _by = program
    qtbot.waitUntil(lambda: not app.context.runner.busy)
    before, chain = app.context, app.hall.store.chain  # type: ignore[union-attr]
    copy = next((tmp_path / "copies").glob("hall-*.db"))
    before.restore_wanted.emit(copy)
    assert app.entrance.page is not None and app.entrance.page.objectName() == "restoring_page"
    qtbot.waitUntil(lambda: app.hall is not None and app.keeper is not None, timeout=20_000)
    assert app.hall is not None and app.hall.store.chain != chain
    assert app.context.actor is None and app.entrance.page.objectName() == "sign_in_page"
    assert "换回来了" in app.entrance.toast.text
    with app.hall.store.reading() as at:
        assert at.rows("SELECT * FROM cases") == []
    assert len(list(app.hall.folder.glob("hall.replaced-*.db"))) == 1
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == [app.entrance]


def test_a_copy_that_is_refused_leaves_the_record_and_says_so(
    qtbot: QtBot, program: tuple[App, Actor], tmp_path: Path
) -> None:
    app, _by = program
    qtbot.waitUntil(lambda: not app.context.runner.busy)
    copy = next((tmp_path / "copies").glob("hall-*.db"))
    spoiled = bytearray(copy.read_bytes())
    spoiled[len(spoiled) // 2] ^= 1
    copy.write_bytes(spoiled)
    chain = app.hall.store.chain  # type: ignore[union-attr]
    app.context.restore_wanted.emit(copy)
    qtbot.waitUntil(lambda: app.hall is not None and app.keeper is not None, timeout=20_000)
    assert app.hall is not None and app.hall.store.chain == chain
    assert "没有换" in app.entrance.toast.text and "核对不过" in app.entrance.toast.text
    with app.hall.store.reading() as at:
        assert len(at.rows("SELECT * FROM cases")) == 1
