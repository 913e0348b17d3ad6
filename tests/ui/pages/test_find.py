"""Finding a past reception again and reading it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.cases import desk
from hall_assistant.cases.find import lines
from hall_assistant.cases.find_words import MOST_BY_WORDS
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.pages.find import FindPage
from ui.pages.reading.piece_cell import MARK
from ui.pages.reading.table import SENTENCE

Calm = Callable[[], None]


@pytest.fixture
def page(at_desk: Context, clerk: Actor, shown: Callable[..., QWidget], calm: Calm) -> FindPage:
    store = at_desk.hall.store
    for surname, phone in (("王", "13800005678"), ("李", "13800001234")):
        case, _ = desk.begin(store, by=clerk)
        desk.identify(store, by=clerk, case=case, surname=surname, honorific="女士", phone=phone)
    desk.set_order(store, by=clerk, case=case, number="WO-77")
    page = FindPage(at_desk)
    page.resize(1200, 600)
    shown(page)
    calm()
    return page


def found(page: FindPage) -> list[str]:
    return [line.person.surname for line in page.table.rows.lines]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("5678", ["王"]),
        ("13800001234", ["李"]),
        ("王", ["王"]),
        ("WO-77", ["李"]),
        ("3-0312-001", ["王"]),
        ("3月12日", ["王", "李"]),
        ("没有这个人", []),
    ],
)
def test_one_thing_remembered_is_enough(page: FindPage, calm: Calm, typed: str, wanted: list[str]) -> None:
    page.field.insert(typed)
    calm()
    assert sorted(found(page)) == sorted(wanted)
    told = page.findChild(QLabel, "find_told")
    assert told is not None and (told.text().startswith("找到") if wanted else "没找到" in told.text())


def test_enter_opens_the_newest_and_its_number_stays_masked(qtbot: QtBot, page: FindPage, calm: Calm) -> None:
    qtbot.keyClicks(page.field, "5678")
    calm()
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    calm()
    title = page.findChild(QLabel, "reception_title")
    assert title is not None and title.isVisible() and title.text() == "王女士 138****5678"


def test_a_hundred_thousand_characters_hold_nothing_up(page: FindPage, calm: Calm) -> None:
    page.field.insert("王" * 100_000)
    calm()
    assert found(page) == []


def test_the_next_person_does_not_see_what_was_looked_for(
    page: FindPage, context: Context, other_clerk: Actor, calm: Calm
) -> None:
    page.field.insert("5678")
    calm()
    context.sign_in(other_clerk)
    calm()
    assert page.field.text() == "" and found(page) == []


@pytest.fixture
def spoken(page: FindPage, context: Context, clerk: Actor) -> FindPage:
    """The two receptions of the page, the second with words in it."""
    store = context.hall.store
    with store.reading() as at:
        case = lines(at, "order_number = ?", ("WO-77",), order="subject", limit=1)[0].case
    desk.note(store, by=clerk, case=case, text="卡说停就停，验证码都收不着，打13812345678", kind="verbatim")
    desk.note(store, by=clerk, case=case, text="查了，是系统误拦", kind="checked")
    desk.set_topic(store, by=clerk, case=case, topic="stop")
    return page


def cell(page: FindPage, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return page.table.rows.index(0, SENTENCE).data(role)


@pytest.mark.parametrize("typed", ["验证码", "收不着", "误拦", "停机", "停机 验证码"])
def test_words_that_were_said_find_it_too(spoken: FindPage, calm: Calm, typed: str) -> None:
    spoken.field.insert(typed)
    calm()
    assert found(spoken) == ["李"]


def test_the_customers_words_are_shown_and_marked_in_the_private_view_only(
    spoken: FindPage, context: Context, calm: Calm
) -> None:
    spoken.field.insert("验证码")
    calm()
    assert not context.private
    assert cell(spoken) == "" and cell(spoken, MARK) is None
    context.show_private(True)
    assert cell(spoken) == "卡说停就停，验证码都收不着，打138****5678"
    assert cell(spoken, MARK) == (6, 9)
    spoken.grab()
    context.show_private(False)
    assert cell(spoken) == ""


def test_what_was_checked_is_shown_in_public_too(spoken: FindPage, calm: Calm) -> None:
    spoken.field.insert("误拦")
    calm()
    assert cell(spoken) == "查了，是系统误拦" and cell(spoken, MARK) == (6, 8)


def test_the_line_stands_below_the_words_found(spoken: FindPage, calm: Calm, context: Context) -> None:
    spoken.field.insert("误拦")
    calm()
    area = spoken.table.visualRect(spoken.table.rows.index(0, SENTENCE))
    image = spoken.table.viewport().grab(area).toImage()
    accent = QColor(context.theme.colours.accent).rgb()
    coloured = [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == accent]
    letters = spoken.table.fontMetrics()
    width = letters.horizontalAdvance("误拦") * image.devicePixelRatio()
    assert coloured and abs(max(coloured) - min(coloured) - width) <= 4


def test_many_found_by_words_ask_for_more(page: FindPage, context: Context, clerk: Actor, calm: Calm) -> None:
    for _ in range(MOST_BY_WORDS + 5):
        case, _changes = desk.begin(context.hall.store, by=clerk)
        desk.note(context.hall.store, by=clerk, case=case, text="路由器灯不亮")
    page.field.insert("路由器")
    calm()
    told = page.findChild(QLabel, "find_told")
    assert len(found(page)) == MOST_BY_WORDS
    assert told is not None and f"最近的 {MOST_BY_WORDS} 个" in told.text()


def test_up_and_down_go_through_what_was_found_from_the_field(qtbot: QtBot, page: FindPage, calm: Calm) -> None:
    page.field.insert("3月12日")
    calm()
    first, second = (line.case for line in page.table.rows.lines)
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.table.picked == first
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.table.picked == second
    qtbot.keyClick(page.field, Qt.Key.Key_Up)
    qtbot.keyClick(page.field, Qt.Key.Key_Up)
    assert page.table.picked == second, "from the first to the last"
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    calm()
    assert page.reception.isVisible()
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.field.text() == ""
