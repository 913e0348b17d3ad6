from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState, Evidence
from hall_assistant.cases import desk as core
from hall_assistant.cases import handover
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from ui.context import Context
from ui.pages.desk.page import DeskPage

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]


@pytest.fixture
def page(at_desk: Context, calm: Calm, shown: Callable[..., QWidget]) -> Iterator[DeskPage]:
    page = DeskPage(at_desk)
    page.resize(1290, 680)
    shown(page)
    calm()
    yield page
    calm()


@pytest.fixture
def press(qtbot: QtBot, page: DeskPage, calm: Calm) -> Callable[[str], None]:
    def press(name: str) -> None:
        found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not shown"
        qtbot.mouseClick(found[0], LEFT)
        calm()
        QApplication.processEvents()

    return press


def stored(hall: Hall, case: str | None) -> CaseState:
    assert case is not None
    with hall.store.reading() as at:
        return state_of(at, CaseId(case))


def test_eight_steps_are_free_in_any_order_and_the_flow_switches_without_loss(
    page: DeskPage, press: Callable[[str], None], hall: Hall
) -> None:
    press("desk_begin")
    press("desk_tiles_stop")
    press("step_solve")
    press("step_listen")
    press("flows_short")
    assert [step.mark for step in page.counter.sight.steps] == list("听办定")
    press("flows_eight_steps")
    state = stored(hall, page.counter.case)
    assert set(state.steps) == {"solve", "listen"}
    assert {step.id: step.state for step in page.counter.sight.steps}["solve"] == "done"


def test_facts_are_chips_and_what_is_unknown_is_named(
    qtbot: QtBot, page: DeskPage, press: Callable[[str], None], hall: Hall, calm: Calm
) -> None:
    press("desk_begin")
    press("desk_tiles_fee")
    press("facts_金额")
    field = page.findChild(QLineEdit, "desk_ask_field")
    assert field is not None
    field.insert("38 元")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    assert stored(hall, page.counter.case).details == {"金额": "38 元"}
    unknown = page.findChild(QLabel, "facts_unknown")
    assert unknown is not None and unknown.text() == "还不知道：时间 · 地点 · 号码"


def test_our_fault_stays_locked_until_the_check_says_ours(
    page: DeskPage, press: Callable[[str], None], hall: Hall
) -> None:
    press("desk_begin")
    press("desk_tiles_unknown_order")
    press("step_apologise")
    locked = page.findChild(QAbstractButton, "apology_grade_fault")
    assert locked is not None and not locked.isEnabled()
    press("evidence_ours")
    press("apology_grade_fault")
    library = page._context.hall.library
    assert {library.phrases[line.id].apology for line in page.counter.sight.lines} == {"fault"}
    assert stored(hall, page.counter.case).evidence is Evidence.OURS


def test_must_tell_ticks_and_the_card_are_recorded(page: DeskPage, press: Callable[[str], None], hall: Hall) -> None:
    press("desk_begin")
    press("desk_tiles_stop")
    press("desk_topics_fraud_stop")
    press("must_tell_1")
    card = page.counter.sight.card
    assert card is not None
    state = stored(hall, page.counter.case)
    assert state.told == {(card.id, card.must_tell[0].id)}
    assert state.cards == (card.id,)


def test_the_number_is_masked_and_earlier_records_are_only_said_to_exist(
    qtbot: QtBot, page: DeskPage, press: Callable[[str], None], hall: Hall, calm: Calm, clerk: Actor
) -> None:
    case, _ = core.begin(hall.store, by=clerk)
    core.identify(hall.store, by=clerk, case=case, surname="王", honorific="女士", phone="13800005678")
    press("desk_begin")
    press("desk_tiles_stop")
    press("identity_change")
    for name, text in (("identity_surname", "王"), ("identity_phone", "13800005678")):
        field = page.findChild(QLineEdit, name)
        assert field is not None
        field.insert(text)
    press("identity_take")
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "王 138****5678" in texts
    assert "有上次记录" in texts
    assert not any("13800005678" in text for text in texts)


def test_a_number_that_is_refused_is_shown_again_to_be_put_right(
    page: DeskPage, press: Callable[[str], None], hall: Hall
) -> None:
    press("desk_begin")
    press("desk_tiles_stop")
    press("identity_change")
    fields = [page.findChild(QLineEdit, name) for name in ("identity_surname", "identity_phone")]
    for field, text in zip(fields, ("王", "138000056789"), strict=True):
        assert field is not None
        field.insert(text)
    press("identity_take")
    assert [field.text() for field in fields if field is not None and field.isVisible()] == ["王", "138000056789"]


def test_a_note_is_corrected_and_both_readings_stay(
    qtbot: QtBot, page: DeskPage, press: Callable[[str], None], hall: Hall, calm: Calm
) -> None:
    press("desk_begin")
    press("desk_tiles_fee")
    field = page.middle.noting.field
    field.insertPlainText("三十八元")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    press("note_0_mend")
    field.selectAll()
    field.insertPlainText("八十三元")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm()
    assert [note.text for note in stored(hall, page.counter.case).notes] == ["八十三元"]
    with hall.store.reading() as at:
        kinds = [fact.kind for fact in at.facts(str(page.counter.case))]
    assert kinds.count("case.noted") == 1 and kinds.count("case.corrected") == 1


def test_going_from_one_reception_to_another_paints_at_once(
    qtbot: QtBot, page: DeskPage, press: Callable[[str], None], calm: Calm
) -> None:
    press("desk_begin")
    press("desk_tiles_stop")
    first = page.counter.case
    press("desk_begin")
    press("desk_tiles_fee")
    row = page.findChild(QAbstractButton, f"reception_{first}")
    assert row is not None
    qtbot.mouseClick(row, LEFT)
    assert page.counter.sight.tile == "stop", "painted before anything was read"


def test_a_colleague_asked_to_take_over_accepts_and_first_asked_stays(
    page: DeskPage,
    press: Callable[[str], None],
    hall: Hall,
    calm: Calm,
    clerk: Actor,
    other_clerk: Actor,
    at_desk: Context,
) -> None:
    press("desk_begin")
    press("desk_tiles_fee")
    case = page.counter.case
    handover.offer(hall.store, by=clerk, case=CaseId(str(case)), to=other_clerk.staff)
    at_desk.sign_in(other_clerk)
    calm()
    press("offer_accept")
    state = stored(hall, case)
    assert (state.first_asked, state.handler) == (clerk.staff, other_clerk.staff)
    assert page.counter.case == case


def test_the_hand_over_menu_names_colleagues_and_asks_the_one_picked(
    page: DeskPage, press: Callable[[str], None], hall: Hall, calm: Calm, other_clerk: Actor
) -> None:
    press("desk_begin")
    press("desk_tiles_fee")
    page.middle.handing.fill()
    menu = page.findChild(QMenu, "hand_menu")
    assert menu is not None
    next(action for action in menu.actions() if action.objectName() == "hand_8023").trigger()
    calm()
    assert not stored(hall, page.counter.case).offered_to
    press("hand_give")
    calm()
    assert stored(hall, page.counter.case).offered_to == other_clerk.staff
    assert "王强" in page.findChild(QAbstractButton, "desk_hand").text()


def test_below_1200_pixels_the_card_is_an_overlay_and_the_rail_is_chips(
    qtbot: QtBot, page: DeskPage, press: Callable[[str], None]
) -> None:
    assert page.right.isVisible() and page.left.isVisible() and not page.middle.strip.isVisible()
    page.resize(1010, 520)
    qtbot.waitUntil(lambda: page.middle.strip.isVisible())
    assert not page.left.isVisible() and not page.right.isVisible()
    press("desk_card")
    assert page.right.isVisible()
    assert page.rect().contains(page.right.geometry())


def test_emotion_dots_are_only_for_halls_that_want_them_and_only_in_the_private_view(
    page: DeskPage, press: Callable[[str], None], at_desk: Context
) -> None:
    press("desk_begin")
    at_desk.show_private(True)
    dots = page.findChild(QWidget, "tool_emotion")
    assert dots is not None and not dots.isVisible()


def test_alt_digits_go_to_steps(qtbot: QtBot, page: DeskPage, press: Callable[[str], None]) -> None:
    press("desk_tiles_stop")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert page.counter.sight.step == "solve"


def test_a_reception_taken_over_while_one_was_away_does_not_come_back_to_hand(
    page: DeskPage, press: Callable[[str], None], hall: Hall, calm: Calm, clerk: Actor, other_clerk: Actor
) -> None:
    context = page.counter.context
    press("desk_begin")
    press("desk_tiles_fee")
    case = CaseId(str(page.counter.case))
    handover.offer(hall.store, by=clerk, case=case, to=other_clerk.staff)
    context.sign_in(other_clerk)
    calm()
    handover.accept(hall.store, by=other_clerk, case=case)
    told: list[str] = []
    context.said.connect(told.append)
    context.sign_in(clerk)
    context.attend(None)
    context.attend(case)
    calm()
    assert page.counter.case is None and not page.counter.hand.begun
    assert told == ["同事接过去了。首问记录还是您的。"]


def test_a_reception_taken_over_while_in_hand_is_put_away(
    page: DeskPage, press: Callable[[str], None], hall: Hall, calm: Calm, clerk: Actor, other_clerk: Actor
) -> None:
    press("desk_begin")
    press("desk_tiles_fee")
    case = CaseId(str(page.counter.case))
    handover.offer(hall.store, by=clerk, case=case, to=other_clerk.staff)
    page.counter.context.runner.write(lambda store: handover.accept(store, by=other_clerk, case=case), owner=page)
    calm()
    assert page.counter.case is None


def test_an_offer_says_who_and_what_it_is_about_and_is_not_listed_as_ones_own(
    page: DeskPage, press: Callable[[str], None], hall: Hall, calm: Calm, clerk: Actor, other_clerk: Actor
) -> None:
    case, _ = core.begin(hall.store, by=other_clerk)
    core.set_topic(hall.store, by=other_clerk, case=case, topic="stop")
    core.identify(hall.store, by=other_clerk, case=case, surname="王", honorific="女士", phone="13800005678")
    handover.offer(hall.store, by=other_clerk, case=case, to=clerk.staff)
    page.counter.refresh()
    calm()
    words = page.banner.findChild(QLabel, "offer_words")
    assert words is not None and words.text().startswith("王强请您接手：3-0312-")
    assert words.text().endswith(" · 王 · 停机") and "5678" not in words.text()
    page.action_row.fill_menu()
    menu = page.findChild(QMenu, "running_menu")
    assert menu is not None and not [one for one in menu.actions() if one.objectName() == f"open_{case}"]


def test_numbers_in_facts_and_promises_are_covered(
    page: DeskPage, press: Callable[[str], None], hall: Hall, calm: Calm, clerk: Actor
) -> None:
    press("desk_begin")
    press("desk_tiles_fee")
    case = CaseId(str(page.counter.case))
    core.detail(hall.store, by=clerk, case=case, name="号码", value="13812345678")
    due = hall.clock.now() + 3_600_000
    page.counter.context.runner.write(
        lambda store: promise(store, by=clerk, case=case, words="打 13812345678", due=due), owner=page
    )
    calm()
    press("step_listen")
    shown = [one.text() for one in page.findChildren(QAbstractButton)] + [
        one.text() for one in page.findChildren(QLabel)
    ]
    assert not [one for one in shown if "13812345678" in one]
    assert any("138****5678" in one for one in shown)
