"""What was copied leaves the clipboard; windows are kept out of pictures where the system can; who left is out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.people.desk import change_role, remove_staff
from hall_assistant.people.values import Actor, Role
from hall_assistant.settings.desk import change_counter
from ui import clipboard, leak_guard
from ui.context import Context
from ui.entrance import EntranceWindow
from ui.leak_guard import LeakGuard
from ui.screen_shield import ScreenShield
from ui.shell import Shell

TEXT = "诉求：被开了彩铃。时限：今天17:00前回电。"


@pytest.fixture
def guard(at_desk: Context, monkeypatch: pytest.MonkeyPatch) -> Iterator[LeakGuard]:
    monkeypatch.setattr(clipboard, "KEPT_MS", 200)
    QGuiApplication.clipboard().clear()
    guard = LeakGuard(at_desk)
    yield guard
    if not guard.property("stopped"):
        guard.stop()


def _held() -> str:
    return QGuiApplication.clipboard().text()


def test_what_was_copied_is_gone_after_a_while(qtbot: QtBot, guard: LeakGuard) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    assert guard.clipboard.waiting and _held() == TEXT
    qtbot.waitUntil(lambda: _held() == "", timeout=2_000)
    assert not guard.clipboard.waiting


def test_what_another_program_put_there_stays(qtbot: QtBot, guard: LeakGuard, monkeypatch: pytest.MonkeyPatch) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    monkeypatch.setattr(guard.clipboard, "_is_ours", lambda _mode: False)
    QGuiApplication.clipboard().setText("别的程序的字")
    assert not guard.clipboard.waiting
    guard.clipboard.clear()
    assert _held() == "别的程序的字"


@pytest.mark.parametrize("end", ["lock", "another", "quit"])
def test_at_the_lock_at_a_change_of_clerks_and_at_the_end_it_is_emptied_at_once(
    guard: LeakGuard, at_desk: Context, other_clerk: Actor, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_front(monkeypatch, end == "lock")
    QGuiApplication.clipboard().setText(TEXT)
    if end == "lock":
        at_desk.sign_in(None)
    elif end == "another":
        at_desk.sign_in(other_clerk)
    else:
        guard.stop()
        guard.setProperty("stopped", True)
    assert _held() == "" and not guard.clipboard.waiting


def test_a_lock_while_the_clerk_is_at_the_official_system_leaves_the_minute_to_paste(
    qtbot: QtBot, guard: LeakGuard, at_desk: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_front(monkeypatch, False)
    QGuiApplication.clipboard().setText(TEXT)
    at_desk.sign_in(None)
    assert _held() == TEXT and guard.clipboard.waiting
    qtbot.waitUntil(lambda: _held() == "", timeout=2_000)


def _in_front(monkeypatch: pytest.MonkeyPatch, ours: bool) -> None:
    state = Qt.ApplicationState.ApplicationActive if ours else Qt.ApplicationState.ApplicationInactive
    monkeypatch.setattr(
        leak_guard, "QGuiApplication", type("_Front", (), {"applicationState": staticmethod(lambda: state)})
    )


def test_every_window_is_shielded_while_it_is_wanted(
    qtbot: QtBot, at_desk: Context, shown: Callable[..., QWidget]
) -> None:
    told: list[tuple[int, int]] = []
    shield = ScreenShield(at_desk, lambda window, how: told.append((window, how)))
    first = shown(QWidget())
    assert told == []
    shield.turn(on=True)
    later = shown(QWidget())
    assert {(int(first.winId()), 0x11), (int(later.winId()), 0x11)} <= set(told)
    shield.turn(on=False)
    assert {(int(first.winId()), 0), (int(later.winId()), 0)} <= set(told)
    told.clear()
    shown(QWidget())
    assert told == []


def test_the_shield_is_off_until_a_manager_turns_it_on(hall: Hall, context: Context, manager: Actor) -> None:
    assert not context.counter.shielded
    change_counter(hall.store, by=manager, shielded=True)


@pytest.mark.parametrize("removed", [True, False])
def test_who_is_taken_off_the_roll_or_gets_another_role_is_signed_out_at_once(
    qtbot: QtBot,
    context: Context,
    clerk: Actor,
    other_clerk: Actor,
    manager: Actor,
    calm: Callable[[], None],
    removed: bool,
) -> None:
    entrance = EntranceWindow(context.theme)
    qtbot.addWidget(entrance)
    shell = Shell(context, entrance)
    shell.start([])
    shell.sign_in_page.signed_in.emit(clerk)
    change = remove_staff if removed else change_role
    more = {} if removed else {"role": Role.LEAD}
    context.runner.write(
        lambda store: (None, change(store, by=manager, staff=other_clerk.staff, **more)), owner=context
    )
    calm()
    assert context.actor == clerk, "somebody else's change is nobody else's business"
    with qtbot.waitSignal(context.said) as heard:
        context.runner.write(lambda store: (None, change(store, by=manager, staff=clerk.staff, **more)), owner=context)
        calm()
    assert context.actor is None and entrance.page is shell.sign_in_page
    assert heard.args is not None and ("名单" in heard.args[0]) == removed
    shell.close()
