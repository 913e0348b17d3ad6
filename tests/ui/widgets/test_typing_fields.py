from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.note_field import NoteField
from ui.widgets.search_box import Answer, SearchBox


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def note(qtbot: QtBot) -> Iterator[NoteField]:
    house = QWidget()
    box = QVBoxLayout(house)
    field, other = NoteField("记一笔", "note"), QLineEdit()
    other.setObjectName("other")
    box.addWidget(field)
    box.addWidget(other)
    qtbot.addWidget(house)
    house.show()
    qtbot.waitExposed(house)
    field.setFocus()
    yield field


def test_a_pause_in_typing_makes_a_draft_within_300_ms(qtbot: QtBot, note: NoteField) -> None:
    with qtbot.waitSignal(note.paused, timeout=300) as told:
        note.insertPlainText("卡停了")
    assert told.args == ["卡停了"]


def test_going_to_another_field_makes_it_a_fact(qtbot: QtBot, note: NoteField) -> None:
    note.insertPlainText("卡停了")
    with qtbot.waitSignal(note.left) as left:
        qtbot.mouseClick(note.window().findChild(QLineEdit, "other"), Qt.MouseButton.LeftButton)
        note.window().findChild(QLineEdit, "other").setFocus(Qt.FocusReason.MouseFocusReason)
    assert left.args == ["卡停了"]


def test_going_over_to_the_crm_keeps_a_draft_and_makes_no_fact(qtbot: QtBot, note: NoteField) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent

    note.insertPlainText("说到一半")
    with qtbot.assertNotEmitted(note.left), qtbot.waitSignal(note.paused):
        QApplication.sendEvent(note, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))


def test_enter_records_and_shift_enter_breaks_the_line(qtbot: QtBot, note: NoteField) -> None:
    note.insertPlainText("一")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    note.insertPlainText("二")
    with qtbot.waitSignal(note.left) as left:
        qtbot.keyClick(note, Qt.Key.Key_Return)
    assert left.args == ["一\n二"]


def test_enter_belongs_to_the_input_method_while_it_composes(qtbot: QtBot, note: NoteField) -> None:
    note.insertPlainText("已有")
    compose(note, "tingji")
    with qtbot.assertNotEmitted(note.left):
        qtbot.keyClick(note, Qt.Key.Key_Return)
    compose(note, "", "停机")
    with qtbot.waitSignal(note.left):
        qtbot.keyClick(note, Qt.Key.Key_Return)


def test_a_hidden_page_keeps_what_was_being_typed(qtbot: QtBot, note: NoteField) -> None:
    note.insertPlainText("没写完")
    with qtbot.waitSignal(note.paused, timeout=100):
        note.window().hide()


@pytest.fixture
def search(qtbot: QtBot) -> Iterator[SearchBox]:
    house = QWidget()
    house.resize(420, 320)
    box = SearchBox("搜", parent=house)
    box.setGeometry(10, 10, 300, 30)
    qtbot.addWidget(house)
    house.show()
    qtbot.waitExposed(house)
    box.setFocus()
    box.setText("tj")
    box.show_answers([Answer("topic:stop", "停机"), Answer("card:x", "保护性停机", "能当场报")])
    yield box


def test_arrows_move_and_enter_takes_the_answer(qtbot: QtBot, search: SearchBox) -> None:
    qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.chosen) as chosen:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen.args == ["card:x"]
    assert not search.is_open


def test_enter_takes_nothing_while_the_input_method_composes(qtbot: QtBot, search: SearchBox) -> None:
    compose(search, "ting")
    with qtbot.assertNotEmitted(search.chosen):
        qtbot.keyClick(search, Qt.Key.Key_Return)
        qtbot.keyClick(search, Qt.Key.Key_Down)


def test_escape_goes_back(qtbot: QtBot, search: SearchBox) -> None:
    with qtbot.waitSignal(search.gone):
        qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.is_open
    assert search.text() == ""


def test_an_empty_result_says_what_was_searched_and_cannot_be_taken(qtbot: QtBot, search: SearchBox) -> None:
    search.show_answers([], none="「tj」没查到。")
    assert search.is_open
    with qtbot.assertNotEmitted(search.chosen):
        qtbot.keyClick(search, Qt.Key.Key_Return)
