"""Following up: overdue first, kept and renewed in one click, offers, and handing over at the end of a shift."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.cases import desk, handover
from hall_assistant.cases.legs import open_leg
from hall_assistant.clock import HOUR, MINUTE, SetClock
from hall_assistant.deadlines.jumps import Jump, note_jump
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise, renew
from ui.context import Context
from ui.models.counter_desk import CounterDesk
from ui.pages.desk.passing.leg_row import LegRow
from ui.pages.follow_parts.promise_row import PromiseRow
from ui.pages.follow_up import FollowUpPage
from ui.widgets.chips import Chip, ChipRow

Calm = Callable[[], None]


def promised(hall: Hall, by: Actor, words: str, hours: int) -> CaseId:
    case, _ = desk.begin(hall.store, by=by)
    desk.note(hall.store, by=by, case=case, text="要回话")
    promise(hall.store, by=by, case=case, words=words, due=hall.clock.now() + hours * HOUR)
    return case


def lists(page: FollowUpPage) -> list[Chip]:
    row = page.findChild(ChipRow, "follow")
    assert row is not None
    return [chip for chip in row.findChildren(Chip) if chip.isVisible()]


def state(hall: Hall, case: CaseId) -> CaseState:
    with hall.store.reading() as at:
        return state_of(at, case)


@pytest.fixture
def page(at_desk: Context, shown: Callable[..., QWidget], calm: Calm) -> FollowUpPage:
    CounterDesk.shared(at_desk)
    page = FollowUpPage(at_desk)
    page.resize(1200, 640)
    shown(page)
    calm()
    return page


def rows(page: FollowUpPage) -> list[PromiseRow]:
    return [row for row in page.findChildren(PromiseRow) if row.isVisible()]


def words(page: FollowUpPage) -> list[str]:
    return [row.follow.promise.words for row in rows(page)]


def press(qtbot: QtBot, place: QWidget, name: str) -> None:
    button = next(one for one in place.findChildren(QAbstractButton, name) if one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def text(place: QWidget, name: str) -> str:
    label = place.findChild(QLabel, name)
    assert label is not None
    return label.text()


def refresh(page: FollowUpPage, calm: Calm) -> None:
    page.read()
    calm()


def test_nothing_open_is_said_calmly(page: FollowUpPage) -> None:
    assert text(page, "follow_count") == "手上没有等着兑现的承诺。"


def test_overdue_stands_first_and_is_told_by_word_and_shape(
    page: FollowUpPage, context: Context, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    promised(context.hall, clerk, "明天的", 24)
    promised(context.hall, clerk, "今天的", 4)
    promised(context.hall, clerk, "过点的", 1)
    clock.advance(2 * HOUR)
    refresh(page, calm)
    assert words(page) == ["过点的", "今天的", "明天的"]
    assert [row.state for row in rows(page)] == ["late", "soon", "later"]
    assert text(rows(page)[0], "promise_left") == "逾期 过了 1 小时 0 分"
    assert rows(page)[0].findChild(QWidget, "mark_late") is not None
    assert [chip.text() for chip in lists(page)] == ["我的 3", "到期 1", "逾期 1", "等别人"]


def test_mine_and_the_whole_halls(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, other_clerk: Actor, calm: Calm
) -> None:
    promised(context.hall, clerk, "我的", 2)
    promised(context.hall, other_clerk, "他的", 1)
    refresh(page, calm)
    assert words(page) == ["我的"]
    press(qtbot, page, "follow_due")
    qtbot.waitUntil(lambda: words(page) == ["他的", "我的"], timeout=5000)
    calm()


def test_one_click_keeps_a_promise(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 2)
    refresh(page, calm)
    press(qtbot, rows(page)[0], "promise_keep")
    qtbot.waitUntil(lambda: not rows(page), timeout=5000)
    calm()
    assert not state(context.hall, case).open_promises


def test_a_new_hour_takes_the_old_ones_place_and_the_old_one_stays(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 1)
    clock.advance(2 * HOUR)
    refresh(page, calm)
    press(qtbot, rows(page)[0], "promise_renew")
    assert "先打给客户" in text(page, "renew_first_contact")
    press(qtbot, page, "renew_day")
    press(qtbot, page, "renew_save")
    qtbot.waitUntil(lambda: [row.state for row in rows(page)] == ["later"], timeout=5000)
    calm()
    old, new = state(context.hall, case).promises
    assert (old.state.value, new.renews, new.words) == ("renewed", "P1", "我打您电话")


def test_every_hour_a_renewed_promise_has_had_can_be_seen(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 1)
    due = context.hall.clock.now() + 3 * HOUR
    renew(context.hall.store, by=clerk, case=case, promise="P1", due=due, why="师傅还没到")
    refresh(page, calm)
    press(qtbot, rows(page)[0], "promise_chain")
    calm()
    assert "改约了：师傅还没到" in text(page, "chain_1") and "现在等着的" in text(page, "chain_2")
    press(qtbot, page, "chain_leave")
    calm()
    assert words(page) == ["我打您电话"]


def test_a_call_that_broke_off_is_one_click_and_somebody_rings_back(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 5)
    refresh(page, calm)
    press(qtbot, rows(page)[0], "promise_broke")
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=5000)
    calm()
    back = state(context.hall, case).promises[1]
    assert (back.kind.value, back.due) == ("call_back", context.hall.clock.now() + 10 * MINUTE)


def test_departments_that_owe_an_answer_wait_with_the_others_and_are_urged_and_answered_here(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 5)
    due = context.hall.clock.now() + 2 * HOUR
    open_leg(context.hall.store, by=clerk, case=case, department="装维", question="哪天能修", due=due)
    refresh(page, calm)
    assert lists(page)[3].text() == "等别人 1"
    press(qtbot, page, "follow_waiting")
    qtbot.waitUntil(lambda: page.findChild(LegRow) is not None, timeout=5000)
    press(qtbot, page, "urge_phone")
    calm()
    assert len(state(context.hall, case).legs[0].urges) == 1
    press(qtbot, page, "leg_answer")
    field = page.findChild(QLineEdit, "leg_said")
    assert field is not None
    field.setText("明天上午上门")
    page._show_again()
    assert field.text() == "明天上午上门"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text(page, "follow_count") == "没有等部门、等同事的事。", timeout=5000)
    calm()
    assert state(context.hall, case).legs[0].answer == "明天上午上门"


def test_a_clock_that_jumped_is_told_where_the_hours_are_read(
    qtbot: QtBot, page: FollowUpPage, context: Context, calm: Calm
) -> None:
    now = context.hall.clock.now()
    note_jump(context.hall.store, Jump(now, now - 3 * HOUR))
    refresh(page, calm)
    press(qtbot, page, "follow_clocks")
    assert "慢了3小时" in text(page, "follow_clocks_jumped")


def test_the_page_is_walked_with_the_keyboard_alone(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 2)
    refresh(page, calm)
    button = rows(page)[0].findChild(QAbstractButton, "promise_renew")
    assert button is not None
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    bar = page.findChild(QWidget, "renew_bar")
    assert bar is not None and bar.isVisible()
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    calm()
    assert page.findChild(QWidget, "renew_bar") is None or not bar.isVisible()
    button = rows(page)[0].findChild(QAbstractButton, "promise_renew")
    assert button is not None
    qtbot.keyClick(button, Qt.Key.Key_Space)
    why = page.findChild(QLineEdit, "renew_why")
    assert why is not None
    why.setText("师傅还没到")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(state(context.hall, case).promises) == 2, timeout=5000)
    calm()


def test_the_list_stands_still_while_a_new_hour_is_picked(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    promised(context.hall, clerk, "我打您电话", 1)
    refresh(page, calm)
    press(qtbot, rows(page)[0], "promise_renew")
    case, _ = desk.begin(context.hall.store, by=clerk)
    context.runner.write(lambda store: desk.note(store, by=clerk, case=case, text="又来一位"), owner=page)
    calm()
    assert page.findChild(QWidget, "renew_bar") is not None
    press(qtbot, page, "renew_leave")
    calm()
    assert words(page) == ["我打您电话"]


def test_my_own_opens_at_the_desk_another_persons_is_read_here(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, other_clerk: Actor, calm: Calm
) -> None:
    mine, other = promised(context.hall, clerk, "我的", 1), promised(context.hall, other_clerk, "他的", 2)
    refresh(page, calm)
    press(qtbot, page, "follow_due")
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=5000)
    with qtbot.waitSignal(context.wide_wanted) as wanted:
        press(qtbot, rows(page)[0], "promise_open")
    assert wanted.args == ["desk"] and context.case == mine
    press(qtbot, rows(page)[1], "promise_open")
    calm()
    assert page.reception.isVisible() and page.reception.case == other


def test_an_offer_is_taken_or_given_back(
    qtbot: QtBot,
    page: FollowUpPage,
    context: Context,
    clerk: Actor,
    other_clerk: Actor,
    clock: SetClock,
    calm: Calm,
) -> None:
    cases = []
    for words_given in ("甲", "乙"):
        clock.advance(HOUR)
        cases.append(promised(context.hall, other_clerk, words_given, 2))
    for case in cases:
        handover.offer(context.hall.store, by=other_clerk, case=case, to=clerk.staff)
    refresh(page, calm)
    press(qtbot, page, "offer_accept")
    calm()
    press(qtbot, page, "offer_decline")
    reason = next(one for one in page.findChildren(QAbstractButton, "offer_reason_0") if one.isVisible())
    qtbot.mouseClick(reason, Qt.MouseButton.LeftButton)
    calm()
    assert [state(context.hall, case).handler for case in cases] == [clerk.staff, other_clerk.staff]
    assert state(context.hall, cases[1]).offered_to == "" and words(page) == ["甲"]
    assert "王强 答应的，现在 李玲 经办" in text(rows(page)[0], "promise_whose")


def test_a_shift_is_handed_over_in_two_clicks_and_can_be_taken_back(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, other_clerk: Actor, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 2)
    refresh(page, calm)
    press(qtbot, page, "follow_shift")
    calm()
    box = page.findChild(QComboBox, "shift_to")
    assert box is not None and box.findData(clerk.staff) < 0
    box.setCurrentIndex(box.findData(other_clerk.staff))
    press(qtbot, page, "shift_give")
    calm()
    assert state(context.hall, case).offered_to == other_clerk.staff
    assert text(page, "shift_waiting") == "等王强接手"
    press(qtbot, page, "shift_back")
    calm()
    assert state(context.hall, case).offered_to == "" and state(context.hall, case).first_asked == clerk.staff


def test_a_long_list_is_laid_out_in_parts(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    with context.hall.store.write():
        for place in range(45):
            promised(context.hall, clerk, f"第{place}件", 1 + place)
    refresh(page, calm)
    assert len(rows(page)) == 40
    press(qtbot, page, "follow_more")
    qtbot.waitUntil(lambda: words(page) == [f"第{place}件" for place in range(40, 45)], timeout=5000)
    calm()
    press(qtbot, page, "follow_first")
    qtbot.waitUntil(lambda: words(page)[:1] == ["第0件"], timeout=5000)
    calm()


def test_numbers_in_a_promise_are_masked_in_public(
    page: FollowUpPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    promised(context.hall, clerk, "打 13912345678 说结果", 1)
    refresh(page, calm)
    assert text(rows(page)[0], "promise_what") == "打 139****5678 说结果"


def test_a_reception_ended_elsewhere_over_a_promise_stands_here_with_a_word_and_is_taken_in_hand(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 2)
    with context.hall.store.write() as w:
        w.append(case, "case.ended", by=clerk.staff, open={"outcome": "solved"}, sealed={"sentence": "好了"})
    refresh(page, calm)
    assert "另一台先结过这单，这条办完请再结一次" in text(rows(page)[0], "promise_whose")
    press(qtbot, rows(page)[0], "promise_open")
    calm()
    assert context.case == case and state(context.hall, case).crossed


def test_an_overdue_one_is_kept_with_the_contact_that_comes_first(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 1)
    clock.advance(2 * HOUR)
    refresh(page, calm)
    assert next(one.objectName() for one in rows(page)[0].findChildren(QAbstractButton)) == "promise_contact"
    press(qtbot, rows(page)[0], "promise_keep")
    assert "过点了" in text(page, "contact_title")
    press(qtbot, page, "contact_way_counter")
    press(qtbot, page, "contact_save")
    qtbot.waitUntil(lambda: not rows(page), timeout=5000)
    calm()
    (one,) = state(context.hall, case).promises
    assert one.state.value == "kept" and [contact.way.value for contact in one.contacts] == ["counter"]


def test_a_call_that_broke_off_stands_as_a_promise_to_ring_back(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 1)
    clock.advance(2 * HOUR)
    refresh(page, calm)
    press(qtbot, rows(page)[0], "promise_contact")
    press(qtbot, page, "contact_reached_broken_off")
    press(qtbot, page, "contact_save")
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=5000)
    calm()
    old, new = state(context.hall, case).promises
    assert (old.state.value, new.kind.value) == ("open", "call_back")
    assert "联系过，说一半断了" in text(rows(page)[0], "promise_course")


def test_what_will_not_be_kept_is_owned_up_to_with_what_was_done(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "师傅上门", 1)
    clock.advance(2 * HOUR)
    refresh(page, calm)
    press(qtbot, rows(page)[0], "promise_renew")
    press(qtbot, page, "renew_broken")
    press(qtbot, page, "contact_save")
    calm()
    assert "怎么补救的" in text(page, "contact_told") and state(context.hall, case).open_promises
    field = next(one for one in page.findChildren(QLineEdit, "contact_done") if one.isVisible())
    field.setText("送了备用机")
    press(qtbot, page, "contact_save")
    qtbot.waitUntil(lambda: not rows(page), timeout=5000)
    calm()
    assert state(context.hall, case).promises[0].how == "送了备用机"


def test_what_waits_for_a_colleague_is_urged_in_one_click_and_they_see_it(
    qtbot: QtBot, page: FollowUpPage, context: Context, clerk: Actor, other_clerk: Actor, calm: Calm
) -> None:
    case = promised(context.hall, clerk, "我打您电话", 2)
    handover.offer(context.hall.store, by=clerk, case=case, to=other_clerk.staff)
    press(qtbot, page, "follow_waiting")
    qtbot.waitUntil(lambda: len(rows(page)) == 1, timeout=5000)
    press(qtbot, rows(page)[0], "promise_urge")
    qtbot.waitUntil(lambda: "李玲催过" in _course(page), timeout=5000)
    calm()
    assert [one.to for one in state(context.hall, case).promises[0].urges] == [other_clerk.staff]


def _course(page: FollowUpPage) -> str:
    label = next((label for row in rows(page) for label in row.findChildren(QLabel, "promise_course")), None)
    return label.text() if label is not None else ""


def test_the_manager_names_a_stand_in_who_then_sees_the_promise(
    qtbot: QtBot,
    page: FollowUpPage,
    context: Context,
    clerk: Actor,
    other_clerk: Actor,
    manager: Actor,
    calm: Calm,
) -> None:
    promised(context.hall, clerk, "我打您电话", 2)
    refresh(page, calm)
    assert not page.findChildren(QAbstractButton, "follow_roster")[0].isVisible(), "nothing to read"
    context.sign_in(manager)
    calm()
    press(qtbot, page, "follow_roster")
    for name, staff in (("stand_in_who", clerk.staff), ("stand_in_other", other_clerk.staff)):
        box = page.findChild(QComboBox, name)
        assert box is not None
        box.setCurrentIndex(box.findData(staff))
    press(qtbot, page, "stand_in_save")
    qtbot.waitUntil(lambda: bool(page.findChildren(QLabel, "stand_in_line")), timeout=5000)
    context.sign_in(other_clerk)
    calm()
    assert words(page) == ["我打您电话"]
    assert "李玲 今天不在，王强 替" in text(rows(page)[0], "promise_whose")
    press(qtbot, page, "follow_roster")
    seen = [one for one in page.findChildren(QLabel, "stand_in_line") if one.isVisible()]
    assert len(seen) == 1 and "王强 替" in seen[0].text()
    buttons = [page.findChildren(QAbstractButton, name) for name in ("stand_in_save", "stand_in_back")]
    assert not any(one.isVisible() for found in buttons for one in found)
