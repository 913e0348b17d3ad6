from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState, Outcome
from hall_assistant.clock import HOUR, SetClock
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.mini_window import MiniWindow

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]


@pytest.fixture
def mini(qtbot: QtBot, at_desk: Context, calm: Calm, shown: Callable[..., QWidget]) -> Iterator[MiniWindow]:
    window = MiniWindow(at_desk)
    shown(window)
    calm()
    yield window
    calm()


@pytest.fixture
def press(qtbot: QtBot, mini: MiniWindow, calm: Calm) -> Callable[..., None]:
    def press(name: str, house: QWidget | None = None) -> None:
        found = [one for one in (house or mini).findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not shown"
        qtbot.mouseClick(found[0], LEFT)
        calm()
        QApplication.processEvents()

    return press


def stored(hall: Hall, mini: MiniWindow) -> CaseState:
    case = mini.counter.case
    assert case is not None
    with hall.store.reading() as at:
        return state_of(at, case)


def count(hall: Hall) -> int:
    with hall.store.reading() as at:
        row = at.one("SELECT count(*) AS n FROM cases")
        return int(row["n"]) if row is not None else -1


def test_it_takes_no_focus_by_itself_and_stays_on_top(mini: MiniWindow) -> None:
    assert mini.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert mini.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_one_click_on_a_tile_gives_cues_and_the_card_with_no_reception_begun(
    mini: MiniWindow, press: Callable[..., None], hall: Hall
) -> None:
    press("tile_stop")
    assert mini.faces.front is mini.talk
    assert mini.counter.sight.lines
    assert mini.talk.first.isVisible()
    title = mini.talk.first.findChild(QLabel, "first_minute_title")
    assert title is not None and title.isVisible() and title.text()  # which kind of stop these answers are about
    press("subtopics_fraud_stop")
    press("step_empathy")
    assert mini.counter.state.topic == "fraud_stop"
    assert not title.isVisible()
    assert count(hall) == 0


def test_a_tile_is_painted_before_anything_is_written(
    qtbot: QtBot, mini: MiniWindow, press: Callable[..., None]
) -> None:
    press("begin")
    tile = mini.findChild(QAbstractButton, "tile_fee")
    qtbot.mouseClick(tile, LEFT)
    assert mini.faces.front is mini.talk, "the click itself paints; the runner has not been waited for"
    assert mini.counter.ticket is not None and mini.counter.ticket.waiting


def test_begin_asks_nothing_records_nothing_and_can_vanish(
    mini: MiniWindow, press: Callable[..., None], hall: Hall, at_desk: Context
) -> None:
    press("begin")
    assert mini.counter.hand.begun
    assert at_desk.case == mini.counter.case
    assert count(hall) == 0
    mini.counter.put_away()


def test_begin_after_looking_takes_topic_and_step_along(
    mini: MiniWindow, press: Callable[..., None], hall: Hall
) -> None:
    press("tile_stop")
    press("step_inform")
    press("begin")
    state = stored(hall, mini)
    assert (state.topic, state.step) == ("stop", "inform")


def test_a_note_alone_begins_the_reception(
    qtbot: QtBot, mini: MiniWindow, press: Callable[..., None], hall: Hall, calm: Calm, clerk: Actor
) -> None:
    press("tile_stop")
    field = mini.talk.noting.field
    field.insertPlainText("昨晚停的")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    state = stored(hall, mini)
    assert [note.text for note in state.notes] == ["昨晚停的"]
    assert state.first_asked == clerk.staff
    assert field.toPlainText() == ""


@pytest.mark.parametrize(
    "text",
    ["<b>急</b>&amp;", "😀👨‍👩‍👧", "\u202eabc\u202c", "'; DROP TABLE cases;--", "{{7*7}}{% raw %}", "长" * 100_000],
    ids=["html", "emoji", "right-to-left", "sql", "template", "100000"],
)
def test_any_text_in_a_note_is_kept_as_typed(
    qtbot: QtBot, mini: MiniWindow, press: Callable[..., None], hall: Hall, calm: Calm, text: str
) -> None:
    press("tile_stop")
    field = mini.talk.noting.field
    field.insertPlainText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    assert stored(hall, mini).notes[0].text == text


def test_a_note_that_is_refused_comes_back_into_the_field(
    qtbot: QtBot, mini: MiniWindow, press: Callable[..., None], calm: Calm, at_desk: Context
) -> None:
    press("tile_stop")
    said: list[str] = []
    at_desk.said.connect(said.append)
    field = mini.talk.noting.field
    field.insertPlainText("长" * 200_001)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    assert len(field.toPlainText()) == 200_001
    assert said


def test_what_is_being_typed_is_a_draft_and_comes_back(
    qtbot: QtBot, mini: MiniWindow, press: Callable[..., None], calm: Calm
) -> None:
    press("tile_stop")
    mini.talk.noting.field.insertPlainText("打到一半")
    qtbot.waitUntil(lambda: mini.counter.hand.begun)
    calm()
    case = mini.counter.case
    assert case is not None
    mini.counter.put_away()
    calm()
    assert mini.talk.noting.field.toPlainText() == ""
    mini.counter.open(case)
    calm()
    assert mini.talk.noting.field.toPlainText() == "打到一半"
    mini.talk.noting.field.put("")


def test_a_line_is_marked_as_said_only_once_its_hour_is_filled(
    qtbot: QtBot, mini: MiniWindow, press: Callable[..., None], hall: Hall, calm: Calm
) -> None:
    press("tile_stop")
    press("subtopics_fraud_stop")
    press("step_agree")
    line = next(line for line in mini.counter.sight.lines if line.missing)
    press(f"cue_{line.id}")
    tick = mini.findChild(QAbstractButton, "cue_said")
    assert not tick.isEnabled()
    press("cue_slots_时间")
    field = mini.findChild(QLineEdit, "ask_field")
    assert field is not None
    field.insert("今天下午五点")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert tick.isEnabled()
    press("cue_said")
    said = stored(hall, mini).said
    assert "今天下午五点" in said[0].line


def test_a_promise_takes_two_clicks_and_keeps_the_reception_open(
    mini: MiniWindow, press: Callable[..., None], hall: Hall, at_desk: Context
) -> None:
    said: list[str] = []
    at_desk.said.connect(said.append)
    press("tile_stop")
    press("promise_give", mini.talk)
    promise = stored(hall, mini).promises[0]
    assert promise.words == "我打给您"
    assert promise.due == SetClock.at("2026-03-12 17:00").now()
    assert said == ["记上了：今天17:00前我打给您。"]
    assert mini.counter.hand.slots["时间"] == "今天17:00"
    case = mini.counter.case
    press("end")
    press("end_left_open")
    assert mini.faces.front is mini.home
    assert [face.case for face in mini.counter.receptions] == [case]


def test_ones_own_next_hour_stands_beside_what_is_due_and_opens_the_follow_up(
    qtbot: QtBot, mini: MiniWindow, press: Callable[..., None], hall: Hall, calm: Calm, clock: SetClock
) -> None:
    assert mini.findChild(QAbstractButton, "due_next") is None
    press("tile_stop")
    press("promise_give", mini.talk)
    shown = mini.findChild(QAbstractButton, "due_next")
    assert shown is not None
    press("end")
    press("end_left_open")
    assert shown.isVisible() and shown.text().startswith("17:00 · 剩 ")
    with qtbot.waitSignal(mini._context.wide_wanted) as wanted:
        press("due_next")
    assert wanted.args == ["follow_up"]
    clock.advance(12 * HOUR)
    mini.due.show_minute()
    calm()
    assert not shown.isVisible()


def test_a_reception_ends_with_a_result_and_one_sentence(
    qtbot: QtBot, mini: MiniWindow, press: Callable[..., None], hall: Hall, calm: Calm
) -> None:
    press("begin")
    press("tile_fee")
    case = mini.counter.case
    assert case is not None
    press("end")
    press("end_now")
    assert mini.findChild(QAbstractButton, "blockers_outcome").isVisible()
    press("outcome_solved")
    sentence = mini.findChild(QLineEdit, "sentence")
    assert sentence is not None and sentence.hasFocus()
    sentence.insert("账单一笔一笔念清了")
    qtbot.keyClick(sentence, Qt.Key.Key_Return)
    calm()
    with hall.store.reading() as at:
        state = state_of(at, CaseId(case))
    assert (state.outcome, state.sentence) == (Outcome.SOLVED, "账单一笔一笔念清了")
    assert mini.faces.front is mini.home
    assert not mini.counter.hand.begun


def test_opened_by_mistake_is_one_click(mini: MiniWindow, press: Callable[..., None], hall: Hall) -> None:
    press("begin")
    press("tile_fee")
    press("end")
    press("end_void")
    with hall.store.reading() as at:
        row = at.one("SELECT state FROM cases")
    assert row is not None and row["state"] == "voided"
    assert not mini.counter.hand.begun


def test_the_summary_is_on_the_clipboard_and_the_number_comes_back(
    qtbot: QtBot, mini: MiniWindow, press: Callable[..., None], hall: Hall, calm: Calm
) -> None:
    press("begin")
    press("tile_stop")
    press("copy_summary")
    qtbot.waitUntil(lambda: "停机" in QGuiApplication.clipboard().text())
    calm()
    field = mini.findChild(QLineEdit, "order_back")
    assert field is not None and field.isVisible() and not field.hasFocus()
    field.insert("GD20260312001")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    assert stored(hall, mini).order_number == "GD20260312001"


def test_undo_takes_back_the_last_act(mini: MiniWindow, press: Callable[..., None], hall: Hall, calm: Calm) -> None:
    press("begin")
    press("tile_stop")
    press("subtopics_fraud_stop")
    mini.action_row.fill_menu()
    menu = mini.findChild(QMenu, "running_menu")
    assert menu is not None
    next(action for action in menu.actions() if action.objectName() == "undo").trigger()
    calm()
    assert stored(hall, mini).topic == "stop"
    assert mini.counter.state.topic == "stop", "the screen follows what is stored"


def test_typing_in_the_search_answers_and_enter_opens_the_topic(qtbot: QtBot, mini: MiniWindow, calm: Calm) -> None:
    finder = mini.home.finder
    finder.setFocus()
    finder.insert("反诈停机")
    finder.textEdited.emit(finder.text())
    qtbot.waitUntil(lambda: finder.is_open)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    calm()
    assert mini.counter.sight.tile == "stop"
    assert mini.faces.front is mini.talk


def test_public_mode_shows_no_whole_line_until_the_private_view_opens(
    mini: MiniWindow, press: Callable[..., None], at_desk: Context
) -> None:
    press("tile_stop")
    whole = mini.findChild(QLabel, "cue_whole")
    assert whole is not None
    lines = [line.say for line in mini.counter.sight.lines]
    assert not any(line in whole.text() for line in lines)
    press("mini_private")
    assert lines[0] in whole.text()
    at_desk.show_private(False)
    assert not any(line in whole.text() for line in lines)


def test_another_clerk_finds_their_own_desk_and_the_first_comes_back_to_theirs(
    mini: MiniWindow, press: Callable[..., None], at_desk: Context, clerk: Actor, other_clerk: Actor, calm: Calm
) -> None:
    press("begin")
    press("tile_stop")
    case = mini.counter.case
    at_desk.sign_in(other_clerk)
    calm()
    assert mini.counter.case is None
    assert mini.counter.receptions == ()
    at_desk.sign_in(clerk)
    at_desk.attend(case)
    calm()
    assert mini.counter.case == case
    assert mini.counter.state.topic == "stop"


def test_it_fits_beside_the_crm_at_every_face(mini: MiniWindow, press: Callable[..., None], qtbot: QtBot) -> None:
    press("tile_stop")
    press("begin")
    room = mini.screen().availableGeometry()
    for name in ("end", "end_back"):
        press(name)
        qtbot.wait(20)
        assert mini.width() <= 440
        assert mini.height() <= min(room.height(), 574)


def test_after_a_line_was_said_the_next_step_is_one_quiet_click_away(
    mini: MiniWindow, press: Callable[..., None], hall: Hall
) -> None:
    press("tile_stop")
    press("step_listen")
    assert not mini.talk.next.isVisible()
    first = next(one for one in mini.counter.sight.lines if not one.missing)
    cue = mini.findChild(QAbstractButton, f"cue_{first.id}")
    assert cue is not None
    press(cue.objectName())
    press("cue_said")
    assert mini.talk.next.isVisible() and mini.talk.next.text() == "下一步 · 接"
    assert mini.talk.next.accessibleName() == "下一步 · 接"
    width = mini.width()
    press("next_step")
    assert stored(hall, mini).step == "empathy"
    assert not mini.talk.next.isVisible() and mini.width() == width
