"""Options at the desk: offered, signed by a second person, agreed; a no in three parts; back to the lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.solved import Redress, SolutionState, SolutionType
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.cases import desk
from hall_assistant.people.values import Actor
from hall_assistant.settings import desk as settings
from hall_assistant.settings.values import Rung
from hall_assistant.solutions import desk as solutions
from tests.ui.conftest import PIN
from ui.context import Context
from ui.operations.cases import set_topic
from ui.pages.desk.page import DeskPage
from ui.pages.solutions.panel import SolutionPanel

LEFT = Qt.MouseButton.LeftButton


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
def fill(page: DeskPage) -> Callable[[str, str], None]:
    def fill(name: str, text: str) -> None:
        field = page.findChild(QLineEdit, name)
        assert field is not None and field.isVisible()
        field.setText(text)

    return fill


def stored(hall: Hall, page: DeskPage) -> CaseState:
    assert page.counter.case is not None
    with hall.store.reading() as at:
        return state_of(at, CaseId(page.counter.case))


def open_panel(press: Callable[[str], None]) -> None:
    press("desk_begin")
    press("desk_tiles_fee")
    press("step_solve")
    press("step_helpers_solution")


def test_a_sum_above_the_role_is_signed_by_a_colleague_and_then_agreed(
    page: DeskPage, press: Callable[[str], None], fill: Callable[[str, str], None], hall: Hall
) -> None:
    open_panel(press)
    press("redress_refund")
    fill("solution_words", "多收的三个月退进话费里")
    fill("solution_amount", "８８元")
    press("solution_offer")
    press("option_S1_agree")
    assert stored(hall, page).solutions[0].state is SolutionState.OFFERED  # above 20 yuan
    press("option_S1_sign")
    boss = next(one for one in page.counter.staff if one.number == "8021")
    press(f"signer_{boss.staff}")
    fill("signer_pin", PIN)
    press("signer_done")
    press("option_S1_agree")
    (one,) = stored(hall, page).solutions
    assert (one.state, one.redress, str(one.amount)) == (SolutionState.AGREED, Redress.REFUND, "88.00")
    assert one.approval is not None and one.approval.by == boss.staff


def test_an_option_that_needs_time_asks_for_the_hour(
    page: DeskPage, press: Callable[[str], None], fill: Callable[[str, str], None], hall: Hall
) -> None:
    open_panel(press)
    press("solution_type_later")
    fill("solution_words", "听完录音打给您")
    press("solution_offer")
    press("option_S1_agree")
    assert stored(hall, page).solutions[0].state is SolutionState.OFFERED
    panel = page.findChild(QWidget, "solution_panel")
    assert panel is not None
    given = next(one for one in panel.findChildren(QAbstractButton) if one.text() == "＋承诺")
    press(given.objectName())
    state = stored(hall, page)
    assert state.solutions[0].state is SolutionState.AGREED
    assert [one.words for one in state.open_promises] == ["听完录音打给您"]


def test_a_no_in_three_parts_and_back_to_the_lines_by_escape(
    qtbot: QtBot, page: DeskPage, press: Callable[[str], None], fill: Callable[[str, str], None], hall: Hall
) -> None:
    open_panel(press)
    fill("refusal_cannot", "违约金免不掉")
    fill("refusal_why", "合约上签了二十四个月")
    press("refusal_note")
    assert stored(hall, page).refusals == ()
    fill("refusal_can", "先算清还剩几个月")
    press("refusal_note")
    (one,) = stored(hall, page).refusals
    assert one.can == "先算清还剩几个月"
    field = page.findChild(QLineEdit, "refusal_can")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    panel = page.findChild(QWidget, "solution_panel")
    lines = page.findChild(QWidget, "tool_helpers")
    assert panel is not None and not panel.isVisible()
    assert lines is not None and lines.isVisible()


def test_what_is_usual_and_the_own_limit_stay_in_the_private_view(
    page: DeskPage, press: Callable[[str], None], at_desk: Context
) -> None:
    open_panel(press)
    press("redress_refund")
    told = page.findChild(QLabel, "solution_own_limit")
    assert told is not None and told.text() == ""
    at_desk.show_private(True)
    assert "20.00元" in told.text()


def test_a_reason_is_asked_for_a_sum_beyond_the_usual_and_never_where_it_may_be_filmed(
    page: DeskPage, press: Callable[[str], None], fill: Callable[[str, str], None], at_desk: Context, clerk: Actor
) -> None:
    store = at_desk.hall.store
    for _turn in range(5):
        case, _ = desk.begin(store, by=clerk)
        desk.set_topic(store, by=clerk, case=case, topic="fee")
        _, name = solutions.offer(
            store, by=clerk, case=case, type=SolutionType.NOW, words="退", redress=Redress.REFUND, amount="10"
        )
        solutions.agree(store, by=clerk, case=case, solution=name)
    open_panel(press)
    press("redress_refund")
    fill("solution_amount", "15")
    field = page.findChild(QLineEdit, "solution_why")
    assert field is not None and not field.isVisible()
    at_desk.show_private(True)
    assert field.isVisible()
    fill("solution_amount", "10")
    assert not field.isVisible()
    fill("solution_amount", "15")
    fill("solution_words", "这笔退给您")
    fill("solution_why", "跑了三趟")
    press("solution_offer")
    (offered,) = stored(at_desk.hall, page).solutions
    assert offered.why == "跑了三趟" and not field.text()


def test_a_double_click_offers_once_and_says_no_once(
    page: DeskPage, press: Callable[[str], None], fill: Callable[[str, str], None], hall: Hall, calm: Callable[[], None]
) -> None:
    open_panel(press)
    fill("solution_words", "补一张发票")
    twice(page, "solution_offer", calm)
    for name, text in (("cannot", "违约金免不掉"), ("why", "合约签了两年"), ("can", "先算清剩几个月")):
        fill(f"refusal_{name}", text)
    twice(page, "refusal_note", calm)
    state = stored(hall, page)
    assert (len(state.solutions), len(state.refusals)) == (1, 1)
    fill("solution_words", "再送一张")
    press("solution_offer")  # it answers again
    assert len(stored(hall, page).solutions) == 2


def twice(page: DeskPage, name: str, calm: Callable[[], None]) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.click()
    button.click()
    calm()


def test_options_from_before_the_panel_was_made_are_shown(
    page: DeskPage, press: Callable[[str], None], fill: Callable[[str, str], None], at_desk: Context
) -> None:
    open_panel(press)
    fill("solution_words", "补一张发票")
    press("solution_offer")
    later = SolutionPanel(at_desk, page.counter)
    told = later.findChild(QLabel, "option_S1")
    assert told is not None and "补一张发票" in told.text()
    later.deleteLater()


def test_another_step_shows_its_lines_and_what_was_typed_stays(
    page: DeskPage, press: Callable[[str], None], fill: Callable[[str, str], None]
) -> None:
    open_panel(press)
    fill("solution_words", "补一张发票")
    press("step_agree")
    panel, words = page.findChild(QWidget, "solution_panel"), page.findChild(QLineEdit, "solution_words")
    assert panel is not None and not panel.isVisible()
    press("step_solve")
    press("step_helpers_solution")
    assert words is not None and words.isVisible() and words.text() == "补一张发票"


def test_nobody_is_offered_who_may_not_sign_and_the_ladder_is_climbed_instead(
    page: DeskPage,
    press: Callable[[str], None],
    fill: Callable[[str, str], None],
    hall: Hall,
    manager: Actor,
    at_desk: Context,
    calm: Callable[[], None],
) -> None:
    rungs = (Rung("值班经理", "张敏", "8021"), Rung("县分公司", "何主任", "8800123"))
    at_desk.runner.write(
        lambda store: settings.change(store, by=manager, ladder=rungs), owner=page, then=lambda _changes: None
    )
    calm()
    open_panel(press)
    press("redress_refund")
    fill("solution_words", "多收的一年退进话费里")
    fill("solution_amount", "500")
    press("solution_offer")
    press("option_S1_sign")
    buttons = page.findChildren(QAbstractButton)
    assert not [one for one in buttons if one.objectName().startswith("signer_") and one.isVisible()]
    assert "所以没有名字可点" in page.findChild(QLabel, "climb_why").text()
    press("climb_next")
    assert page.findChild(QLabel, "climb_standing").text() == "1. 值班经理 张敏 8021：10:05前回话"
    fill("climb_said", "超了我的权限")
    press("climb_no")
    press("climb_next")
    press("climb_yes")
    (one,) = stored(hall, page).solutions
    assert one.approval is not None and one.approval.phoned == "县分公司 何主任 8800123"


def test_escape_leaves_the_pin_and_not_the_helper(
    qtbot: QtBot, page: DeskPage, press: Callable[[str], None], fill: Callable[[str, str], None]
) -> None:
    open_panel(press)
    press("redress_refund")
    fill("solution_words", "多收的退进话费里")
    fill("solution_amount", "8")
    press("solution_offer")
    for name in ("signer_pin", "phoned_who"):
        press("option_S1_sign")
        qtbot.keyClick(page.findChild(QLineEdit, name), Qt.Key.Key_Escape)
        assert not page.findChild(QWidget, "signing").isVisible()
        assert page.findChild(QWidget, "solution_panel").isVisible()


def test_two_options_and_both_forms_fit_the_low_window(
    page: DeskPage, press: Callable[[str], None], fill: Callable[[str, str], None], calm: Callable[[], None]
) -> None:
    page.resize(1017, 542)  # 1093 × 614 less navigation, top bar and title bar
    calm()
    page.counter.begin()
    set_topic(page.counter, topic="fee")
    calm()
    page.middle.open_helper("solution")
    for words in ("补一张发票", "多收的退进话费里"):
        fill("solution_words", words)
        press("solution_offer")
    scroll = page.findChild(QScrollArea, "middle_scroll")
    assert scroll is not None and scroll.verticalScrollBar().maximum() == 0
    press("option_S1_decline")
    assert page.findChild(QWidget, "refusal_can").isVisible()


def test_the_last_step_stays_in_sight_however_many_receptions_are_open(
    qtbot: QtBot, page: DeskPage, calm: Callable[[], None]
) -> None:
    for _ in range(16):
        page.counter.begin()
        set_topic(page.counter, topic="fee")
        calm()
    row = page.left.list.current()
    assert row is not None
    qtbot.waitUntil(lambda: not row.visibleRegion().isEmpty())
    last = page.left.rail.button(page.counter.sight.steps[-1].id)
    current = page.left.list.current()
    for shown in (last, current):
        assert shown is not None and not shown.visibleRegion().isEmpty()
        assert shown.mapTo(page, shown.rect().bottomLeft()).y() < page.height()
