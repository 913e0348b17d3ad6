"""算一算 at the desk: drawn from its description, worked out aside, told in steps; nothing internal in public."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.library.calcs import CALCULATOR_NAMES
from ui.context import Context
from ui.operations import cases
from ui.pages.calculators.panel import CalculatorPanel
from ui.pages.calculators.showing import CustomerPicture
from ui.pages.desk.page import DeskPage
from ui.widgets.sum_picture import SumPicture

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]


@pytest.fixture
def page(at_desk: Context, calm: Calm, shown: Callable[..., QWidget]) -> Iterator[DeskPage]:
    page = DeskPage(at_desk)
    page.resize(1290, 680)
    shown(page)
    calm()
    page.counter.begin()
    calm()
    yield page
    calm()


@pytest.fixture
def opened(page: DeskPage) -> Callable[[str], CalculatorPanel]:
    """The panel, open at a calculator."""

    def open(name: str) -> CalculatorPanel:
        page.middle.open_helper("calc", name)
        QApplication.processEvents()
        panel = page.findChild(CalculatorPanel, "calculators")
        assert panel is not None
        return panel

    return open


@pytest.fixture
def press(qtbot: QtBot, page: DeskPage, calm: Calm) -> Callable[[str], None]:
    def press(name: str) -> None:
        found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not shown"
        qtbot.mouseClick(found[0], LEFT)
        calm()
        QApplication.processEvents()

    return press


def type_in(panel: CalculatorPanel, **typed: str) -> None:
    for name, text in typed.items():
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            found = panel.sheet.findChild(kind, f"calc_{name}")
            if isinstance(found, QLineEdit):
                found.setText(text)
                found.textEdited.emit(text)
            elif isinstance(found, QPlainTextEdit):
                found.setPlainText(text)
            elif isinstance(found, QComboBox):
                found.setCurrentIndex(found.findData(text))


def said(panel: QWidget, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


CONTRACT = {
    "start": "2025-03-15",
    "months": "24",
    "monthly": "１２９",
    "terms": "share",
    "percent": "30",
    "today": "2026-12-20",
}


def test_each_is_drawn_worked_out_and_told_from_its_examples(
    page: DeskPage, opened: Callable[[str], CalculatorPanel], press: Callable[[str], None]
) -> None:
    page.counter.context.show_private(True)
    for name in CALCULATOR_NAMES:
        panel = opened(name)
        fields = panel.sheet.of.fields
        examples = {field.name: field.example for field in fields if field.example}
        type_in(panel, **(examples | ({"today": "2026-06-20"} if name == "bundle_return" else {})))
        press("calc_go")
        assert said(panel, "calc_headline"), name
        assert len(panel.outcome.lines.words) >= 2, name
        assert all(said(panel.sheet, f"calc_label_{field.name}") for field in fields if field.when is None), name


def test_the_steps_go_into_the_record_and_onto_the_clipboard(
    opened: Callable[[str], CalculatorPanel], press: Callable[[str], None], page: DeskPage, hall: Hall
) -> None:
    panel = opened("contract_left")
    type_in(panel, **CONTRACT)
    press("calc_go")
    assert said(panel, "calc_headline") == "还剩 3 个月，违约金 116.10 元"
    press("calc_copy")
    assert "129 元 × 3 个月 = 387 元" in QGuiApplication.clipboard().text()
    press("calc_note")
    assert page.counter.case is not None
    with hall.store.reading() as at:
        notes = state_of(at, page.counter.case).notes
    assert [(note.kind, "116.10" in note.text) for note in notes] == [("checked", True)]


def test_what_cannot_be_is_told_beside_its_field_and_the_typing_stays(
    opened: Callable[[str], CalculatorPanel], press: Callable[[str], None]
) -> None:
    panel = opened("contract_left")
    type_in(panel, **CONTRACT | {"monthly": "129.005"})
    press("calc_go")
    assert "每月最低交多少" in said(panel.sheet, "calc_told")
    assert panel.sheet.entries["monthly"].refused
    assert panel.sheet.typed["monthly"] == "129.005"
    assert not panel.outcome.isVisible()
    type_in(panel, monthly="129")
    assert not said(panel.sheet, "calc_told") and not panel.sheet.entries["monthly"].refused


def test_a_field_is_asked_for_only_where_the_contract_says_so(opened: Callable[[str], CalculatorPanel]) -> None:
    panel = opened("contract_left")
    type_in(panel, terms="gift")
    assert "gift" in panel.sheet.typed and "percent" not in panel.sheet.typed
    assert panel.sheet.entries["gift"].isVisible() and not panel.sheet.entries["percent"].isVisible()


def test_what_is_worked_out_goes_when_a_field_changes(
    opened: Callable[[str], CalculatorPanel], press: Callable[[str], None]
) -> None:
    panel = opened("contract_left")
    type_in(panel, **CONTRACT)
    press("calc_go")
    type_in(panel, months="36")
    assert not panel.outcome.isVisible()


def test_double_return_is_named_in_the_private_view_only_and_marked(
    opened: Callable[[str], CalculatorPanel], press: Callable[[str], None], page: DeskPage, hall: Hall
) -> None:
    context = page.counter.context
    panel = opened("double_return")
    assert panel.sheet.of.id == "contract_left", "in public another one stands there"
    assert panel.chooser.chip("double_return") is None
    context.show_private(True)
    assert panel.sheet.of.id == "double_return"
    type_in(panel, over="30")
    press("calc_go")
    assert "内部参考" in said(panel, "calc_mark")
    assert said(panel, "calc_headline") == "双倍是 60 元"
    assert not [one for one in panel.findChildren(QAbstractButton, "calc_show") if one.isVisible()]
    press("calc_note")
    context.show_private(False)
    assert "双倍" not in "".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible())
    assert page.counter.case is not None
    with hall.store.reading() as at:
        (note,) = state_of(at, page.counter.case).notes
    assert "60" not in note.text


def test_a_sum_by_the_provinces_own_factor_is_not_shown_in_public(
    opened: Callable[[str], CalculatorPanel], press: Callable[[str], None]
) -> None:
    panel = opened("abnormal_bill")
    type_in(panel, first="58", second="61", third="59", bill="200", factor="3")
    press("calc_go")
    assert not said(panel, "calc_headline")
    assert "私密视图" in said(panel, "calc_mark")


def test_nothing_of_one_customer_stays_for_the_next(
    opened: Callable[[str], CalculatorPanel], press: Callable[[str], None], page: DeskPage, calm: Calm
) -> None:
    panel = opened("imei")
    type_in(panel, phone="490154203237518")
    press("calc_go")
    assert panel.outcome.isVisible()
    page.counter.begin()
    calm()
    assert panel.sheet.typed["phone"] == ""
    assert not panel.outcome.isVisible()


def test_the_picture_covers_the_whole_window_and_holds_nothing_else(
    qtbot: QtBot, opened: Callable[[str], CalculatorPanel], press: Callable[[str], None], page: DeskPage
) -> None:
    panel = opened("sms_parts")
    type_in(panel, text="王先生的密码是一二三四，" * 20)
    press("calc_go")
    press("calc_show")
    picture = page.window().findChild(CustomerPicture, "customer_picture")
    assert picture is not None and picture.isVisible()
    assert picture.geometry() == page.window().rect()
    drawn = picture.findChild(SumPicture)
    assert drawn is not None and "密码" not in drawn.accessibleName()
    assert page.window().childAt(QPoint(20, 20)) in (picture, *picture.findChildren(QWidget))
    qtbot.keyClick(picture, Qt.Key.Key_Escape)
    assert not picture.isVisible()
    press("calc_show")
    qtbot.mouseClick(picture, LEFT, pos=QPoint(10, 10))
    assert not picture.isVisible()


def test_a_card_that_names_one_opens_it(page: DeskPage, press: Callable[[str], None], calm: Calm) -> None:
    cases.set_topic(page.counter, topic="contract_penalty")
    calm()
    cases.choose_card(page.counter, card="contract_remaining")
    calm()
    QApplication.processEvents()
    press("card_calc_contract_left")
    panel = page.findChild(CalculatorPanel, "calculators")
    assert panel is not None and panel.isVisible()
    assert panel.sheet.of.id == "contract_left"


def test_the_step_offers_it(page: DeskPage, press: Callable[[str], None], calm: Calm) -> None:
    cases.enter_step(page.counter, step="inform")
    calm()
    QApplication.processEvents()
    press("step_helpers_calc")
    panel = page.findChild(CalculatorPanel, "calculators")
    assert panel is not None and panel.isVisible()
    press("helper_back")
    assert not panel.isVisible()
