"""个人信息 and 保存期限: found by the whole number, forgotten after a second word, lapsing as listed; manager only."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import DAY, SetClock
from hall_assistant.people.values import Actor
from hall_assistant.personal import desk as personal
from ui.context import Context
from ui.models.counter_desk import CounterDesk
from ui.pages.informing import InformPanel
from ui.pages.reading.reception import ReceptionView
from ui.pages.settings.lapsing import LapsingSection
from ui.pages.settings.personal import PersonalSection
from ui.widgets.chips import ChipRow

NUMBER = "13812345678"


def _visit(hall: Hall, by: Actor, *, topic: str = "fee") -> CaseId:
    case = desk.begin(hall.store, by=by)[0]
    desk.note(hall.store, by=by, case=case, text=f"打{NUMBER}找我")
    desk.set_topic(hall.store, by=by, case=case, topic=topic)
    desk.identify(hall.store, by=by, case=case, surname="<b>慕容", honorific="女士", phone=NUMBER)
    ending.end(hall.store, by=by, case=case, outcome=Outcome.SOLVED, sentence="三十块退了")
    return case


def _label(page: QWidget, name: str) -> QLabel:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found


def _press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None and not button.isHidden()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _fill(page: QWidget, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    field.setText(text)


@pytest.fixture
def section(
    context: Context, manager: Actor, clerk: Actor, shown: Callable[..., QWidget], calm: Callable[[], None]
) -> PersonalSection:
    _visit(context.hall, clerk)
    context.sign_in(manager)
    section = PersonalSection(context)
    section.resize(900, 560)
    shown(section)
    calm()
    return section


def _look(qtbot: QtBot, section: PersonalSection, calm: Callable[[], None], phone: str = NUMBER) -> None:
    _fill(section, "person_phone", phone)
    _fill(section, "person_why", "本人来查")
    _press(qtbot, section, "person_look")
    calm()


def test_a_person_is_shown_by_the_whole_number_and_gone_from_the_screen_with_the_page(
    qtbot: QtBot, section: PersonalSection, calm: Callable[[], None]
) -> None:
    _look(qtbot, section, calm, "5678")
    assert "完整的号码" in _label(section, "person_phone_told").text()
    _look(qtbot, section, calm)
    assert _label(section, "person_name").text() == "<b>慕容女士 138****5678"
    assert "三十块退了" in _label(section, "person_receptions").text()
    assert "本人来查" in _label(section, "person_views").text()
    section.hide()
    assert section.phone == "" and section.findChild(QWidget, "person_card").isHidden()  # type: ignore[union-attr]


def test_forgetting_takes_a_second_word_and_refuses_in_place_while_something_holds(
    qtbot: QtBot, section: PersonalSection, context: Context, manager: Actor, clock: SetClock, calm: Callable[[], None]
) -> None:
    personal.hold(context.hall.store, by=manager, phone=NUMBER, basis="申诉在办", until=clock.now() + 30 * DAY)
    _look(qtbot, section, calm)
    assert "申诉在办" in _label(section, "person_hold").text()
    _press(qtbot, section, "person_forget")
    assert "找不回来" in _label(section, "person_asked").text()
    _press(qtbot, section, "person_yes")
    calm()
    assert "申诉在办" in _label(section, "person_told").text()
    _press(qtbot, section, "person_let_go")
    _fill(section, "person_first", "申诉结了")
    _press(qtbot, section, "person_yes")
    calm()
    _press(qtbot, section, "person_forget")
    _press(qtbot, section, "person_yes")
    calm()
    with context.hall.store.reading() as at:
        assert at.one("SELECT count(*) AS n FROM person_match")["n"] == 0  # type: ignore[index]
    assert section.phone == ""


def test_a_hold_with_a_day_that_is_none_is_refused_where_it_was_typed(
    qtbot: QtBot, section: PersonalSection, calm: Callable[[], None]
) -> None:
    _look(qtbot, section, calm)
    _press(qtbot, section, "person_hold")
    _fill(section, "person_first", "法院来函")
    _fill(section, "person_second", "2026-02-30")
    _press(qtbot, section, "person_yes")
    assert "三年之内" in _label(section, "person_told").text()
    _fill(section, "person_second", "2026-12-31")
    _press(qtbot, section, "person_yes")
    calm()
    assert "2026-12-31：法院来函" in _label(section, "person_hold").text()


def test_the_copy_for_the_person_is_a_page_and_a_file(
    qtbot: QtBot,
    section: PersonalSection,
    calm: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "副本"), ""))
    _look(qtbot, section, calm)
    _press(qtbot, section, "person_copy")
    calm()
    assert "&lt;b&gt;慕容" in (tmp_path / "副本.html").read_text("utf-8")
    assert json.loads((tmp_path / "副本.json").read_text("utf-8"))["接待"][0]["一句话"] == ["三十块退了"]


def test_what_is_due_is_listed_with_why_and_goes_after_a_second_word(
    qtbot: QtBot,
    context: Context,
    manager: Actor,
    clerk: Actor,
    clock: SetClock,
    shown: Callable[..., QWidget],
    calm: Callable[[], None],
) -> None:
    old = _visit(context.hall, clerk)
    clock.advance(241 * DAY)
    _visit(context.hall, clerk)
    context.sign_in(manager)
    section = LapsingSection(context)
    section.resize(900, 560)
    shown(section)
    calm()
    assert "收费的事留 240 天" in _label(section, "due_lines").text()
    _press(qtbot, section, "due_go")
    _press(qtbot, section, "due_yes")
    calm()
    assert _label(section, "due_head").text() == "没有到期要删的。"
    with context.hall.store.reading() as at:
        assert at.one("SELECT sentence FROM cases WHERE subject = ?", (old,))["sentence"] == "已删除"  # type: ignore[index]
    _fill(section, "days_fee", "300")
    _press(qtbot, section, "days_keep_fee")
    calm()
    assert "原因" in _label(section, "days_fee_told").text()
    _press(qtbot, section, "full_numbers_turn")
    calm()
    assert "原因" in _label(section, "full_numbers_why_told").text()


def test_a_clerk_sees_that_it_is_the_managers_and_nothing_else(
    qtbot: QtBot, at_desk: Context, shown: Callable[..., QWidget], calm: Callable[[], None]
) -> None:
    said: list[str] = []
    at_desk.said.connect(said.append)
    for make in (PersonalSection, LapsingSection):
        section = make(at_desk)
        shown(section)
        calm()
        assert not section.held.isEnabled()
    assert said == []


def test_the_full_number_shows_in_private_for_a_reason_and_leaves_with_it(
    qtbot: QtBot,
    context: Context,
    manager: Actor,
    clerk: Actor,
    shown: Callable[..., QWidget],
    calm: Callable[[], None],
) -> None:
    personal.keep_full_numbers(context.hall.store, by=manager, on=True, why="要回拨")
    case = _visit(context.hall, clerk)
    context.sign_in(manager)
    with context.hall.store.reading() as at:
        from ui.context import read_settings

        context.take_settings(read_settings(at))
    view = ReceptionView(context)
    view.resize(700, 560)
    shown(view)
    view.open(case)
    calm()
    assert NUMBER not in "".join(label.text() for label in view.findChildren(QLabel))
    context.show_private(True)
    calm()
    assert NUMBER not in "".join(label.text() for label in view.findChildren(QLabel))
    _fill(view, "full_number_why", "给客人回电话")
    _press(qtbot, view, "full_number_show")
    calm()
    assert NUMBER in _label(view, "full_number_told").text()
    context.show_private(False)
    assert _label(view, "full_number_told").text() == ""
    with context.hall.store.reading() as at:
        kinds = [row["kind"] for row in at.rows("SELECT kind FROM views ORDER BY kind")]
    assert kinds == ["view.opened", "view.revealed"]


def test_what_the_customer_was_told_and_said_to_it_is_one_click_each(
    qtbot: QtBot, at_desk: Context, shown: Callable[..., QWidget], calm: Callable[[], None]
) -> None:
    counter = CounterDesk.shared(at_desk)
    panel = InformPanel(at_desk, counter)
    panel.resize(700, 400)
    shown(panel)
    calm()
    assert "不留姓名号码，事情也照样办" in _label(panel, "inform_words").text()
    for row, choice in (("inform_how", "shown"), ("inform_passing_on", "refused"), ("inform_how", "anonymous")):
        chips = panel.findChild(ChipRow, row)
        assert chips is not None
        chip = chips.chip(choice)
        assert chip is not None
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        calm()
    told = counter.hand.state.informed
    assert [one.consent.value for one in told] == ["not_needed", "refused", "not_needed"]
    assert told[2].anonymous and "转给外单位办，不同意" in _label(panel, "inform_done").text()
