from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.card_view import CardFace, CardView
from ui.widgets.cue_bar import CueBar
from ui.widgets.end_form import EndForm, Ending, OpenPromiseFace, blockers
from ui.widgets.line_card import LineFace, LineList
from ui.widgets.tick_list import TickFace

LINES = (
    LineFace("a", "先说后果", "卡一停，验证码都收不着。", reason="先说后果 · 说的就是这件事"),
    LineFace("b", "给个准点", "〔时间〕前我打给您。", missing=(("时间", "几点前"),)),
)
Show = Callable[..., QWidget]


def part(house: QWidget, name: str) -> QWidget:
    found = house.findChild(QWidget, name)
    assert found is not None, name
    return found


def button(house: QWidget, name: str) -> QAbstractButton:
    found = house.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def test_public_mode_shows_the_cue_and_neither_line_nor_reason(shown: Show) -> None:
    lines = LineList()
    lines.show_lines(LINES, private=False)
    shown(lines)
    assert part(lines, "line_1_cue").isVisible()
    assert not part(lines, "line_1_whole").isVisible()
    assert not part(lines, "line_1_ask").isVisible()


def test_the_private_view_shows_the_line_and_why_it_is_there(qtbot: QtBot, shown: Show) -> None:
    lines = LineList()
    lines.show_lines(LINES, private=True)
    shown(lines)
    assert part(lines, "line_1_whole").isVisible()
    qtbot.mouseClick(button(lines, "line_1_ask"), Qt.MouseButton.LeftButton)
    assert part(lines, "line_1_why").isVisible()


def test_a_click_holds_the_whole_line_open_and_nothing_below_moves(qtbot: QtBot, shown: Show) -> None:
    lines = LineList()
    lines.resize(300, 300)
    lines.show_lines(LINES, private=False)
    shown(lines)
    below = lines.cards[1].y()
    qtbot.mouseClick(lines.cards[0], Qt.MouseButton.LeftButton)
    assert part(lines, "line_1_whole").isVisible()
    assert lines.cards[1].y() == below


def test_a_line_with_an_open_slot_cannot_be_marked_as_said(qtbot: QtBot, shown: Show) -> None:
    lines = LineList()
    lines.show_lines(LINES, private=False)
    shown(lines)
    assert not button(lines, "line_2_said").isEnabled()
    with qtbot.waitSignal(lines.slot_wanted) as wanted:
        qtbot.mouseClick(button(lines, "line_2_slots_时间"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["时间"]
    with qtbot.waitSignal(lines.said) as said:
        qtbot.mouseClick(button(lines, "line_1_said"), Qt.MouseButton.LeftButton)
    assert said.args == ["a"]


def test_the_cue_bar_reads_out_the_cue_held(qtbot: QtBot, shown: Show) -> None:
    bar = CueBar()
    bar.resize(400, 140)
    bar.show_lines(LINES, private=False)
    shown(bar)
    whole = bar.findChild(QLabel, "cue_whole")
    assert whole is not None and "验证码" not in whole.text()
    qtbot.mouseClick(button(bar, "cue_a"), Qt.MouseButton.LeftButton)
    assert whole.text() == "「卡一停，验证码都收不着。」"


def test_html_in_a_line_is_shown_as_typed(shown: Show) -> None:
    bar = CueBar()
    bar.show_lines((LineFace("x", "看", "<b>急</b><img src=x>"),), private=True)
    shown(bar)
    whole = bar.findChild(QLabel, "cue_whole")
    assert whole is not None
    assert whole.textFormat() == Qt.TextFormat.PlainText
    assert whole.text() == "「<b>急</b><img src=x>」"


CARD = CardFace(
    "c",
    "卡",
    "能",
    "证",
    "岗",
    "当天",
    must_tell=(TickFace("一", "一"), TickFace("二", "二", True)),
    dont=("别说这个",),
)


def test_what_not_to_say_is_in_the_private_view_only(shown: Show) -> None:
    card = CardView()
    card.show_card(CARD, private=False)
    shown(card)
    assert "别说这个" not in card.rest.words
    card.show_card(CARD, private=True)
    assert "别说这个" in card.rest.words


def test_a_must_tell_tick_tells_card_and_item_once(qtbot: QtBot, shown: Show) -> None:
    card = CardView()
    card.show_card(CARD, private=False)
    shown(card)
    with qtbot.waitSignal(card.told) as told:
        qtbot.mouseClick(button(card, "must_tell_1"), Qt.MouseButton.LeftButton)
    assert told.args == ["c", "一"]
    with qtbot.assertNotEmitted(card.told):
        qtbot.mouseClick(button(card, "must_tell_2"), Qt.MouseButton.LeftButton)


@pytest.fixture
def form(shown: Show) -> EndForm:
    form = EndForm()
    shown(form)
    form.start(Ending())
    return form


def test_what_blocks_closing_is_a_list_with_a_jump_to_each(qtbot: QtBot, form: EndForm) -> None:
    with qtbot.assertNotEmitted(form.ended):
        qtbot.mouseClick(button(form, "end_now"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(form, "blockers_sentence"), Qt.MouseButton.LeftButton)
    assert part(form, "sentence").hasFocus()


def test_an_ordered_one_needs_its_number(qtbot: QtBot, form: EndForm) -> None:
    qtbot.mouseClick(button(form, "outcome_ordered"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(part(form, "sentence"), "done")
    qtbot.keyClick(part(form, "sentence"), Qt.Key.Key_Return)
    assert [one.id for one in blockers(form.ending, ())] == ["order"]
    qtbot.keyClicks(part(form, "order"), "GD1")
    with qtbot.waitSignal(form.ended):
        qtbot.keyClick(part(form, "order"), Qt.Key.Key_Return)


def test_an_open_promise_keeps_it_from_closing_and_offers_to_leave_it_open(qtbot: QtBot, form: EndForm) -> None:
    form.show_promises((OpenPromiseFace("P1", "我打给您", "剩 2 小时 0 分"),))
    assert not button(form, "end_now").isVisible()
    with qtbot.waitSignal(form.kept) as kept:
        qtbot.mouseClick(button(form, "keep_P1"), Qt.MouseButton.LeftButton)
    assert kept.args == ["P1", ""]
    with qtbot.waitSignal(form.left_open):
        qtbot.mouseClick(button(form, "end_left_open"), Qt.MouseButton.LeftButton)


def test_one_past_its_hour_asks_how_the_customer_was_told_before_it_is_settled(qtbot: QtBot, form: EndForm) -> None:
    form.show_promises((OpenPromiseFace("P1", "我打给您", "过了 5 分", late=True),))
    with qtbot.assertNotEmitted(form.renewed):
        qtbot.mouseClick(button(form, "renew_P1"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(form.renewed) as renewed:
        qtbot.mouseClick(button(form, "keep_P1_phone"), Qt.MouseButton.LeftButton)
    assert renewed.args == ["P1", "phone"]
