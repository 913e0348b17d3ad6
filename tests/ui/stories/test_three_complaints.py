"""Three complaints through the real windows with mouse and keys; what is on record afterwards is read by the core."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtGui import QGuiApplication

from hall_assistant.app import Hall
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState, Evidence, Outcome, PromiseState
from hall_assistant.clock import local_text
from hall_assistant.people.records import names
from hall_assistant.privacy.identity import shown
from tests.showcase import fraud_stop, month_end, sales_call
from tests.showcase.stage import Stage

Show = Callable[[str, str], None]
Closed = Callable[[Stage], Hall]
# What the offscreen platform says of every menu.
pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard", extend=True)


def read(hall: Hall, case: CaseId) -> tuple[CaseState, dict[str, str], str]:
    """The reception with everybody's name and who the customer is, after it was seen that the record holds."""
    assert hall.store.verify().holds
    assert hall.store.rebuild().equal
    with hall.store.reading() as at:
        state = state_of(at, case)
        return state, dict(names(at)), shown(at, state.person).line


def test_anti_fraud_stop_live_in_the_mini_window(stage: Stage, show: Show, closed: Closed) -> None:
    case = fraud_stop.play(stage, show)
    assert fraud_stop.PROMISED in QGuiApplication.clipboard().text()
    with closing(closed(stage)) as hall:
        state, who, _ = read(hall, case)
    assert who[state.first_asked] == "张敏"
    assert state.topic == "fraud_stop"
    assert state.number.startswith("YS03-260330-001")
    assert len(state.said) == 2
    assert [one.step for one in state.said] == ["empathy", "inform"]
    [promise] = state.promises
    assert local_text(promise.due, 480) == "2026-03-30 17:00"
    assert promise.state is PromiseState.KEPT
    assert (state.outcome, state.sentence) == (Outcome.SOLVED, fraud_stop.RESULT)
    assert local_text(state.ended or 0, 480) == "2026-03-30 16:45"


def test_month_end_downgrade_in_the_wide_window_with_a_hand_over(stage: Stage, show: Show, closed: Closed) -> None:
    stage.at(f"{month_end.DAY} 16:40")
    stage.sign_in("8021")
    case = month_end.play(stage, show)
    copied = QGuiApplication.clipboard().text()
    assert month_end.ASKED in copied
    with closing(closed(stage)) as hall:
        state, who, customer = read(hall, case)
    assert who[state.first_asked] == "李强"
    assert who[state.handler] == "张敏"
    assert customer == "林女士 136****7720"
    assert [(one.kind, one.text) for one in state.notes][:3] == [
        ("verbatim", month_end.WORDS),
        ("request", month_end.ASKED),
        ("checked", month_end.CHECKED),
    ]
    assert state.details["金额"] == "129元"
    assert state.evidence is Evidence.OURS
    assert state.told
    said, typed = state.promises  # the line named an hour, and gave the word by being said
    assert typed.words == month_end.PROMISED
    assert {local_text(promise.due, 480) for promise in (said, typed)} == {"2026-03-31 12:00"}
    assert {promise.state for promise in (said, typed)} == {PromiseState.KEPT}
    assert (state.outcome, state.order_number) == (Outcome.ORDERED, month_end.ORDER)
    assert state.flow == "eight_steps"


def test_sales_call_written_up_afterwards_in_under_a_minute(stage: Stage, show: Show, closed: Closed) -> None:
    stage.at(f"{month_end.NEXT} 12:30")
    stage.sign_in("8021")
    case, watch = sales_call.play(stage, show)
    assert watch.modelled_ms < sales_call.LIMIT_MS, watch.line
    stage.hand.click("copy_summary")
    stage.calm()
    assert sales_call.REQUEST in QGuiApplication.clipboard().text()
    with closing(closed(stage)) as hall:
        state, who, customer = read(hall, case)
    assert who[state.first_asked] == "张敏"
    assert customer == "乔女士 187****2256"
    assert (state.mode, state.topic) == ("writeup", "sales_call")
    assert local_text(state.started, 480) == "2026-03-31 12:10"
    assert (state.outcome, state.sentence) == (Outcome.SOLVED, sales_call.SENTENCE)
