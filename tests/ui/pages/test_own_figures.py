"""The hall's own figures, its own summary, its check of a card; a slot still open is red and holds the line back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.drafting import drafts_of
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import set_figure
from ui.context import Context
from ui.models.counter_desk import CounterDesk
from ui.operations.cases import choose_card, set_topic
from ui.pages.desk.page import DeskPage
from ui.pages.settings.page import SettingsPage
from ui.widgets.chips import Chip
from ui.widgets.line_card import LineFace, LineList

LEFT = Qt.MouseButton.LeftButton
Calm = Callable[[], None]
Show = Callable[..., QWidget]


@pytest.fixture
def page(context: Context, manager: Actor, shown: Show, calm: Calm) -> SettingsPage:
    context.sign_in(manager)
    page = SettingsPage(context)
    page.resize(1000, 700)
    shown(page)
    calm()
    return page


def text(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if not label.isHidden() else ""


def press(qtbot: QtBot, page: QWidget, name: str, calm: Calm) -> None:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, f"{name} is not shown"
    qtbot.mouseClick(found[0], LEFT)
    calm()


def type_into(page: QWidget, name: str, typed: str, calm: Calm) -> QLineEdit:
    edit = page.findChild(QLineEdit, name)
    assert edit is not None
    edit.setText(typed)
    edit.editingFinished.emit()
    calm()
    return edit


def test_a_figure_of_the_hall_is_seen_in_its_cards_and_says_who_set_it(
    page: SettingsPage, context: Context, hall: Hall, calm: Calm
) -> None:
    page.turn_to("figures")
    edit = type_into(page, "figure_复机时限", "24小时", calm)
    assert context.settings.figures == {"复机时限": "24小时"}
    assert text(page, "figure_by_复机时限") == "张敏 今天 09:50填的"
    assert edit.placeholderText() == hall.library.figures["复机时限"].default
    type_into(page, "figure_复机时限", "", calm)
    assert text(page, "figure_by_复机时限") == "张敏 今天 09:50改回没填"


def test_cards_follow_a_figure_without_being_asked(
    qtbot: QtBot, at_desk: Context, hall: Hall, manager: Actor, shown: Show, calm: Calm
) -> None:
    counter = CounterDesk.shared(at_desk)
    shown(DeskPage(at_desk))
    calm()
    own = hall.library.in_hall(dict.fromkeys(hall.library.figures, "本厅数"))
    card = next(card for card in own.cards.values() if "本厅数" in repr(card.points) + repr(card.first_minute))
    set_topic(counter, topic=card.topic)
    choose_card(counter, card=card.id)
    assert "本厅数" not in repr(counter.sight.card)
    for name in hall.library.figures:
        at_desk.runner.changed.emit(set_figure(hall.store, by=manager, name=name, text="本厅数"))
    qtbot.waitUntil(lambda: "本厅数" in repr(counter.sight.card))


def test_a_refused_figure_is_told_at_its_row(page: SettingsPage, context: Context, calm: Calm) -> None:
    page.turn_to("figures")
    edit = type_into(page, "figure_停机保号月费", "{{五元}}", calm)
    assert "不用花括号" in text(page, "figure_told_停机保号月费")
    assert edit.text() == "{{五元}}" and not context.settings.figures


def test_a_clerk_looks_at_figures_and_cannot_change_them(page: SettingsPage, context: Context, clerk: Actor) -> None:
    section = page.turn_to("figures")
    context.sign_in(clerk)
    assert not section.held.isEnabled()


@pytest.mark.parametrize(
    ("written", "told", "line"),
    [
        ("诉求：{{诉求}}\n{{没有}}", "第2行的「没有」不是能填的空", 2),
        ("{{诉求|大写}}", "第1行竖线后面的「大写」用不了", 1),
        ("\n\n{% for x %}", "第3行的「for x」用不了", 3),
        ("{% if 诉求 %}", "第1行的 if、else、endif 没配成对", 1),
        ("{{诉求", "第1行的花括号没配好", 1),
    ],
)
def test_an_own_summary_with_a_fault_is_told_at_its_line(
    qtbot: QtBot, page: SettingsPage, calm: Calm, written: str, told: str, line: int
) -> None:
    page.turn_to("summary")
    press(qtbot, page, "summary_write", calm)
    field = page.findChild(QPlainTextEdit, "summary_text")
    assert field is not None and text(page, "summary_told") == ""
    field.setPlainText(written)
    assert told in text(page, "summary_told")
    marked = field.extraSelections()
    assert [one.cursor.blockNumber() + 1 for one in marked] == [line]  # type: ignore[attr-defined]  # stub lacks it
    save = page.findChild(QAbstractButton, "summary_save")
    assert save is not None and not save.isEnabled()


def test_an_own_summary_is_looked_at_kept_and_given_back(
    qtbot: QtBot, page: SettingsPage, context: Context, calm: Calm
) -> None:
    page.turn_to("summary")
    press(qtbot, page, "summary_write", calm)
    field, example = page.findChild(QPlainTextEdit, "summary_text"), page.findChild(QPlainTextEdit, "summary_example")
    template = page.findChild(QComboBox, "set_template")
    assert field is not None and example is not None and template is not None
    field.setPlainText("要办：{{诉求}}{% if 工单号 %}，单号{{工单号}}{% endif %}")
    assert example.toPlainText() == "要办：停机；要求今天复机"
    press(qtbot, page, "summary_save", calm)
    assert context.settings.summary_text.startswith("要办") and not template.isEnabled()
    assert text(page, "summary_state") == "现在用的是本厅自己写的。"
    press(qtbot, page, "summary_write", calm)
    assert field.toPlainText().startswith("要办")
    press(qtbot, page, "summary_back", calm)
    assert context.settings.summary_text == "" and template.isEnabled()


@pytest.fixture
def pending(hall: Hall) -> str:
    """A shipped card that nobody has checked and that has words of its own."""
    return next(card.id for card in hall.library.cards.values() if not hall.library.is_checked(card) and card.say)


def test_a_manager_vouches_for_a_card_and_everybody_sees_who_did(
    qtbot: QtBot, context: Context, hall: Hall, manager: Actor, clerk: Actor, shown: Show, calm: Calm, pending: str
) -> None:
    context.sign_in(manager)
    page = DeskPage(context)
    page.resize(1290, 680)
    shown(page)
    calm()
    card = hall.library.cards[pending]
    set_topic(page.counter, topic=card.topic)
    choose_card(page.counter, card=pending)
    qtbot.waitUntil(lambda: page.right.check._vouch.isVisible())
    press(qtbot, page, "card_check_vouch", calm)
    press(qtbot, page, "card_check_done", calm)
    assert "跟谁核的" in text(page, "card_check_told") and pending not in hall.library.confirmed
    note = page.findChild(QLineEdit, "card_check_note")
    assert note is not None
    note.setText("问了省客服支撑")
    press(qtbot, page, "card_check_done", calm)
    calm()
    seen = page.counter.sight.card
    assert seen is not None and not seen.pending
    assert text(page, "card_check_by") == "本店已核 · 张敏 今天 09:50 · 问了省客服支撑"
    context.sign_in(clerk)
    calm()
    set_topic(page.counter, topic=card.topic)
    choose_card(page.counter, card=pending)
    qtbot.waitUntil(lambda: page.right.check._by.isVisible())
    assert not page.right.check._back.isVisible() and not page.right.check._vouch.isVisible()
    context.sign_in(manager)
    calm()
    set_topic(page.counter, topic=card.topic)
    choose_card(page.counter, card=pending)
    qtbot.waitUntil(lambda: page.right.check._back.isVisible())
    press(qtbot, page, "card_check_back", calm)
    calm()
    assert pending not in hall.library.confirmed


def test_what_is_written_of_a_card_is_there_again_after_the_lock(
    qtbot: QtBot, context: Context, hall: Hall, manager: Actor, shown: Show, calm: Calm, pending: str
) -> None:
    context.sign_in(manager)
    page = DeskPage(context)
    page.resize(1290, 680)
    shown(page)
    calm()
    for typed, kept in (("asked", "asked"), ("", "")):
        set_topic(page.counter, topic=hall.library.cards[pending].topic)
        choose_card(page.counter, card=pending)
        qtbot.waitUntil(lambda: page.right.check.isVisible())
        calm()
        note = page.right.check._note
        if typed:
            press(qtbot, page, "card_check_vouch", calm)
            qtbot.keyClicks(note, typed)
        else:
            qtbot.waitUntil(lambda: page.right.check._note.text() == "asked")
            press(qtbot, page, "card_check_leave", calm)
        context.sign_in(None)
        calm()
        assert note.text() == "" and page.right.check._asking.isHidden()
        with hall.store.reading() as at:
            assert "".join(drafts_of(at, CaseId(f"check:{manager.staff}")).values()) == kept
        context.sign_in(manager)
        calm()


def test_an_open_slot_is_red_asked_for_and_holds_the_line_back(qtbot: QtBot, qapp: object, shown: Show) -> None:
    lines = LineList()
    lines.show_lines([LineFace("a", "定钟点", "今天〔时间〕前我打给您。", missing=(("时间", "几点前"),))], private=True)
    shown(lines)
    chip = next(one for one in lines.findChildren(Chip) if one.isVisible())
    assert chip.text() == "几点前？"
    wanted: list[str] = []
    lines.slot_wanted.connect(wanted.append)
    qtbot.mouseClick(chip, LEFT)
    assert wanted == ["时间"]
    tick = next(one for one in lines.findChildren(QAbstractButton) if one.text() == "说过" and one.isVisible())
    assert not tick.isEnabled() and tick.toolTip() == "先把空填上，再记说过"
    label = next(one for one in lines.findChildren(QLabel) if "〔时间〕" in one.text())
    image = label.grab().toImage()
    inks = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert "#a8281f" in inks
