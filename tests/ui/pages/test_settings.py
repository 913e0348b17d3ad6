"""Settings: saved when left, refused beside the field, held for those who may not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.people.desk import sign_in
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.settings.values import Rung
from ui.context import Context
from ui.pages.settings.page import SECTIONS, SettingsPage
from ui.pages.settings.section import Section

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(context: Context, manager: Actor, shown: Callable[..., QWidget], calm: Callable[[], None]) -> SettingsPage:
    context.sign_in(manager)
    page = SettingsPage(context)
    page.resize(1000, 600)
    shown(page)
    page.activateWindow()
    calm()
    return page


def field(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    edit.insert(text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def saved(section: Section) -> str:
    label = section.findChild(QLabel, "saved")
    assert label is not None
    return label.text()


def told(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if not label.isHidden() else ""


def test_what_is_left_is_saved_and_said_quietly(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]
) -> None:
    section = page.turn_to("hall")
    type_into(qtbot, field(page, "set_address"), "城东区人民路18号 <b>&amp;</b>")
    calm()
    assert context.settings.address == "城东区人民路18号 <b>&amp;</b>"
    assert saved(section) == "已保存"
    qtbot.waitUntil(lambda: saved(section) == "", timeout=5000)


def test_a_refused_value_is_told_beside_its_field_and_stays_typed(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]
) -> None:
    page.turn_to("hall")
    type_into(qtbot, field(page, "set_opens"), "25:99")
    calm()
    assert "25:99" in told(page, "set_opens_told")
    assert field(page, "set_opens").text() == "25:99"
    assert context.settings.opens == "09:00"
    type_into(qtbot, field(page, "set_opens"), "08:30")
    calm()
    assert context.settings.opens == "08:30" and told(page, "set_opens_told") == ""


@pytest.mark.parametrize("text", ["一号", "0", "100", ""])
def test_a_counter_number_that_is_none_is_refused(
    qtbot: QtBot, page: SettingsPage, context: Context, text: str
) -> None:
    page.turn_to("hall")
    type_into(qtbot, field(page, "set_counter"), text)
    assert "1到99" in told(page, "set_counter_told")
    assert context.counter.counter == "03"


@pytest.mark.parametrize("text", ["abc", "5", "9" * 12, "-1", ""])
def test_seconds_out_of_range_are_refused(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None], text: str
) -> None:
    page.turn_to("switches")
    type_into(qtbot, field(page, "set_idle"), text)
    calm()
    assert "10到600" in told(page, "set_idle_told")
    assert context.settings.idle_seconds == 20


def test_the_ladder_is_kept_in_its_order(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]
) -> None:
    page.turn_to("ladder")
    for name, text in (("rung_0_0", "值班长"), ("rung_0_1", "欧阳"), ("rung_1_0", "店长"), ("rung_1_2", "139")):
        type_into(qtbot, field(page, name), text)
        calm()
    press(qtbot, page, "rung_up_1")
    calm()
    assert context.settings.ladder == (Rung("店长", "", "139"), Rung("值班长", "欧阳", ""))


def test_a_switch_is_on_with_one_click(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]
) -> None:
    page.turn_to("switches")
    box = page.findChild(QCheckBox, "set_receipt")
    assert box is not None and not box.isChecked()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    calm()
    assert context.settings.receipt_on


def test_the_look_changes_at_once(qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]) -> None:
    press(qtbot, page, "look_dark")
    press(qtbot, page, "size_150")
    calm()
    assert context.theme.dark and context.theme.percent == 150
    press(qtbot, page, "look_light")
    press(qtbot, page, "size_100")
    calm()
    assert not context.theme.dark


def test_a_clerk_may_change_the_look_but_not_the_hall(
    qtbot: QtBot, page: SettingsPage, context: Context, clerk: Actor
) -> None:
    context.sign_in(clerk)
    assert page.turn_to("look").held.isEnabled()
    for name in ("hall", "ladder", "summary", "switches", "staff", "backup"):
        assert not page.turn_to(name).held.isEnabled(), name


def test_a_key_is_rebound_by_pressing_it_and_switched_off_by_backspace(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]
) -> None:
    page.turn_to("keys")
    qtbot.keyClick(field(page, "key_begin"), Qt.Key.Key_U, CTRL_ALT)
    calm()
    assert context.shortcuts.key_of("begin") == "Ctrl+Alt+U"
    qtbot.keyClick(field(page, "key_begin"), Qt.Key.Key_Backspace)
    calm()
    assert context.shortcuts.key_of("begin") == ""
    press(qtbot, page, "key_default_begin")
    calm()
    assert context.shortcuts.key_of("begin") == "Ctrl+Alt+J" and context.counter.keys == {}


def test_a_key_of_the_browser_is_refused_with_its_reason(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]
) -> None:
    section = page.turn_to("keys")
    qtbot.keyClick(field(page, "key_begin"), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    calm()
    assert "浏览器" in section.told.text() and not section.told.isHidden()
    assert context.shortcuts.key_of("begin") == "Ctrl+Alt+J"


def test_a_manager_adds_a_clerk_who_can_sign_in(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]
) -> None:
    page.turn_to("staff")
    calm()
    for name, text in (("add_name", "周舟"), ("add_number", "8022"), ("add_pin", "112233")):
        field(page, name).insert(text)
    press(qtbot, page, "add")
    calm()
    assert "8022" in told(page, "add_number_told") and field(page, "add_name").text() == "周舟"
    field(page, "add_number").clear()
    field(page, "add_number").insert("8029")
    press(qtbot, page, "add")
    calm()
    with context.hall.store.reading() as at:
        new = next(person for person in roll(at) if person.number == "8029")
    assert sign_in(context.hall.store, staff=new.staff, pin="112233", counter="03").name == "周舟"
    assert page.findChild(QWidget, "row_8029") is not None


def test_a_role_is_changed_and_the_last_manager_stays(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]
) -> None:
    section = page.turn_to("staff")
    calm()
    choose(page, "role_8022", Role.LEAD)
    calm()
    with context.hall.store.reading() as at:
        assert {person.number: person.role for person in roll(at)}["8022"] is Role.LEAD
    choose(page, "role_8021", Role.CLERK)
    calm()
    assert "至少留一位店长" in section.told.text()
    box = page.findChild(QComboBox, "role_8021")
    assert box is not None and box.currentData() == Role.MANAGER.value


def choose(page: QWidget, name: str, role: Role) -> None:
    box = page.findChild(QComboBox, name)
    assert box is not None
    box.setCurrentIndex(box.findData(role.value))
    box.activated.emit(box.currentIndex())


def test_removing_takes_two_clicks(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None]
) -> None:
    page.turn_to("staff")
    calm()
    press(qtbot, page, "remove_8023")
    calm()
    assert page.findChild(QWidget, "row_8023") is not None
    press(qtbot, page, "remove_8023")
    calm()
    with context.hall.store.reading() as at:
        assert [person.number for person in roll(at)] == ["8021", "8022"]


def test_a_new_pin_is_given_beside_the_person(
    qtbot: QtBot, page: SettingsPage, context: Context, clerk: Actor, calm: Callable[[], None]
) -> None:
    page.turn_to("staff")
    calm()
    press(qtbot, page, "pin_8022")
    type_into(qtbot, field(page, "new_pin_8022"), "1111")
    calm()
    assert "4到6位" in told(page, "new_pin_8022_told")
    type_into(qtbot, field(page, "new_pin_8022"), "909090")
    calm()
    assert sign_in(context.hall.store, staff=clerk.staff, pin="909090", counter="03") == clerk


def test_a_backup_is_made_now_and_a_folder_that_is_away_is_told(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Callable[[], None], tmp_path: Path
) -> None:
    page.turn_to("backup")
    type_into(qtbot, field(page, "set_backup"), str(tmp_path / "away" / "copies"))
    calm()
    press(qtbot, page, "backup_now")
    calm()
    assert told(page, "set_backup_told")
    type_into(qtbot, field(page, "set_backup"), str(tmp_path / "copies"))
    calm()
    with qtbot.waitSignal(context.said) as said:
        press(qtbot, page, "backup_now")
    assert said.args is not None and "备份好了" in said.args[0]
    calm()
    assert len(list((tmp_path / "copies").glob("hall-*.db"))) == 1


@pytest.mark.parametrize("name", [name for name, _make in SECTIONS])
def test_each_section_fits_the_branch_screen(
    context: Context,
    manager: Actor,
    shown: Callable[..., QWidget],
    calm: Callable[[], None],
    screen: QScreen,
    name: str,
) -> None:
    context.sign_in(manager)
    page = SettingsPage(context)
    shown(page, screen, full=True)
    section = page.turn_to(name)
    calm()
    ground = section.widget()
    assert ground.minimumSizeHint().width() <= page.width() - page.side.width()
    nameless = [
        child.objectName() or type(child).__name__
        for child in section.findChildren(QWidget)
        if isinstance(child, QPushButton | QLineEdit | QCheckBox | QComboBox)
        and not (child.objectName() and child.accessibleName())
    ]
    assert not nameless


def test_what_a_role_may_give_is_set_by_the_manager(
    qtbot: QtBot, context: Context, manager: Actor, calm: Callable[[], None], shown: Callable[..., QWidget]
) -> None:
    from ui.pages.settings.authority import AuthoritySection

    context.sign_in(manager)
    section = AuthoritySection(context)
    shown(section)
    edit = section.findChild(QLineEdit, "authority_clerk_refund")
    assert edit is not None and edit.text() == "20.00"
    edit.setText("三十")
    edit.editingFinished.emit()
    calm()
    assert "没看懂" in section.told.text() and not section.told.isHidden()
    edit.setText("30")
    edit.editingFinished.emit()
    calm()
    assert context.settings.authority["clerk.refund"] == "30.00"
