"""Shades are mixed once for each palette, and an enabled part never takes those of a disabled one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.widgets.painted import PaintedButton
from ui.widgets.shades import Shades


def test_a_button_unlocked_again_is_written_as_one_never_locked(qtbot: QtBot) -> None:
    button = PaintedButton("为我们的错", "fault")
    qtbot.addWidget(button)
    before = Shades.of(button.palette())
    button.setEnabled(False)
    locked = Shades.of(button.palette())
    button.setEnabled(True)
    assert locked.text != before.text
    assert Shades.of(button.palette()) == before
