"""Finding a past reception again and reading it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.cases import desk
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.pages.find import FindPage

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
        ("0312-001", ["王"]),
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
