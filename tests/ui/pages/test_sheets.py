"""The verification sheets at the desk: filled by clicks and typing, decided, concluded; covered in the public view."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseState, Evidence
from hall_assistant.cases.drafting import drafts_of
from hall_assistant.library.sheets import Sheet
from ui.context import Context
from ui.operations import cases
from ui.pages.desk.page import DeskPage
from ui.pages.sheets.panel import SheetPanel

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]
Press = Callable[[str], None]


@pytest.fixture
def page(at_desk: Context, calm: Calm, shown: Callable[..., QWidget]) -> Iterator[DeskPage]:
    """The desk with a reception about the signal, at the step 查, its sheets open."""
    page = DeskPage(at_desk)
    page.resize(1290, 700)
    shown(page)
    calm()
    cases.set_topic(page.counter, topic="weak_signal")
    page.counter.begin()
    cases.enter_step(page.counter, step="inform")
    calm()
    assert page.findChild(SheetPanel) is None
    page.middle.open_helper("sheet")
    calm()
    QApplication.processEvents()
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
def write(page: DeskPage, qtbot: QtBot, calm: Calm) -> Callable[[str, str], None]:
    def write(name: str, text: str) -> None:
        edit = line(page, name)
        edit.setFocus()
        edit.clear()
        edit.insert(text)
        edit.textEdited.emit(text)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        calm()
        QApplication.processEvents()

    return write


def line(page: QWidget, name: str) -> QLineEdit:
    found = [one for one in page.findChildren(QLineEdit, f"sheet_{name}_edit") if one.isVisible()]
    assert found, f"{name} is not shown"
    return found[0]


def chip(page: QWidget, name: str) -> QAbstractButton:
    return next(one for one in page.findChildren(QAbstractButton, name) if one.isVisible())


def text_of(page: QWidget, name: str) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel, name) if one.isVisible())


def stored(hall: Hall, page: DeskPage) -> CaseState:
    assert page.counter.case is not None
    with hall.store.reading() as at:
        return state_of(at, page.counter.case)


def test_the_sheet_of_the_topic_is_open_at_its_first_group_with_nothing_demanded(page: DeskPage) -> None:
    assert text_of(page, "sheet_meter") == "信号网络核查　填齐 0/8 组"
    assert chip(page, "sheet_groups_who").isChecked()
    assert "不用填全" in text_of(page, "sheet_nothing")


def test_chips_and_typing_lead_to_a_finding_that_the_clerk_concludes(
    page: DeskPage, press: Press, write: Callable[[str, str], None], hall: Hall
) -> None:
    press("sheet_groups_type")
    press("sheet_symptom_chips_weak")
    write("since", "3月1日")
    assert text_of(page, "sheet_found") == "信号不稳，要派人去量、去调"
    assert text_of(page, "sheet_meter").endswith("1/8 组")
    press("sheet_groups_handset")
    press("sheet_swap_chips_better")
    assert text_of(page, "sheet_found") == "卡换台机器就好，毛病在手机"
    assert stored(hall, page).evidence is Evidence.UNKNOWN
    press("sheet_conclude")
    state = stored(hall, page)
    assert state.evidence is Evidence.NOT_OURS
    assert state.sheets["network"].concluded.finding == "handset"
    assert text_of(page, "sheet_concluded").startswith("已定：不是我们的")


def test_the_state_the_clerk_chooses_outranks_the_table(page: DeskPage, press: Press, hall: Hall) -> None:
    press("sheet_groups_handset")
    press("sheet_swap_chips_better")
    press("sheet_evidence_unverifiable")
    press("sheet_conclude")
    assert stored(hall, page).evidence is Evidence.UNVERIFIABLE


def test_the_same_chip_again_takes_it_back(page: DeskPage, press: Press, hall: Hall) -> None:
    press("sheet_groups_type")
    press("sheet_symptom_chips_weak")
    press("sheet_symptom_chips_weak")
    assert stored(hall, page).sheets["network"].rows == {}


def test_what_cannot_be_is_told_at_its_field_and_stays_typed(
    page: DeskPage, press: Press, write: Callable[[str, str], None], hall: Hall
) -> None:
    press("sheet_groups_type")
    write("since", "2月30日")
    assert "没有这一天" in text_of(page, "sheet_since_told")
    assert line(page, "since").text() == "2月30日"
    assert stored(hall, page).sheets == {}


def test_private_fields_are_covered_in_the_public_view(
    page: DeskPage, press: Press, write: Callable[[str, str], None], at_desk: Context, calm: Calm
) -> None:
    assert text_of(page, "sheet_number_cover") == "私密视图里填。"
    at_desk.show_private(True)
    write("number", "13812345678")
    calm()
    assert line(page, "number").text() in ("138****5678", "13812345678")
    at_desk.show_private(False)
    assert text_of(page, "sheet_number_cover").startswith("已填")
    assert not [one for one in page.findChildren(QLineEdit, "sheet_number_edit") if one.isVisible()]


def test_what_is_being_typed_is_kept_and_found_again(
    page: DeskPage, press: Press, qtbot: QtBot, calm: Calm, at_desk: Context
) -> None:
    press("sheet_groups_description")
    edit = line(page, "words")
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_A)
    edit.insert("老断话")
    edit.textEdited.emit(edit.text())
    qtbot.waitUntil(lambda: bool([one for one in page.counter.drafts.values() if "老断话" in one]), timeout=3000)
    calm()
    case = page.counter.case
    page.counter.put_away()
    calm()
    page.counter.open(case)
    calm()
    page.middle.open_helper("sheet")
    calm()
    QApplication.processEvents()
    press("sheet_groups_description")
    assert "老断话" in line(page, "words").text()


def test_what_is_typed_for_one_customer_never_lands_in_the_next_reception(
    page: DeskPage, press: Press, hall: Hall, calm: Calm
) -> None:
    press("sheet_groups_description")
    edit = line(page, "words")
    edit.setFocus()
    edit.insert("老断话")
    edit.textEdited.emit(edit.text())
    first = page.counter.case
    page.counter.begin()
    calm()
    QApplication.processEvents()
    assert page.counter.case != first
    assert page.counter.state.sheets == {}
    with hall.store.reading() as at:
        assert drafts_of(at, page.counter.case) == {}
        assert list(drafts_of(at, first).values()) == ["老断话"]


def test_rows_are_added_changed_flagged_and_struck(
    page: DeskPage, press: Press, write: Callable[[str, str], None], hall: Hall
) -> None:
    press("sheets_course")
    press("sheet_groups_events")
    for event, day in (("reported", "3月2日"), ("answered", "3月1日")):
        press("sheet_events_more")
        press(f"sheet_event_chips_{event}")
        write("day", day)
        press("sheet_events_save")
    rows = text_of(page, "sheet_row_text").splitlines()
    assert rows == ["2026-03-01 给了答复", "2026-03-02 来反映"]
    assert "对不上" in text_of(page, "sheet_row_flag")
    assert text_of(page, "sheet_found") == "先后有对不上的，先核再说"
    press("sheet_row_change")
    write("day", "3月3日")
    press("sheet_events_save")
    assert text_of(page, "sheet_row_flag") == ""
    press("sheet_row_gone")
    assert len(stored(hall, page).sheets["course"].rows) == 1


def test_a_line_with_a_gap_is_said_only_once_it_is_filled(page: DeskPage, press: Press, hall: Hall, calm: Calm) -> None:
    press("sheet_groups_type")
    press("sheet_symptom_chips_weak")
    ticks = [one for one in page.findChildren(QAbstractButton, "sheet_said") if one.isVisible()]
    assert [one.isEnabled() for one in ticks] == [True, False]
    press("sheet_gaps_时间")
    press("sheet_ask_choices_明天下午五点")
    press("sheet_said")
    assert stored(hall, page).said[-1].line == "这像是网的事，得派人去量。"
    last = [one for one in page.findChildren(QAbstractButton, "sheet_said") if one.isVisible()][-1]
    last.click()
    calm()
    (promise,) = stored(hall, page).promises
    assert promise.words == "明天下午五点前有人约您，测完我打给您。"


def test_every_sheet_is_drawn_by_the_same_widgets(page: DeskPage, press: Press, hall: Hall) -> None:
    sheets: list[Sheet] = list(hall.library.later("sheets").values())
    for sheet in sheets:
        press(f"sheets_{sheet.id}")
        for group in sheet.groups:
            press(f"sheet_groups_{group.id}")
            if group.rows:
                press(f"sheet_{group.id}_more")
            names = {one.objectName() for one in page.findChildren(QWidget) if one.isVisible()}
            assert {f"sheet_{field.id}" for field in group.fields} <= names, (sheet.id, group.id)
