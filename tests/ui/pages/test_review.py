"""Looking back on a reception on screen: stages of the timeline; what two people say to each other, in private only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.pages.reading.reception import ReceptionView
from ui.widgets.note_field import NoteField

Calm = Callable[[], None]


@pytest.fixture
def case(context: Context, clerk: Actor) -> CaseId:
    store = context.hall.store
    case, _ = desk.begin(store, by=clerk)
    desk.note(store, by=clerk, case=case, kind="verbatim", text="卡停了")
    desk.set_evidence(store, by=clerk, case=case, evidence=Evidence.OURS)
    ending.end(store, by=clerk, case=case, outcome=Outcome.SOLVED, sentence="好了")
    return case


@pytest.fixture
def view(context: Context, manager: Actor, case: CaseId, shown: Callable[..., QWidget], calm: Calm) -> ReceptionView:
    context.sign_in(manager)
    view = ReceptionView(context)
    view.resize(620, 620)
    shown(view)
    view.open(case)
    calm()
    return view


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = next(one for one in page.findChildren(QAbstractButton, name) if one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(page: QWidget, name: str) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel, name) if label.isVisible()]


def test_the_timeline_is_read_by_stage(qtbot: QtBot, view: ReceptionView) -> None:
    assert texts(view, "timeline_stage") == ["问候", "切入", "结束"]
    press(qtbot, view, "stages_close")
    assert texts(view, "timeline_what") == ["结束"]
    press(qtbot, view, "stages_checked")
    assert texts(view, "timeline_what") == ["核查"]
    press(qtbot, view, "stages_all")
    assert len(texts(view, "timeline_what")) == 4


def test_two_people_read_it_in_private_and_a_third_sees_no_trace(
    qtbot: QtBot, view: ReceptionView, context: Context, clerk: Actor, other_clerk: Actor, case: CaseId, calm: Calm
) -> None:
    assert not texts(view, "review_title")
    context.show_private(True)
    calm()
    press(qtbot, view, "review_open")
    line = view.findChild(QLineEdit, "review_line_greet")
    note = view.findChild(NoteField, "review_note")
    assert line is not None and note is not None
    line.setText("先报名字再问事")
    press(qtbot, view, "review_practise_greet")
    calm()
    note.setPlainText("下午聊两句")
    press(qtbot, view, "review_send")
    calm()
    assert not note.toPlainText() and texts(view, "review_told_greet")[0].endswith("练一练，先报名字再问事")
    for who, sees in ((clerk, True), (other_clerk, False)):
        context.sign_in(who)
        calm()
        assert not texts(view, "review_title"), "not in the public view"
        context.show_private(True)
        calm()
        assert bool(texts(view, "review_told_greet")) == bool(texts(view, "review_notes")) == sees
        assert not [one for one in view.findChildren(QAbstractButton, "review_open") if one.isVisible()]


def test_what_is_typed_stays_while_the_reception_moves_on_and_goes_with_the_person(
    qtbot: QtBot, view: ReceptionView, context: Context, clerk: Actor, case: CaseId, calm: Calm
) -> None:
    context.show_private(True)
    calm()
    press(qtbot, view, "review_open")
    line = view.findChild(QLineEdit, "review_line_close")
    assert line is not None
    line.setText("写到一半")
    context.runner.write(lambda store: desk.set_order(store, by=clerk, case=case, number="1"), owner=view)
    press(qtbot, view, "review_practise_turn")
    calm()
    assert line.text() == "写到一半" and line.isVisible()
    context.sign_in(clerk)
    calm()
    assert line.text() == ""


def test_one_line_is_marked_with_a_tap_in_the_stage_picked(
    qtbot: QtBot, view: ReceptionView, context: Context, calm: Calm
) -> None:
    assert not [one for one in view.findChildren(QAbstractButton, "timeline_review") if one.isVisible()]
    context.show_private(True)
    calm()
    press(qtbot, view, "review_open")
    lines = [one for one in view.findChildren(QAbstractButton, "timeline_review") if one.isVisible()]
    assert len(lines) == len(texts(view, "timeline_what"))
    qtbot.mouseClick(lines[1], Qt.MouseButton.LeftButton)
    assert texts(view, "review_about") == ["评这一条：09:50 记「卡停了」"]
    press(qtbot, view, "review_tag_turn_turn_sentence")
    calm()
    assert texts(view, "review_told_turn")[0].endswith("做得好，这一句转过来了（09:50 记「卡停了」）")
    assert not texts(view, "review_about")
    press(qtbot, view, "review_open")
    assert not [one for one in view.findChildren(QAbstractButton, "timeline_review") if one.isVisible()]
