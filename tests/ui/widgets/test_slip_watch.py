"""Slips as one writes: underlined and answered below, in the private view only, and never in the way of typing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.pages.slip_watch import SlipWatch
from ui.widgets.marked_line import MarkedLine
from ui.widgets.note_field import NoteField
from ui.widgets.slip_hint import SlipHint

LEFT = Qt.MouseButton.LeftButton
Field = NoteField | MarkedLine


@pytest.fixture(params=["note", "line"])
def field(request: pytest.FixtureRequest, at_desk: Context, shown: Callable[..., QWidget]) -> Iterator[Field]:
    house = QWidget()
    field: Field = NoteField("说了什么", "try_field") if request.param == "note" else MarkedLine()
    hint = SlipHint("try_slip")
    box = QVBoxLayout(house)
    box.addWidget(field)
    box.addWidget(hint)
    SlipWatch(at_desk, field, hint)
    house.resize(500, 200)
    at_desk.show_private(True)
    shown(house)
    field.setFocus()
    yield field
    at_desk.show_private(False)


def put(field: Field, text: str) -> None:
    if isinstance(field, MarkedLine):
        field.insert(text)
    else:
        field.insertPlainText(text)


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, MarkedLine) else field.toPlainText()


def underlined(field: Field) -> list[str]:
    if isinstance(field, MarkedLine):
        return [field.text()[start:end] for start, end in field._marks]
    return [one.cursor.selectedText() for one in field.extraSelections()]


def hint_of(field: Field) -> SlipHint:
    found = field.window().findChild(SlipHint, "try_slip")
    assert isinstance(found, SlipHint)
    return found


def press(qtbot: QtBot, field: Field, name: str) -> None:
    button = field.window().findChild(QAbstractButton, name)
    assert button is not None and button.isVisible()
    qtbot.mouseClick(button, LEFT)


def test_a_slip_is_underlined_and_better_words_are_a_click_away(qtbot: QtBot, field: Field) -> None:
    put(field, "查了，我尽快给您办")
    assert not underlined(field), "nothing on the key itself"
    qtbot.waitUntil(lambda: underlined(field) == ["尽快"])
    hint = hint_of(field)
    assert hint.isVisible() and hint.shown is not None and hint.shown.said == "尽快" and hint.shown.why
    press(qtbot, field, "try_slip_take")
    assert "尽快" not in text_of(field) and text_of(field).startswith("查了，")
    assert not hint.isVisible() and not underlined(field)
    field.undo()
    assert text_of(field) == "查了，我尽快给您办"


def test_one_that_is_not_wanted_is_not_named_again(qtbot: QtBot, field: Field) -> None:
    put(field, "我尽快给您办")
    qtbot.waitUntil(lambda: hint_of(field).isVisible())
    press(qtbot, field, "try_slip_quiet")
    assert not hint_of(field).isVisible() and not underlined(field)
    assert text_of(field) == "我尽快给您办"


def test_in_public_mode_and_switched_off_nothing_is_told(qtbot: QtBot, field: Field, at_desk: Context) -> None:
    put(field, "我尽快给您办")
    qtbot.waitUntil(lambda: hint_of(field).isVisible())
    at_desk.show_private(False)
    assert not hint_of(field).isVisible() and not underlined(field)
    at_desk.show_private(True)
    assert hint_of(field).isVisible()
    at_desk.take_settings((at_desk.settings, replace(at_desk.counter, slips_on=False)))
    assert not hint_of(field).isVisible() and not underlined(field)


def test_while_the_input_method_composes_nothing_is_touched(qtbot: QtBot, field: Field) -> None:
    put(field, "我尽快给您办")
    QApplication.sendEvent(field, QInputMethodEvent("ting", []))
    qtbot.wait(400)
    assert not underlined(field) and text_of(field) == "我尽快给您办"
    QApplication.sendEvent(field, QInputMethodEvent("", []))
    qtbot.waitUntil(lambda: underlined(field) == ["尽快"])


def test_two_thousand_characters_are_looked_through_within_a_frame(field: Field, qtbot: QtBot) -> None:
    watch = field.findChild(SlipWatch)
    assert isinstance(watch, SlipWatch)
    put(field, "我们会尽快处理，请您耐心等待，相关部门会给您答复。" * 80)
    watch.look()
    taken = []
    for _ in range(5):
        before = time.perf_counter()
        watch.look()
        taken.append(time.perf_counter() - before)
    assert min(taken) < 0.016, taken
    qtbot.wait(350)


def test_letters_beyond_the_first_plane_move_nothing(qtbot: QtBot, field: Field) -> None:
    put(field, "𠮷𠮷我尽快给您办")
    qtbot.waitUntil(lambda: bool(underlined(field)))
    if isinstance(field, NoteField):
        assert underlined(field) == ["尽快"]
    press(qtbot, field, "try_slip_take")
    assert "尽快" not in text_of(field)
