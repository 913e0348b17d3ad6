"""The private view is opened where words are kept back: by a click, by its key, and its words say what a click does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.people.values import Actor
from ui.context import Context
from ui.pages.radars.page import RadarsPage

Show = Callable[..., QWidget]


def test_a_click_on_the_radars_opens_it_and_another_closes_it(
    qtbot: QtBot, context: Context, manager: Actor, shown: Show, calm: Callable[[], None]
) -> None:
    context.sign_in(manager)
    page = RadarsPage(context)
    shown(page)
    calm()
    switch = page.findChild(QWidget, "radars_private")
    told = page.findChild(QWidget, "radars_told")
    assert switch is not None
    assert told is not None
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert context.private
    assert switch.accessibleName() == "收起私密"
    assert not told.isVisible()
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert not context.private
    assert told.isVisible()
