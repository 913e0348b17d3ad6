"""Signing in with mouse and keys, wrong PINs, and the wait."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.clock import SECOND, SetClock
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.pages.sign_in import SignInPage
from ui.pages.staff_cards import StaffCards

PIN, OTHER_PIN = "246810", "135791"


@pytest.fixture
def page(context: Context, shown: Callable[..., QWidget], calm: Callable[[], None]) -> SignInPage:
    page = SignInPage(context)
    page.resize(640, 460)
    page.ask()
    shown(page)
    page.activateWindow()
    calm()
    return page


def pin_edit(page: SignInPage) -> QLineEdit:
    found = page.findChild(QLineEdit, "pin")
    assert found is not None
    return found


def told(page: SignInPage) -> str:
    found = page.findChild(QLabel, "sign_in_told")
    assert found is not None
    return found.text()


def press(qtbot: QtBot, page: SignInPage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_everyone_who_works_here_has_a_card(page: SignInPage) -> None:
    cards = [button.text() for button in page.findChild(StaffCards).findChildren(QAbstractButton)]
    assert cards == ["张敏\n8021 · 店长", "李玲\n8022 · 营业员", "王强\n8023 · 营业员"]


def test_a_click_on_the_card_then_the_pin_and_enter_signs_in(qtbot: QtBot, page: SignInPage, clerk: Actor) -> None:
    press(qtbot, page, "staff_8022")
    with qtbot.waitSignal(page.signed_in) as signed:
        qtbot.keyClicks(pin_edit(page), OTHER_PIN)
        qtbot.keyClick(pin_edit(page), Qt.Key.Key_Return)
    assert signed.args == [clerk]
    assert pin_edit(page).text() == ""


def test_the_mouse_alone_is_enough(qtbot: QtBot, page: SignInPage, manager: Actor) -> None:
    for digit in PIN[:3] + "9":
        press(qtbot, page, f"pin_{digit}")
    press(qtbot, page, "pin_back")
    for digit in PIN[3:]:
        press(qtbot, page, f"pin_{digit}")
    with qtbot.waitSignal(page.signed_in) as signed:
        press(qtbot, page, "pin_enter")
    assert signed.args == [manager]


def test_the_keys_alone_are_enough(qtbot: QtBot, page: SignInPage, other_clerk: Actor) -> None:
    edit = pin_edit(page)
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.signed_in) as signed:
        qtbot.keyClicks(edit, OTHER_PIN)
        qtbot.keyClick(edit, Qt.Key.Key_Enter)
    assert signed.args == [other_clerk]


def test_letters_do_not_get_into_the_pin(qtbot: QtBot, page: SignInPage) -> None:
    qtbot.keyClicks(pin_edit(page), "12ab3456789")
    assert pin_edit(page).text() == "123456"


def wrong(qtbot: QtBot, page: SignInPage, calm: Callable[[], None]) -> None:
    qtbot.keyClicks(pin_edit(page), "999998")
    qtbot.keyClick(pin_edit(page), Qt.Key.Key_Return)
    calm()


def test_a_wrong_pin_is_told_calmly_and_the_field_is_empty_again(
    qtbot: QtBot, page: SignInPage, calm: Callable[[], None]
) -> None:
    wrong(qtbot, page, calm)
    assert told(page).startswith("密码不对，还能试2次")
    assert pin_edit(page).text() == "" and pin_edit(page).isEnabled()


def test_after_three_wrong_pins_the_wait_counts_down_and_ends(
    qtbot: QtBot, page: SignInPage, calm: Callable[[], None], clock: SetClock
) -> None:
    for _ in range(3):
        wrong(qtbot, page, calm)
    assert "30 秒" in told(page)
    assert not pin_edit(page).isEnabled()
    clock.advance(10 * SECOND)
    qtbot.waitUntil(lambda: "20 秒" in told(page), timeout=3000)
    clock.advance(20 * SECOND)
    qtbot.waitUntil(pin_edit(page).isEnabled, timeout=3000)
    with qtbot.waitSignal(page.signed_in):
        qtbot.keyClicks(pin_edit(page), PIN)
        qtbot.keyClick(pin_edit(page), Qt.Key.Key_Return)


def test_someone_elses_wait_holds_up_nobody(
    qtbot: QtBot, page: SignInPage, calm: Callable[[], None], clerk: Actor
) -> None:
    for _ in range(3):
        wrong(qtbot, page, calm)
    press(qtbot, page, "staff_8022")
    assert pin_edit(page).isEnabled()
    with qtbot.waitSignal(page.signed_in) as signed:
        qtbot.keyClicks(pin_edit(page), OTHER_PIN)
        qtbot.keyClick(pin_edit(page), Qt.Key.Key_Return)
    assert signed.args == [clerk]


def test_escape_goes_back_only_in_a_quick_switch(qtbot: QtBot, page: SignInPage, calm: Callable[[], None]) -> None:
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(pin_edit(page), Qt.Key.Key_Escape)
    page.ask(can_leave=True)
    calm()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(pin_edit(page), Qt.Key.Key_Escape)


def test_everything_fits_on_both_screens_even_in_the_mini_windows_size(
    context: Context, shown: Callable[..., QWidget], calm: Callable[[], None], screen: QScreen
) -> None:
    page = SignInPage(context)
    page.ask()
    shown(page, screen)
    calm()
    assert page.minimumSizeHint().width() <= 420
    assert page.minimumSizeHint().height() <= 330


def test_the_demo_halls_password_stands_on_the_page_as_long_as_it_is_shown(page: SignInPage, context: Context) -> None:
    context.shown_pin = "1357"
    page.ask()
    told = page.findChild(QLabel, "sign_in_told")
    assert told is not None and "1357" in told.text()
