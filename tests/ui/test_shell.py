"""Who sees which window when: sign-in, lock, neutral page, quick switch, idle, private view."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.entrance import EntranceWindow
from ui.main_window import MainWindow
from ui.pages.neutral import NeutralPage
from ui.pages.sign_in import SignInPage
from ui.shell import Shell

PIN, OTHER_PIN = "246810", "135791"


@pytest.fixture
def shell(context: Context, calm: Callable[[], None]) -> Iterator[Shell]:
    shell = Shell(context, EntranceWindow(context.theme))
    with context.hall.store.reading() as at:
        shell.start(roll(at))
    yield shell
    calm()
    shell.close()
    shell.deleteLater()


def sign_in(qtbot: QtBot, shell: Shell, number: str, pin: str) -> None:
    page = shell.sign_in_page
    card = page.findChild(QPushButton, f"staff_{number}")
    edit = page.findChild(QLineEdit, "pin")
    assert card is not None and edit is not None
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.signed_in, timeout=10_000):
        qtbot.keyClicks(edit, pin)
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def mini(shell: Shell) -> QWidget:
    assert shell.mini is not None
    return shell.mini


def test_the_mini_window_comes_after_sign_in_and_the_entrance_goes(
    qtbot: QtBot, shell: Shell, context: Context, clerk: Actor
) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    assert context.actor == clerk
    assert mini(shell).isVisible() and not shell.entrance.isVisible()


def test_the_neutral_page_takes_the_windows_place_and_a_click_brings_the_work_back(
    qtbot: QtBot, shell: Shell, context: Context, clerk: Actor
) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    button = mini(shell).findChild(QPushButton, "mini_neutral")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page = shell.entrance.page
    assert isinstance(page, NeutralPage) and shell.entrance.isVisible() and not mini(shell).isVisible()
    qtbot.mouseClick(page, Qt.MouseButton.LeftButton)
    assert mini(shell).isVisible() and not shell.entrance.isVisible()
    assert context.actor == clerk


def test_ctrl_alt_h_gives_the_neutral_page_and_any_key_brings_the_work_back(qtbot: QtBot, shell: Shell) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    qtbot.waitUntil(lambda: mini(shell).isActiveWindow())
    qtbot.keyClick(mini(shell), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    page = shell.entrance.page
    assert isinstance(page, NeutralPage)
    qtbot.keyClick(page, Qt.Key.Key_Control)
    assert shell.entrance.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert mini(shell).isVisible()


def test_the_neutral_page_names_nobody(qtbot: QtBot, shell: Shell, context: Context) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    context.neutral_wanted.emit()
    page = shell.entrance.page
    assert page is not None
    words = " ".join(child.property("text") or "" for child in page.findChildren(QWidget))
    assert "演示厅" in words and "李玲" not in words and "8022" not in words


def test_the_lock_asks_for_the_same_person_again(
    qtbot: QtBot, shell: Shell, context: Context, calm: Callable[[], None]
) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    qtbot.keyClick(mini(shell), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    calm()
    assert context.actor is None
    assert isinstance(shell.entrance.page, SignInPage) and not mini(shell).isVisible()
    card = shell.sign_in_page.findChild(QPushButton, "staff_8022")
    assert card is not None and card.isChecked()


def test_left_alone_with_a_reception_open_it_goes_neutral_and_keeps_the_person(
    qtbot: QtBot, shell: Shell, context: Context, clerk: Actor
) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    context.case = "case:0011223344556677"
    shell.idle.limit_ms = 40
    shell.idle.start()
    qtbot.waitUntil(lambda: isinstance(shell.entrance.page, NeutralPage), timeout=3000)
    assert context.actor == clerk
    assert shell.entrance.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    context.case = None


def test_the_mini_window_left_alone_is_covered_and_comes_back_with_a_click(
    qtbot: QtBot, shell: Shell, context: Context, clerk: Actor
) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    shell.idle.limit_ms = 40
    shell.idle.start()
    qtbot.waitUntil(lambda: isinstance(shell.entrance.page, NeutralPage), timeout=3000)
    assert context.actor == clerk and not mini(shell).isVisible()
    shell.idle.limit_ms = 60_000
    qtbot.mouseClick(shell.entrance.page, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: mini(shell).isVisible(), timeout=3000)


def test_the_wide_window_left_alone_without_a_reception_locks(qtbot: QtBot, shell: Shell, context: Context) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    shell.show_wide()
    shell.idle.limit_ms = 40
    shell.idle.start()
    qtbot.waitUntil(lambda: context.actor is None, timeout=3000)


def test_a_touch_sets_the_idle_time_back(qtbot: QtBot, shell: Shell) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    shell.idle.limit_ms = 60_000
    handle = mini(shell).windowHandle()
    assert handle is not None
    before = shell.idle.touches
    qtbot.mouseMove(mini(shell))
    qtbot.keyClick(handle, Qt.Key.Key_Shift)
    assert shell.idle.touches > before


def test_a_neutral_page_nobody_comes_back_to_becomes_the_lock(
    qtbot: QtBot, shell: Shell, context: Context, calm: Callable[[], None]
) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    shell.away.setInterval(30)
    context.neutral_wanted.emit()
    qtbot.waitUntil(lambda: context.actor is None, timeout=3000)
    assert isinstance(shell.entrance.page, SignInPage)


def test_another_clerk_takes_over_and_the_first_finds_the_reception_again(
    qtbot: QtBot, shell: Shell, context: Context, clerk: Actor, other_clerk: Actor, calm: Callable[[], None]
) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    context.switch_wanted.emit()
    calm()
    assert context.actor == clerk
    sign_in(qtbot, shell, "8023", OTHER_PIN)
    assert context.actor == other_clerk and mini(shell).isVisible()


def test_escape_in_a_quick_switch_goes_back_to_whoever_was_here(
    qtbot: QtBot, shell: Shell, context: Context, clerk: Actor, calm: Callable[[], None]
) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    context.switch_wanted.emit()
    calm()
    edit = shell.sign_in_page.findChild(QLineEdit, "pin")
    assert edit is not None
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert context.actor == clerk and mini(shell).isVisible() and not shell.entrance.isVisible()


def test_the_private_view_closes_by_itself(qtbot: QtBot, shell: Shell, context: Context) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    shell.private_idle.limit_ms = 40
    context.show_private(True)
    qtbot.waitUntil(lambda: not context.private, timeout=3000)


def test_the_wide_window_opens_on_request_and_goes_back(qtbot: QtBot, shell: Shell, context: Context) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    context.wide_wanted.emit("settings")
    assert shell.wide is not None and shell.wide.isVisible() and not mini(shell).isVisible()
    button = shell.wide.findChild(QPushButton, "bar_mini")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert mini(shell).isVisible() and not shell.wide.isVisible()


def test_a_toast_is_said_in_the_window_that_is_up(qtbot: QtBot, shell: Shell, context: Context) -> None:
    sign_in(qtbot, shell, "8022", OTHER_PIN)
    context.say("摘要复制好了。")
    toast = mini(shell).findChild(QWidget, "toast")
    assert toast is not None and toast.isVisible()
    mini(shell).hide()
    assert not toast.isVisible()


def test_a_window_that_is_gone_hears_nothing_of_another_look(
    qtbot: QtBot, at_desk: Context, calm: Callable[[], None]
) -> None:
    window = MainWindow(at_desk)
    window.turn_to("settings")
    calm()
    delete(window)  # as after going back to a copy; the theme lives on
    with qtbot.captureExceptions() as faults:
        at_desk.theme.take("dark", 125)
    assert not faults
