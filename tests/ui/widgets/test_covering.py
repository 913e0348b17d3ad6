"""Numbers are covered once they are complete: at a blank, at leaving, never while an input method composes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.settings.values import Department, HallSettings
from ui.widgets.bounded import bounded
from ui.widgets.note_field import NoteField

NUMBER = "13812345678"


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def fields(qtbot: QtBot) -> Iterator[tuple[NoteField, QLineEdit]]:
    house = QWidget()
    box = QVBoxLayout(house)
    note, line = NoteField("记一笔", "note"), bounded(QLineEdit(), 200)
    for field in (note, line):
        box.addWidget(field)
    qtbot.addWidget(house)
    house.show()
    qtbot.waitExposed(house)
    note.setFocus()
    yield note, line
    QCoreApplication.instance().setProperty("hall_settings", None)  # type: ignore[union-attr]


def test_a_note_covers_a_number_at_the_blank_behind_it_and_the_caret_stays(
    qtbot: QtBot, fields: tuple[NoteField, QLineEdit]
) -> None:
    note, _ = fields
    note.insertPlainText("🙂打他后面的")
    cursor = note.textCursor()
    cursor.setPosition(3)
    note.setTextCursor(cursor)
    qtbot.keyClicks(note, NUMBER[:-1])
    assert NUMBER[:-1] in note.toPlainText()
    qtbot.keyClicks(note, NUMBER[-1])
    assert NUMBER in note.toPlainText()
    qtbot.keyClick(note, Qt.Key.Key_Space)
    assert note.toPlainText() == "🙂打138****5678 他后面的"
    qtbot.keyClicks(note, "x")
    assert note.toPlainText() == "🙂打138****5678 x他后面的"


def test_nothing_moves_while_an_input_method_composes(qtbot: QtBot, fields: tuple[NoteField, QLineEdit]) -> None:
    note, _ = fields
    note.insertPlainText(f"打{NUMBER}")
    compose(note, "ta")
    qtbot.keyClick(note, Qt.Key.Key_Space)
    assert NUMBER in note.toPlainText()
    compose(note, "", "他")
    assert NUMBER in note.toPlainText()
    compose(note, "", "，")
    assert NUMBER not in note.toPlainText() and note.toPlainText().endswith("他，")


def test_leaving_a_note_hands_over_the_covered_form(qtbot: QtBot, fields: tuple[NoteField, QLineEdit]) -> None:
    note, line = fields
    note.insertPlainText(f"打{NUMBER}找他")
    with qtbot.waitSignal(note.left) as told:
        line.setFocus(Qt.FocusReason.TabFocusReason)
    assert told.args == ["打138****5678找他"]


def test_a_line_for_sentences_covers_and_a_numbers_own_line_does_not(
    qtbot: QtBot, fields: tuple[NoteField, QLineEdit]
) -> None:
    note, line = fields
    line.setFocus()
    qtbot.keyClicks(line, f"{NUMBER} a")
    assert line.text() == "138****5678 a" and line.cursorPosition() == len(line.text())
    line.clear()
    line.insert(f"退{NUMBER}")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "退138****5678"
    own = bounded(QLineEdit(), 20)
    qtbot.addWidget(own)
    own.show()
    qtbot.keyClicks(own, f"{NUMBER} ")
    assert NUMBER in own.text()
    note.setFocus()


def test_the_halls_own_numbers_stay_and_where_full_numbers_are_kept_all_do(
    qtbot: QtBot, fields: tuple[NoteField, QLineEdit]
) -> None:
    note, _ = fields
    app = QCoreApplication.instance()
    assert app is not None
    settings = HallSettings(departments=(Department("装维", "0310-3012345"),))
    app.setProperty("hall_settings", settings)
    note.insertPlainText("装维0310-3012345，0310-3054321")
    qtbot.keyClick(note, Qt.Key.Key_Space)
    assert note.toPlainText() == "装维0310-3012345，031****4321 "
    note.clear()
    app.setProperty("hall_settings", replace(settings, full_numbers=True))
    note.insertPlainText(NUMBER)
    qtbot.keyClick(note, Qt.Key.Key_Space)
    assert note.toPlainText() == f"{NUMBER} "
    note.clear()
