"""客人与上次 at the desk: in the private view at once, in public only 有上次记录; linking, needs, both wordings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from hall_assistant.app import Hall
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk as core
from hall_assistant.cases import telling
from hall_assistant.cases.ending import end
from hall_assistant.clock import DAY, SetClock
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.models.counter_desk import CounterDesk
from ui.operations import cases
from ui.pages.desk.page import DeskPage
from ui.widgets.hours import due_words

PHONE = "13912345678"


@pytest.fixture
def earlier(hall: Hall, clock: SetClock, clerk: Actor) -> CaseId:
    """A visit two days ago that ended with a final answer."""
    case = core.begin(hall.store, by=clerk)[0]
    core.identify(hall.store, by=clerk, case=case, surname="王", phone=PHONE)
    hotline = hall.library.later("channels")["hotline"]
    telling.hear(hall.store, by=clerk, case=case, channel=hotline, theirs="热线给减了20", granted=True)
    telling.answer_finally(hall.store, by=clerk, case=case, answer="违约金免不掉", who="周店长", basis="合同第三条")
    end(hall.store, by=clerk, case=case, outcome=Outcome.LEFT, sentence="没谈拢")
    clock.advance(2 * DAY)
    return case


@pytest.fixture
def page(earlier: CaseId, at_desk: Context, shown: Callable[..., QWidget], calm: Callable[[], None]) -> DeskPage:
    """The desk with a reception of the same number in hand."""
    page = DeskPage(at_desk)
    shown(page, full=True)
    page.resize(1366, 700)
    page.counter.begin()
    cases.identify(page.counter, surname="王", honorific="女士", phone=PHONE)
    calm()
    return page


def text(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    return found.text() if found is not None and found.isVisible() else ""


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    assert isinstance(found, QPushButton) or hasattr(found, "click")
    found.click()  # type: ignore[attr-defined]  # a chip or a button


def fill(page: QWidget, name: str, words: str) -> None:
    found = page.findChild(QLineEdit, name)
    assert found is not None, name
    found.setText(words)


def all_words(page: QWidget) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_public_says_only_that_there_is_a_record_and_makes_nothing(page: DeskPage) -> None:
    assert text(page, "identity_earlier") == "有上次记录"
    assert page.findChild(QWidget, "known_strip") is None
    page.middle.open_helper("who")
    assert "私密视图" in text(page, "known_closed")
    assert page.findChild(QWidget, "known_earlier") is None
    words = all_words(page)
    assert not any(one in words for one in ("30 天", "违约金", "减了20", "没谈拢"))


def test_the_final_answer_is_seen_at_once_in_private_and_gone_with_it(
    page: DeskPage, at_desk: Context, calm: Callable[[], None]
) -> None:
    at_desk.show_private(True)
    calm()
    assert "30 天内 1 次" in text(page, "known_strip_count")
    assert "违约金免不掉" in text(page, "known_strip_first")
    assert "热线给减了20" in text(page, "known_strip_owed")
    at_desk.show_private(False)
    calm()
    assert not text(page, "known_strip_first")


def test_another_reception_shows_nothing_of_this_ones(
    page: DeskPage, at_desk: Context, calm: Callable[[], None]
) -> None:
    at_desk.show_private(True)
    calm()
    known = page.counter.case
    page.counter.begin()
    calm()
    assert not text(page, "known_strip_first") and not text(page, "identity_earlier")
    assert known is not None
    page.counter.open(known)
    calm()
    assert "违约金免不掉" in text(page, "known_strip_first")


def test_the_same_matter_is_linked_and_the_link_taken_back(
    page: DeskPage, at_desk: Context, calm: Callable[[], None], earlier: CaseId
) -> None:
    at_desk.show_private(True)
    press(page, "known_strip_more")
    calm()
    press(page, "known_link")
    calm()
    assert [one.other for one in page.counter.state.links] == [earlier]
    assert "头一次登记" in text(page, "known_first")
    press(page, "known_unlink")
    calm()
    assert page.counter.state.links == ()


def test_needs_are_ticked_answered_with_an_hour_and_shown_so(
    page: DeskPage, at_desk: Context, calm: Callable[[], None]
) -> None:
    counter: CounterDesk = page.counter
    at_desk.show_private(True)
    page.middle.open_helper("who", "needs")
    calm()
    press(page, "need_superior")
    calm()
    assert "还没回话" in text(page, "need_standing")
    fill(page, "need_field_1", "周店长")
    fill(page, "need_how", "")
    press(page, "need_answer")
    calm()
    assert counter.state.needs[0].answered is None
    fill(page, "need_how", "店长下午跟您谈")
    press(page, "need_timed")
    press(page, "need_answer")
    calm()
    assert dict(counter.state.needs[0].entries) == {"谁来谈": "周店长", "怎么答的": "店长下午跟您谈"}
    (given,) = counter.state.open_promises
    assert due_words(given.due, counter.now, 480)
    assert "回了话" in text(page, "need_standing")


def test_both_wordings_and_a_final_answer_are_kept(page: DeskPage, at_desk: Context, calm: Callable[[], None]) -> None:
    at_desk.show_private(True)
    page.middle.open_helper("who", "heard")
    calm()
    press(page, "heard_channel_other_hall")
    fill(page, "heard_theirs", "说随时能退")
    press(page, "heard_save")
    calm()
    assert [(one.name, one.theirs) for one in page.counter.state.heard] == [("别的营业厅", "说随时能退")]
    page.middle.open_helper("who", "final")
    calm()
    for name, words in (("final_answer", "换低档"), ("final_who", "店长"), ("final_basis", "公示")):
        fill(page, name, words)
    press(page, "final_remedy_market")
    press(page, "final_save")
    calm()
    final = page.counter.state.final
    assert final is not None and (final.answer, final.remedies) == ("换低档", ("12315",))


def test_a_second_giving_is_warned_of_and_a_no_says_whether_somebody_looked(
    page: DeskPage, at_desk: Context, calm: Callable[[], None]
) -> None:
    page.middle.open_helper("solution")
    calm()
    assert not text(page, "solution_given")
    at_desk.show_private(True)
    assert "热线给减了20" in text(page, "solution_given")
    for name, words in (("refusal_cannot", "免不掉"), ("refusal_why", "签了两年"), ("refusal_can", "换低档")):
        fill(page, name, words)
    press(page, "refusal_elsewhere_granted")
    fill(page, "refusal_granted", "网上客服赠费10块")
    press(page, "refusal_note")
    calm()
    (refusal,) = page.counter.state.refusals
    assert (refusal.elsewhere, refusal.granted) == ("granted", "网上客服赠费10块")
    assert "网上客服赠费10块" in text(page, "solution_given")
    assert page.findChild(QLineEdit, "refusal_granted").isHidden()  # type: ignore[union-attr]  # asked for above
