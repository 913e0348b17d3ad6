"""The guide at the desk: answered by click or digit, back with Esc, its way, lines and promise recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.promising import PromiseKind
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState, Evidence
from hall_assistant.clock import HOUR, parse_local
from ui.context import Context
from ui.models.guide import cue_of, usual_due
from ui.pages.desk.page import DeskPage
from ui.pages.guides.panel import GuidePanel

LEFT = Qt.MouseButton.LeftButton
OFFSET = 480


@pytest.fixture
def page(at_desk: Context, calm: Callable[[], None], shown: Callable[..., QWidget]) -> Iterator[DeskPage]:
    page = DeskPage(at_desk)
    page.resize(1290, 680)
    shown(page)
    calm()
    yield page
    calm()


@pytest.fixture
def press(qtbot: QtBot, page: DeskPage, calm: Callable[[], None]) -> Callable[[str], None]:
    def press(name: str) -> None:
        found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not shown"
        qtbot.mouseClick(found[0], LEFT)
        calm()
        QApplication.processEvents()

    return press


@pytest.fixture
def panel(page: DeskPage, press: Callable[[str], None]) -> GuidePanel:
    press("desk_begin")
    press("desk_tiles_stop")
    press("desk_topics_fraud_stop")
    press("step_solve")
    press("step_helpers_guide")
    found = page.findChild(GuidePanel)
    assert found is not None and found.isVisible()
    return found


def stored(hall: Hall, page: DeskPage) -> CaseState:
    assert page.counter.case is not None
    with hall.store.reading() as at:
        return state_of(at, CaseId(page.counter.case))


def words(panel: GuidePanel, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_digits_answer_and_escape_goes_back_question_by_question_and_then_to_the_lines(
    panel: GuidePanel, page: DeskPage, qtbot: QtBot, calm: Callable[[], None]
) -> None:
    first = words(panel, "guide_ask")
    assert panel.hasFocus()
    qtbot.keyClick(panel, Qt.Key.Key_2)
    assert words(panel, "guide_way") == "后台研判停的"
    qtbot.keyClick(panel, Qt.Key.Key_9)  # no such answer
    qtbot.keyClick(panel, Qt.Key.Key_3)
    assert words(panel, "guide_title") == "调上回那单，当面催"
    for _ in range(2):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert words(panel, "guide_ask") == first
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    calm()
    assert not panel.isVisible()
    assert page.middle.lines.isVisible()


def test_looking_through_a_guide_records_nothing(
    panel: GuidePanel, page: DeskPage, hall: Hall, press: Callable[[str], None]
) -> None:
    before = stored(hall, page)
    press("guide_answer_2")
    press("guide_answer_3")
    press("guide_back")
    press("guide_answer_4")
    assert stored(hall, page) == before


def test_a_line_said_at_an_end_takes_the_way_and_gives_the_promise_of_the_hour_on_the_chip(
    panel: GuidePanel, page: DeskPage, hall: Hall, press: Callable[[str], None]
) -> None:
    for place in (2, 1, 1, 2):
        press(f"guide_answer_{place}")
    assert words(panel, "guide_type") == "说准几点再办"
    assert words(panel, "guide_title") == "材料齐，当面报走"
    assert "机主身份证原件" in words(panel, "guide_papers")
    press("line_2_said")
    state = stored(hall, page)
    assert [way.end for way in state.guided] == ["report_now"]
    assert state.said[-1].line == "明天10:00前，批没批我都打给您。"
    assert [one.due for one in state.promises] == [parse_local("2026-03-13 10:00", OFFSET)]
    assert words(panel, "guide_given").startswith("承诺记下了")
    assert not panel.end.hour.isVisible()


def test_the_promise_of_an_end_carries_its_kind_and_stands_once(
    panel: GuidePanel, page: DeskPage, hall: Hall, press: Callable[[str], None]
) -> None:
    press("guide_choice_arrears_stop")
    for place in (1, 2, 1):
        press(f"guide_answer_{place}")
    assert panel.end.hour.isVisible()
    press("promise_give")
    press("guide_again")
    state = stored(hall, page)
    assert [(one.words, one.kind) for one in state.promises] == [("我打给您，说通了没有", PromiseKind.RESTORE)]
    assert [way.guide for way in state.guided] == ["arrears_stop"]


def test_a_clock_that_an_end_names_is_started_from_there_once(
    panel: GuidePanel, page: DeskPage, hall: Hall, press: Callable[[str], None]
) -> None:
    press("guide_choice_arrears_stop")
    for place in (1, 2, 1):
        press(f"guide_answer_{place}")
    for _ in range(2):
        press("guide_clocks_restore_paid")
    state = stored(hall, page)
    assert [one.rule for one in state.clocks] == ["restore_paid"]
    assert [way.end for way in state.guided] == ["push"]


def test_a_gap_of_a_line_is_asked_in_place_and_then_the_line_can_be_said(
    panel: GuidePanel, page: DeskPage, hall: Hall, press: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("{{部门}}那头我打。", "我记着。")
    monkeypatch.setattr("ui.pages.guides.ending.words_of", lambda _library, _end: asked)
    press("guide_choice_arrears_stop")
    for place in (1, 2, 1):
        press(f"guide_answer_{place}")
    press("line_1_slots_部门")
    strip = panel.end.asking
    assert strip.isVisible()
    strip.answered.emit("部门", "计费岗")
    press("line_1_said")
    assert stored(hall, page).said[-1].line == "计费岗那头我打。"


def test_the_evidence_is_only_set_by_the_clerk(
    panel: GuidePanel, page: DeskPage, hall: Hall, press: Callable[[str], None]
) -> None:
    press("desk_tiles_unknown_order")
    press("desk_topics_sp_fee")
    press("guide_answer_1")
    press("guide_answer_1")
    assert stored(hall, page).evidence is Evidence.UNKNOWN
    press("guide_evidence")
    assert stored(hall, page).evidence is Evidence.OURS


def test_another_topic_brings_its_guides_and_one_without_says_so(
    panel: GuidePanel, page: DeskPage, press: Callable[[str], None]
) -> None:
    press("desk_tiles_signal")
    press("desk_topics_weak_signal")
    assert words(panel, "guide_ask").startswith("那片有没有检修")
    press("desk_tiles_other")
    assert words(panel, "guide_ask") == ""
    press("guide_choice_queue_attitude")
    assert words(panel, "guide_ask").startswith("是等得久")


def test_an_hour_is_offered_within_opening_hours_on_a_day_the_chip_knows() -> None:
    start = parse_local("2026-03-12 00:00", OFFSET)
    for minutes in range(0, 24 * 60, 17):
        now = start + minutes * 60_000
        for hours in (1, 4, 12, 24, 48, 72, 168, 720):
            due = usual_due(hours, now, OFFSET)
            assert not due.past(now, OFFSET)
            assert "09:00" <= due.time <= "17:00" or hours < 24
            assert due.at(now, OFFSET) - now <= 3 * 24 * HOUR


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("材料齐，我现在就报。", "材料齐 我现在就报"),
        ("我这就查。", "我这就查"),
        ("一条特别特别长而且没有任何停顿的话", "一条特别特别长而且没"),
    ],
)
def test_a_line_without_a_cue_gets_its_first_clauses(line: str, cue: str) -> None:
    assert cue_of(line) == cue
