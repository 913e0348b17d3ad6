"""What is being typed belongs to one reception and one person: two windows, quick switches, preedit, refused writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.cases.drafting import drafts_of
from hall_assistant.clock import HOUR
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from ui.context import Context
from ui.entrance import EntranceWindow
from ui.mini_window import MiniWindow
from ui.shell import Shell
from ui.widgets.note_field import NoteField

Calm = Callable[[], None]
Press = Callable[[str], None]


@pytest.fixture
def shell(context: Context, clerk: Actor, calm: Calm) -> Iterator[Shell]:
    """The windows with the clerk at them."""
    shell = Shell(context, EntranceWindow(context.theme))
    with context.hall.store.reading() as at:
        shell.start(roll(at))
    come(shell, clerk, calm)
    yield shell
    calm()
    shell.close()
    shell.deleteLater()


def come(shell: Shell, actor: Actor, calm: Calm) -> None:
    """Someone takes the counter, their PIN apart."""
    shell.sign_in_page.signed_in.emit(actor)
    calm()


@pytest.fixture
def mini(shell: Shell) -> MiniWindow:
    assert shell.mini is not None
    return shell.mini


@pytest.fixture
def press(qtbot: QtBot, mini: MiniWindow, calm: Calm) -> Press:
    def press(name: str) -> None:
        found = [one for one in mini.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not shown"
        qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        calm()
        QApplication.processEvents()

    return press


def line(window: QWidget, name: str) -> QLineEdit:
    found = next(one for one in window.findChildren(QLineEdit, name) if one.isVisible())
    found.setFocus()
    return found


def typing(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, text)


def compose(field: QWidget, text: str, preedit: str) -> None:
    """Commit `text` and leave `preedit` open, as an input method does."""
    done = QInputMethodEvent(preedit, [])
    done.setCommitString(text)
    QApplication.sendEvent(field, done)


def drafted(hall: Hall, case: CaseId | None) -> str:
    assert case is not None
    with hall.store.reading() as at:
        return drafts_of(at, case).get("note", "")


def stored(hall: Hall, case: CaseId | None) -> CaseState:
    assert case is not None
    with hall.store.reading() as at:
        return state_of(at, case)


def test_the_first_pause_of_typing_begins_the_reception_and_leaves_the_field_alone(
    qtbot: QtBot, mini: MiniWindow, press: Press, calm: Calm, hall: Hall
) -> None:
    press("tile_stop")
    field = mini.talk.noting.field
    typing(qtbot, field, "abc")
    qtbot.waitUntil(lambda: mini.counter.hand.begun)
    calm()
    assert field.toPlainText() == "abc"
    typing(qtbot, field, "def")
    field.flush()
    calm()
    assert field.toPlainText() == drafted(hall, mini.counter.case) == "abcdef"


def test_what_was_typed_in_one_window_stands_in_the_other(
    qtbot: QtBot, shell: Shell, mini: MiniWindow, press: Press, calm: Calm, hall: Hall
) -> None:
    press("begin")
    press("tile_stop")
    field = mini.talk.noting.field
    typing(qtbot, field, "abc")
    shell.show_wide("desk")
    calm()
    assert shell.wide is not None
    other = next(one for one in shell.wide.findChildren(NoteField, "note_field") if one.isVisible())
    assert other.toPlainText() == "abc"
    typing(qtbot, other, "def")
    shell.show_mini()
    calm()
    assert field.toPlainText() == drafted(hall, mini.counter.case) == "abcdef"


def test_going_to_another_reception_in_the_middle_of_a_word_keeps_the_word(
    qtbot: QtBot, mini: MiniWindow, press: Press, calm: Calm, hall: Hall
) -> None:
    press("begin")
    press("tile_fee")
    first = mini.counter.case
    press("end")
    press("end_back")
    mini.counter.begin()
    calm()
    press("tile_stop")
    second = mini.counter.case
    assert first is not None and second not in (None, first)
    typing(qtbot, mini.talk.noting.field, "abc")
    mini.counter.open(first)
    calm()
    assert (drafted(hall, second), drafted(hall, first)) == ("abc", "")
    assert mini.talk.noting.field.toPlainText() == ""


def test_a_draft_waits_behind_the_lock_and_behind_another_clerk(
    qtbot: QtBot,
    shell: Shell,
    mini: MiniWindow,
    press: Press,
    calm: Calm,
    context: Context,
    clerk: Actor,
    other_clerk: Actor,
) -> None:
    press("begin")
    press("tile_stop")
    case = mini.counter.case
    field = mini.talk.noting.field
    typing(qtbot, field, "abc")
    context.lock_wanted.emit()
    calm()
    come(shell, other_clerk, calm)
    assert field.toPlainText() == ""
    come(shell, clerk, calm)
    assert mini.counter.case == case
    assert field.toPlainText() == "abc"
    field.put("")


def test_a_note_refused_while_more_is_typed_loses_neither(
    qtbot: QtBot, mini: MiniWindow, press: Press, calm: Calm
) -> None:
    press("begin")
    press("tile_stop")
    field = mini.talk.noting.field
    field.insertPlainText("长" * 200_001)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    typing(qtbot, field, "abc")
    calm()
    assert field.toPlainText() == "长" * 200_001 + "\nabc"


def test_a_write_up_half_done_is_not_the_next_clerks(
    qtbot: QtBot, shell: Shell, mini: MiniWindow, calm: Calm, clerk: Actor, other_clerk: Actor
) -> None:
    page = mini.write_up_page
    texts: tuple[QLineEdit | QPlainTextEdit, ...] = (page.surname, page.phone, page.request, page.done)
    mini.write_up()
    calm()
    for field in texts:
        typing(qtbot, field, "13800")
    shell.switch()
    come(shell, other_clerk, calm)
    mini.write_up()
    calm()
    assert page.answers.surname == page.answers.phone == page.answers.request == page.answers.done == ""
    come(shell, clerk, calm)
    mini.write_up()
    calm()
    assert page.answers.surname == page.answers.phone == page.answers.request == page.answers.done == "13800"
    page.flush()


def test_a_result_that_is_refused_stands_there_when_the_end_is_tried_again(
    qtbot: QtBot, mini: MiniWindow, press: Press, calm: Calm, hall: Hall, clerk: Actor
) -> None:
    press("begin")
    press("tile_stop")
    case = mini.counter.case
    assert case is not None
    press("end")
    press("outcome_solved")
    typing(qtbot, line(mini, "sentence"), "told")
    promise(hall.store, by=clerk, case=case, words="打给您", due=hall.clock.now() + HOUR)
    press("end_now")
    assert stored(hall, case).state == "open"
    press("end")
    assert line(mini, "sentence").text() == "told"


@pytest.mark.parametrize("where", ["sentence", "surname", "order"])
def test_enter_that_takes_a_candidate_sends_nothing(
    qtbot: QtBot, mini: MiniWindow, press: Press, calm: Calm, hall: Hall, where: str
) -> None:
    mini.activateWindow()
    qtbot.waitUntil(mini.isActiveWindow)
    press("begin")
    press("tile_stop")
    case = mini.counter.case
    if where == "sentence":
        press("end")
        press("outcome_solved")
    elif where == "order":
        press("copy_summary")
    else:
        mini.write_up()
    field = line(mini, {"sentence": "sentence", "order": "order_back", "surname": "writeup_surname"}[where])
    compose(field, "一", "er")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    assert field.hasFocus() and field.text() == "一"
    assert stored(hall, case).state == "open" and not stored(hall, case).order_number
    compose(field, "二", "")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    assert not field.hasFocus() or not field.isVisible() or stored(hall, case).order_number == "一二"
