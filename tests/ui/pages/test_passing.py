"""Passing on from the desk: the brief first, departments with an hour, what came back, the sheet for the next shift."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.legs import LegState
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.cases import desk as core
from hall_assistant.cases import handover
from hall_assistant.clock import HOUR, MINUTE, SetClock
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from hall_assistant.settings.desk import change
from hall_assistant.settings.values import Department, Rung
from ui.context import Context
from ui.models.counter_desk import CounterDesk
from ui.operations.handover import return_late
from ui.pages.desk.page import DeskPage
from ui.pages.follow_parts.shift_paper import ShiftPaper
from ui.pages.settings.departments import DepartmentsSection
from ui.pages.write_up import WriteUpPage

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]
Press = Callable[[str], None]


@pytest.fixture
def departments(hall: Hall, manager: Actor) -> None:
    change(
        hall.store,
        by=manager,
        departments=(Department("装维", "0571-8800"), Department("计费", "")),
        ladder=(Rung("值班长", "李强", "8002"),),
    )


@pytest.fixture
def page(departments: None, at_desk: Context, calm: Calm, shown: Callable[..., QWidget]) -> Iterator[DeskPage]:
    with at_desk.hall.store.reading() as at:
        from ui.context import read_settings

        at_desk.take_settings(read_settings(at))
    page = DeskPage(at_desk)
    page.resize(1290, 680)
    shown(page)
    calm()
    yield page
    calm()


@pytest.fixture
def press(qtbot: QtBot, page: DeskPage, calm: Calm) -> Press:
    def press(name: str) -> None:
        found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not shown"
        qtbot.mouseClick(found[0], LEFT)
        calm()
        QApplication.processEvents()

    return press


@pytest.fixture
def choose(page: DeskPage, calm: Calm) -> Callable[[str, str], None]:
    def choose(menu: str, action: str) -> None:
        found = next(one for one in page.findChildren(QMenu, menu) if one.actions())
        next(one for one in found.actions() if one.objectName() == action).trigger()
        found.close()
        calm()
        QApplication.processEvents()

    return choose


def stored(hall: Hall, case: str | None) -> CaseState:
    assert case is not None
    with hall.store.reading() as at:
        return state_of(at, CaseId(case))


def text(place: QWidget, name: str) -> str:
    label = next(one for one in place.findChildren(QLabel, name) if one.isVisible())
    return label.text()


def fill(place: QWidget, name: str, words: str) -> None:
    field = next(one for one in place.findChildren(QLineEdit, name) if one.isVisible())
    field.clear()
    field.insert(words)


def begin(page: DeskPage, press: Press) -> None:
    press("desk_begin")
    press("desk_tiles_broadband")


def hand_menu(page: DeskPage) -> None:
    page.middle.handing.fill()


def test_the_brief_is_read_before_the_colleague_is_asked(
    page: DeskPage, press: Press, choose: Callable[[str, str], None], hall: Hall, other_clerk: Actor, clerk: Actor
) -> None:
    begin(page, press)
    case = CaseId(str(page.counter.case))
    promise(hall.store, by=clerk, case=case, words="打您这个号", due=hall.clock.now() + 3 * HOUR)
    hand_menu(page)
    choose("hand_menu", "hand_8023")
    assert "答应了今天12:50前打您这个号" in text(page, "hand_brief")
    assert not stored(hall, case).offered_to
    fill(page, "hand_why", "我去开会")
    press("hand_give")
    told = stored(hall, case).offer
    assert told is not None and told.to == other_clerk.staff and told.why == "我去开会"
    assert "打您这个号" in told.brief
    assert text(page, "hand_waits") == "等王强点「接过来」，10:00 前没接会退回来。"
    press("hand_take_back")
    assert not stored(hall, case).offered_to


def test_what_not_to_say_is_for_the_private_view(
    page: DeskPage, press: Press, choose: Callable[[str, str], None], at_desk: Context, calm: Calm
) -> None:
    begin(page, press)
    hand_menu(page)
    choose("hand_menu", "hand_8023")
    assert not page.findChild(QLabel, "hand_dont").isVisible()
    at_desk.show_private(True)
    calm()
    assert text(page, "hand_dont").startswith("不要说：")


def test_who_is_asked_reads_the_brief_in_the_banner_and_says_why_not(
    page: DeskPage,
    press: Press,
    choose: Callable[[str, str], None],
    at_desk: Context,
    hall: Hall,
    clerk: Actor,
    other_clerk: Actor,
    calm: Calm,
) -> None:
    begin(page, press)
    case = page.counter.case
    hand_menu(page)
    choose("hand_menu", "hand_8023")
    press("hand_give")
    at_desk.sign_in(other_clerk)
    calm()
    assert "宽带" in text(page, "offer_brief")
    press("offer_decline")
    press("offer_reason_0")
    returned = stored(hall, case).returned
    assert returned is not None and returned.why == "手上有客人"
    at_desk.sign_in(clerk)
    calm()
    assert [face.returned_from for face in page.counter.receptions] == [other_clerk.staff]
    page.counter.open(CaseId(str(case)))
    calm()
    assert text(page, "came_back_words") == "王强退回来了：手上有客人，还在您手上。"
    press("came_back_seen")
    assert stored(hall, case).returned is None
    assert not page.findChild(QWidget, "came_back").isVisible()


def test_what_nobody_took_comes_back_with_a_word(
    page: DeskPage,
    press: Press,
    choose: Callable[[str, str], None],
    hall: Hall,
    clock: SetClock,
    calm: Calm,
    at_desk: Context,
) -> None:
    begin(page, press)
    hand_menu(page)
    choose("hand_menu", "hand_8023")
    press("hand_give")
    said: list[str] = []
    at_desk.said.connect(said.append)
    return_late(page.counter)
    calm()
    assert stored(hall, page.counter.case).offered_to
    clock.advance(10 * MINUTE)
    return_late(page.counter)
    calm()
    assert not stored(hall, page.counter.case).offered_to
    assert len(said) == 1 and said[0].startswith("王强没接 3-0312-") and said[0].endswith("还在您手上。")
    assert text(page, "came_back_words") == "王强到点没接，还在您手上。"
    at_desk.said.disconnect(said.append)


def test_a_department_is_asked_urged_and_answers(
    page: DeskPage, press: Press, choose: Callable[[str, str], None], hall: Hall, clock: SetClock
) -> None:
    begin(page, press)
    hand_menu(page)
    choose("hand_menu", "hand_legs")
    box = page.findChild(QComboBox, "leg_department")
    assert box is not None and [box.itemText(at) for at in range(box.count())] == ["装维", "计费"]
    fill(page, "leg_question", "哪天能上门")
    press("leg_open")
    (leg,) = stored(hall, page.counter.case).legs
    assert (leg.department, leg.contact, leg.question) == ("装维", "0571-8800", "哪天能上门")
    assert "等装维回话 · 今天 17:00 前" in text(page, "legs_strip_words")
    assert "电话 0571-8800" in text(page, "leg_standing")
    clock.advance(30 * MINUTE)
    press("leg_urge")
    press("urge_phone")
    assert stored(hall, page.counter.case).legs[0].urges[0].how == "phone"
    assert "催了 1 回，10:20 打电话" in text(page, "leg_standing")
    press("leg_answer")
    press("leg_save")
    assert stored(hall, page.counter.case).open_legs
    fill(page, "leg_said", "明早九点上门")
    press("leg_save")
    assert stored(hall, page.counter.case).legs[0].answer == "明早九点上门"
    assert not page.findChild(QWidget, "legs_strip").isVisible()


def test_what_a_department_sends_back_is_sent_again(
    page: DeskPage, press: Press, choose: Callable[[str, str], None], hall: Hall
) -> None:
    begin(page, press)
    page.middle.open_helper("legs")
    fill(page, "leg_question", "哪天能上门")
    press("leg_open")
    press("leg_return")
    fill(page, "leg_said", "不归我们")
    press("leg_save")
    assert text(page, "legs_strip_words") == "装维退回来了，等您重新转。"
    press("leg_again")
    assert "重新转" in text(page, "leg_for")
    press("leg_open")
    states = [leg.state for leg in stored(hall, page.counter.case).legs]
    assert states == [LegState.RESENT, LegState.OPEN]


def test_a_trip_of_the_customers_is_a_hop_and_may_be_marked_as_avoidable(
    page: DeskPage, press: Press, hall: Hall
) -> None:
    begin(page, press)
    page.middle.open_helper("legs")
    fill(page, "sent_where", "回家拿身份证")
    press("sent_save")
    press("hops_0")
    (hop,) = stored(hall, page.counter.case).hops
    assert hop.avoidable and hop.where == "回家拿身份证"


def test_the_end_says_that_a_department_still_owes_an_answer(
    page: DeskPage, press: Press, hall: Hall, clerk: Actor, at_desk: Context, calm: Calm
) -> None:
    begin(page, press)
    page.middle.open_helper("legs")
    fill(page, "leg_question", "哪天能上门")
    press("leg_open")
    said: list[str] = []
    at_desk.said.connect(said.append)
    from ui.operations import cases as operations

    operations.void(page.counter)
    calm()
    assert any("没回（L1 装维）" in one for one in said)
    at_desk.said.disconnect(said.append)


def test_the_duty_manager_is_called_with_four_lines(
    page: DeskPage, press: Press, choose: Callable[[str, str], None]
) -> None:
    begin(page, press)
    hand_menu(page)
    choose("hand_menu", "hand_duty")
    assert text(page, "duty_ladder") == "打给：值班长 李强 8002"
    assert text(page, "duty_line_0").startswith("1　3号柜")
    assert "首问是李玲" in text(page, "duty_line_3")


def test_a_floor_guide_is_first_asked_when_named_before_the_first_word(
    page: DeskPage, press: Press, hall: Hall, other_clerk: Actor, clerk: Actor, calm: Calm
) -> None:
    press("desk_begin")
    hand_menu(page)
    menu = next(one for one in page.findChildren(QMenu, "first_asked_menu"))
    next(one for one in menu.actions() if one.objectName() == "first_asked_8023").trigger()
    calm()
    press("desk_tiles_fee")
    state = stored(hall, page.counter.case)
    assert (state.first_asked, state.handler) == (other_clerk.staff, clerk.staff)
    hand_menu(page)
    actions = [one.text() for one in page.middle.handing.actions()]
    assert not any("引导员" in one for one in actions)


def test_the_write_up_names_who_was_asked_first(page: DeskPage, press: Press, other_clerk: Actor) -> None:
    page.write_up()
    form = page.findChild(WriteUpPage)
    assert form is not None
    press("writeup_ago_first")
    press(f"writeup_ago_{other_clerk.staff}")
    assert form.answers.first_asked == other_clerk.staff
    chip = page.findChild(QAbstractButton, "writeup_ago_first")
    assert chip.text() == "首问：王强"


def test_several_offers_are_taken_in_one_click(
    page: DeskPage, press: Press, hall: Hall, clerk: Actor, other_clerk: Actor, calm: Calm
) -> None:
    given = []
    for _ in range(3):
        case, _changes = core.begin(hall.store, by=other_clerk)
        core.note(hall.store, by=other_clerk, case=case, text="要回话")
        given.append(case)
    handover.offer_all(hall.store, by=other_clerk, to=clerk.staff)
    page.counter.refresh()
    calm()
    button = page.findChild(QAbstractButton, "offer_accept_all")
    assert button is not None and button.text() == "全接（3）"
    press("offer_accept_all")
    assert {stored(hall, case).handler for case in given} == {clerk.staff}
    assert not page.banner.isVisible()


def test_the_sheet_for_the_next_shift_is_a_pdf_in_one_click(
    qtbot: QtBot,
    at_desk: Context,
    shown: Callable[..., QWidget],
    calm: Calm,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    manager: Actor,
) -> None:
    CounterDesk.shared(at_desk)
    paper = ShiftPaper(at_desk)
    shown(paper)
    assert not paper.findChild(QWidget, "shift_paper_hall").isVisible()
    target = tmp_path / "交接单.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    button = paper.findChild(QAbstractButton, "shift_save")
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(target.exists, timeout=20_000)
    calm()
    assert target.read_bytes().startswith(b"%PDF")
    at_desk.sign_in(manager)
    assert paper.findChild(QWidget, "shift_paper_hall").isVisible()


def test_departments_and_minutes_are_set_by_the_manager(
    context: Context, manager: Actor, shown: Callable[..., QWidget], calm: Calm
) -> None:
    context.sign_in(manager)
    section = DepartmentsSection(context)
    shown(section)
    for name, words in (("department_0_0", "装维"), ("department_0_1", "8800"), ("department_2_0", "网络")):
        field = section.findChild(QLineEdit, name)
        assert field is not None
        field.setText(words)
        field.editingFinished.emit()
    section.minutes.picked.emit("15")
    calm()
    assert context.settings.departments == (Department("装维", "8800"), Department("网络", ""))
    assert context.settings.handover_minutes == 15
