from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState, Outcome
from hall_assistant.clock import SetClock
from ui.context import Context
from ui.models.counter_desk import CounterDesk
from ui.pages.write_up import WriteUpPage

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]


@pytest.fixture
def page(at_desk: Context, calm: Calm, shown: Callable[..., QWidget]) -> Iterator[WriteUpPage]:
    page = WriteUpPage(at_desk, CounterDesk.shared(at_desk))
    page.resize(420, 560)
    shown(page)
    page.start()
    calm()
    yield page
    calm()


def press(qtbot: QtBot, page: WriteUpPage, name: str) -> None:
    found = page.findChild(QAbstractButton, name)
    assert found is not None and found.isVisible(), name
    qtbot.mouseClick(found, LEFT)


def only_case(hall: Hall) -> CaseState:
    with hall.store.reading() as at:
        rows = at.rows("SELECT subject FROM cases")
        assert len(rows) == 1
        return state_of(at, CaseId(rows[0]["subject"]))


def test_five_answers_by_enter_alone_take_well_under_a_minute(
    qtbot: QtBot, page: WriteUpPage, hall: Hall, calm: Calm
) -> None:
    began = time.monotonic()
    page.surname.insert("王")
    qtbot.keyClick(page.surname, Qt.Key.Key_Return)
    assert page.phone.hasFocus()
    qtbot.keyClicks(page.phone, "13800005678")
    qtbot.keyClick(page.phone, Qt.Key.Key_Return)
    assert page.phone.text() == "13800005678" and "5678" not in page.phone.displayText()  # covered once left
    assert page.request.hasFocus()
    page.request.insertPlainText("流量超了扣了钱，要个说法")
    qtbot.keyClick(page.request, Qt.Key.Key_Return)
    assert page.done.hasFocus()
    page.done.insertPlainText("一笔一笔念了账单")
    press(qtbot, page, "writeup_outcome_solved")
    assert page.sentence.hasFocus()
    page.sentence.insert("当面对清")
    with qtbot.waitSignal(page.saved, timeout=5_000):
        qtbot.keyClick(page.sentence, Qt.Key.Key_Return)
    calm()
    assert time.monotonic() - began < 20
    state = only_case(hall)
    assert (state.mode, state.outcome, state.sentence) == ("writeup", Outcome.SOLVED, "当面对清")
    assert [note.text for note in state.notes] == ["流量超了扣了钱，要个说法", "一笔一笔念了账单"]


def test_the_start_is_set_back_by_one_click(qtbot: QtBot, page: WriteUpPage, hall: Hall, calm: Calm) -> None:
    press(qtbot, page, "writeup_ago_60")
    page.request.insertPlainText("停机")
    press(qtbot, page, "writeup_outcome_left")
    with qtbot.waitSignal(page.saved, timeout=5_000):
        press(qtbot, page, "writeup_save")
    calm()
    assert only_case(hall).started == SetClock.at("2026-03-12 08:50").now()


def test_what_is_missing_is_shown_and_jumped_to(qtbot: QtBot, page: WriteUpPage, hall: Hall) -> None:
    with qtbot.assertNotEmitted(page.saved):
        press(qtbot, page, "writeup_save")
    assert page.request.hasFocus()
    press(qtbot, page, "writeup_missing_outcome")


def test_a_promise_leaves_it_open_until_kept(qtbot: QtBot, page: WriteUpPage, hall: Hall, calm: Calm) -> None:
    page.request.insertPlainText("宽带报修")
    press(qtbot, page, "promise_give")
    with qtbot.waitSignal(page.saved, timeout=5_000):
        press(qtbot, page, "writeup_save")
    calm()
    state = only_case(hall)
    assert state.state == "open"
    assert [one.words for one in state.open_promises] == ["我打给您"]


def test_the_topic_is_suggested_from_what_is_typed(qtbot: QtBot, page: WriteUpPage, calm: Calm) -> None:
    page.request.insertPlainText("反诈停机")
    qtbot.waitUntil(lambda: page.answers.topic != "", timeout=5_000)
    assert page.answers.topic == "fraud_stop"


def test_a_number_that_is_none_is_refused_and_nothing_is_lost(
    qtbot: QtBot, page: WriteUpPage, hall: Hall, calm: Calm, at_desk: Context
) -> None:
    said: list[str] = []
    at_desk.said.connect(said.append)
    page.phone.insert("abc")
    page.request.insertPlainText("停机")
    press(qtbot, page, "writeup_outcome_left")
    press(qtbot, page, "writeup_save")
    calm()
    assert said
    assert (page.phone.text(), page.request.toPlainText()) == ("abc", "停机")
    with hall.store.reading() as at:
        assert not at.rows("SELECT 1 FROM cases")
    page.phone.clear()
    page.flush()


def test_what_was_left_unfinished_is_there_again(
    qtbot: QtBot, page: WriteUpPage, at_desk: Context, calm: Calm, shown: Callable[..., QWidget]
) -> None:
    page.request.insertPlainText("<b>写到一半</b>")
    press(qtbot, page, "writeup_away")
    calm()
    again = WriteUpPage(at_desk, CounterDesk.shared(at_desk))
    shown(again)
    again.start()
    calm()
    assert again.request.toPlainText() == "<b>写到一半</b>"
