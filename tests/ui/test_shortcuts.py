"""The keys: inert while an input method composes, rebound or off as the counter chose, never clashing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.keys import ACTIONS, BROWSER_KEYS, OTHERS_KEYS, clash, key_page

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Window(QWidget):
    """A window with a field to type in, counting what its keys did."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.begun = self.steps = 0
        self.edit = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.edit)
        context.shortcuts.on(self, "begin", self._begin)
        context.shortcuts.on(self, "step_1", self._step)

    def _begin(self) -> None:
        self.begun += 1

    def _step(self) -> None:
        self.steps += 1


@pytest.fixture
def window(qtbot: QtBot, context: Context, shown: Callable[..., QWidget]) -> Window:
    window = Window(context)
    shown(window)
    window.activateWindow()
    window.edit.setFocus()
    qtbot.waitUntil(window.edit.hasFocus)
    return window


def preedit(window: Window, text: str) -> None:
    QApplication.sendEvent(window.edit, QInputMethodEvent(text, []))


def test_a_key_of_the_table_does_its_action(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.edit, Qt.Key.Key_J, CTRL_ALT)
    qtbot.keyClick(window.edit, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert (window.begun, window.steps) == (1, 1)


def test_while_preedit_text_is_open_every_key_is_inert(qtbot: QtBot, window: Window) -> None:
    preedit(window, "tao can")
    qtbot.keyClick(window.edit, Qt.Key.Key_J, CTRL_ALT)
    qtbot.keyClick(window.edit, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert (window.begun, window.steps) == (0, 0)


def test_after_the_word_is_chosen_the_keys_work_again(qtbot: QtBot, window: Window) -> None:
    preedit(window, "tao can")
    chosen = QInputMethodEvent()
    chosen.setCommitString("套餐")
    QApplication.sendEvent(window.edit, chosen)
    qtbot.keyClick(window.edit, Qt.Key.Key_J, CTRL_ALT)
    assert window.begun == 1
    assert window.edit.text() == "套餐"


def test_composing_counts_as_a_touch(qtbot: QtBot, window: Window, context: Context) -> None:
    with qtbot.waitSignal(context.shortcuts.composed):
        preedit(window, "ni")


def test_a_rebound_key_takes_the_old_ones_place(qtbot: QtBot, window: Window, context: Context) -> None:
    context.counter = replace(context.counter, keys={"begin": "Ctrl+Alt+U"})
    context.settings_changed.emit()
    qtbot.keyClick(window.edit, Qt.Key.Key_J, CTRL_ALT)
    assert window.begun == 0
    qtbot.keyClick(window.edit, Qt.Key.Key_U, CTRL_ALT)
    assert window.begun == 1


@pytest.mark.parametrize("off", [{"keys": {"begin": ""}}, {"keys_on": False}])
def test_a_key_switched_off_does_nothing(
    qtbot: QtBot, window: Window, context: Context, off: dict[str, object]
) -> None:
    context.counter = replace(context.counter, **off)  # type: ignore[arg-type]  replace() knows no mapping of fields
    context.settings_changed.emit()
    qtbot.keyClick(window.edit, Qt.Key.Key_J, CTRL_ALT)
    assert window.begun == 0


def test_the_table_clashes_with_nothing() -> None:
    for action in ACTIONS:
        assert clash({}, action.id, action.key) == ""
        assert action.key not in BROWSER_KEYS | OTHERS_KEYS


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("Ctrl+L", "浏览器"),
        ("F5", "Ctrl 或 Alt"),
        ("J", "Ctrl 或 Alt"),
        ("Alt+Left", "浏览器"),
        ("Ctrl+Alt+A", "微信"),
        ("Ctrl+Alt+B", "事后补记"),
        ("Ctrl+Alt+J, Ctrl+Alt+K", "一次按下"),
    ],
)
def test_a_key_that_would_do_harm_is_refused_with_its_reason(key: str, said: str) -> None:
    assert said in clash({}, "begin", key)


def test_a_key_freed_elsewhere_can_be_taken() -> None:
    assert clash({"write_up": ""}, "begin", "Ctrl+Alt+B") == ""


def test_the_handbooks_page_of_keys_is_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "handbook" / "keys.md"
    assert page.read_text(encoding="utf-8") == key_page()
