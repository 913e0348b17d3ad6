"""雷达 on screen: for who leads; what was typed only in private; a row opens its receptions and begins an item."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.cases import desk, senders, telling
from hall_assistant.clock import DAY, SetClock
from hall_assistant.improvements.values import SourceKind
from hall_assistant.people.values import Actor
from hall_assistant.search.gaps import note_gap
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.radars.card import FIRST
from ui.pages.radars.page import RadarsPage

Calm = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(
    context: Context, hall: Hall, manager: Actor, clerk: Actor, shown: Callable[..., QWidget], calm: Calm
) -> RadarsPage:
    """Two told something by the hotline, one by another hall; one sent by a message; six gaps."""
    channels = hall.library.later("channels")
    for channel in ("hotline", "hotline", "other_hall"):
        case, _ = desk.begin(hall.store, by=clerk)
        desk.set_topic(hall.store, by=clerk, case=case, topic="bill")
        telling.hear(hall.store, by=clerk, case=case, channel=channels[channel], theirs="说随时能退", ours="满一年能退")
    sender = hall.library.later("senders")["sms"]
    senders.note_sender(hall.store, by=clerk, case=case, sender=sender, port="106550012345", campaign="老用户回馈")
    for turn in range(FIRST + 2):
        note_gap(hall.store, by=clerk, query=f"没有的词{turn}")
    context.sign_in(manager)
    made = RadarsPage(context)
    made.resize(1000, 560)
    shown(made)
    calm()
    return made


def press(qtbot: QtBot, part: QWidget, name: str, calm: Calm) -> None:
    button = part.findChild(QAbstractButton, name)
    assert button is not None and not button.isHidden(), name
    qtbot.mouseClick(button, LEFT)
    calm()


def texts(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def test_the_place_is_for_who_leads(
    context: Context, manager: Actor, clerk: Actor, shown: Callable[..., QWidget], calm: Calm
) -> None:
    context.sign_in(clerk)
    window = MainWindow(context)
    shown(window)
    assert window.findChild(QPushButton, "nav_radars") is None
    context.sign_in(manager)
    window.turn_to("radars")
    calm()
    assert "记满 5 周，才看得出哪样在涨。" in texts(window._made["radars"])
    context.sign_in(clerk)
    calm()
    assert window._pages.currentWidget() is window._made["desk"]


def test_what_was_typed_is_not_filmed_and_the_rest_of_the_rows_is_a_click_away(
    qtbot: QtBot, page: RadarsPage, context: Context, calm: Calm
) -> None:
    assert "别处的话记下 3 回，「10086 热线」最多，2 回。" in texts(page)
    assert "「短信 106550012345」1 件" in texts(page)
    for typed in ("说随时能退", "满一年能退", "老用户回馈", "没有的词"):
        assert typed not in texts(page)
    context.show_private(True)
    calm()
    assert "那边说：说随时能退　　我们说：满一年能退" in texts(page)
    assert "老用户回馈（1 件）" in texts(page) and "查的是「没有的词0」" in texts(page)
    assert f"没有的词{FIRST}" not in texts(page)
    press(qtbot, page, "radar_gaps_rest", calm)
    assert f"没有的词{FIRST + 1}" in texts(page)


def test_a_row_opens_its_receptions_and_one_of_them(qtbot: QtBot, page: RadarsPage, calm: Calm) -> None:
    press(qtbot, page, "radar_both_sides_open_0", calm)
    assert page.table.isVisible() and len(page.table.rows.lines) == 2
    assert "10086 热线" in texts(page)
    page.table.opened.emit(page.table.rows.lines[0].case)
    calm()
    assert page.reception.isVisible()
    page.reception.left.emit()
    press(qtbot, page, "radars_list_close", calm)
    assert page.cards["both_sides"].isVisible()


def test_a_row_begins_an_improvement_item_that_says_where_it_comes_from(
    qtbot: QtBot, page: RadarsPage, hall: Hall, context: Context, calm: Calm
) -> None:
    press(qtbot, page, "radar_gaps_improve_0", calm)
    words = page.findChild(QPlainTextEdit, "improvement_words")
    assert words is not None and words.isVisible()
    words.setPlainText("把这个词写进资料")
    press(qtbot, page, "improvement_save", calm)
    assert not page.form.isVisible()
    with hall.store.reading() as at:
        row = at.one("SELECT subject, source FROM improvements")
        assert row is not None and row["source"] == SourceKind.RADAR
        (fact,) = at.facts(row["subject"])
    assert fact.open["source_id"] == "gaps:gap" and "没有的词" not in str(fact.open)


def test_other_days_are_read_and_another_person_finds_nothing_open(
    qtbot: QtBot, page: RadarsPage, context: Context, clock: SetClock, clerk: Actor, calm: Calm
) -> None:
    press(qtbot, page, "radar_both_sides_open_0", calm)
    page.days.pick("2026-01-01", "2026-01-31")
    calm()
    assert "这些天没记下别处的话。" in texts(page) and not page.table.isVisible()
    press(qtbot, page, "radars_back", calm)
    assert page.days.days == ("2025-12-13", "2026-03-12")
    press(qtbot, page, "radar_both_sides_open_0", calm)
    context.sign_in(clerk)
    calm()
    assert not page.table.isVisible() and not page.form.isVisible()
    clock.advance(DAY)
    page.hide()
    page.show()
    assert page.days.days[1] == "2026-03-13"
