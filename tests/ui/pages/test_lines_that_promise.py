"""A line with an hour, ticked as said, is a promise at once; one marked by mistake is opened again at the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.casefile.values import Promise
from hall_assistant.clock import HOUR, SetClock, local_text
from ui.context import Context
from ui.models.counter_desk import CounterDesk
from ui.operations import cases, promises
from ui.pages.desk.asking import Asking
from ui.widgets.promise_list import PromiseList

Calm = Callable[[], None]


@pytest.fixture
def counter(at_desk: Context, calm: Calm) -> CounterDesk:
    counter = CounterDesk.shared(at_desk)
    cases.set_topic(counter, topic="stop")
    counter.begin()
    calm()
    return counter


def given(counter: CounterDesk) -> tuple[Promise, ...]:
    return counter.state.promises


def with_hour(counter: CounterDesk) -> str:
    """A line of those the library has for the topic that names an hour of ours, put first."""
    found = next(
        one.id
        for one in counter.context.hall.library.phrases.values()
        if "{{时间}}前" in one.say and one.apology is None and one.say.count("{{") == 1 and one.status == "verified"
    )
    cases.use_line(counter, phrase=found)
    return found


def test_a_line_with_an_hour_is_a_promise_once_it_is_said(counter: CounterDesk, calm: Calm) -> None:
    line = with_hour(counter)
    cases.fill_slot(counter, slot="时间", value="明天下午五点")
    cases.say(counter, phrase=line)
    assert len(given(counter)) == 1, "it stands at once"
    calm()
    (one,) = given(counter)
    assert local_text(one.due, 480) == "2026-03-13 17:00" and "明天下午五点前" in one.words


def test_an_hour_nobody_can_tell_makes_no_promise_and_the_line_is_said(counter: CounterDesk, calm: Calm) -> None:
    line = with_hour(counter)
    cases.fill_slot(counter, slot="时间", value="过两天")
    cases.say(counter, phrase=line)
    calm()
    assert given(counter) == () and [one.phrase for one in counter.state.said] == [line]


def test_one_marked_by_mistake_is_opened_again_with_a_reason(
    qtbot: QtBot, counter: CounterDesk, shown: Callable[..., QWidget], clock: SetClock, calm: Calm
) -> None:
    promises.promise(counter, words="我打给您", due=clock.now() + HOUR)
    promises.keep(counter, name="P1")
    calm()
    asking = Asking(counter.context, counter)
    shown(asking)
    listed = PromiseList()
    listed.reopened.connect(asking.ask_reopen)
    listed.show_promises(given(counter), clock.now(), 480)
    shown(listed)
    _press(qtbot, listed, "promise_P1_reopen")
    _press(qtbot, asking, "ask_choices_点错了")
    calm()
    assert [one.state.value for one in given(counter)] == ["open"]


def test_one_past_its_hour_is_kept_with_how_the_customer_was_told(
    qtbot: QtBot, counter: CounterDesk, shown: Callable[..., QWidget], clock: SetClock, calm: Calm
) -> None:
    promises.promise(counter, words="我打给您", due=clock.now() + HOUR)
    calm()
    clock.advance(2 * HOUR)
    listed = PromiseList()
    listed.kept.connect(lambda name, way: promises.keep(counter, name=name, way=way))
    listed.show_promises(given(counter), clock.now(), 480)
    shown(listed)
    _press(qtbot, listed, "promise_P1_keep")
    _press(qtbot, listed, "promise_P1_keep_counter")
    calm()
    (one,) = given(counter)
    assert one.state.value == "kept" and [contact.way.value for contact in one.contacts] == ["counter"]


def _press(qtbot: QtBot, place: QWidget, name: str) -> None:
    button = next(one for one in place.findChildren(QAbstractButton, name) if one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
