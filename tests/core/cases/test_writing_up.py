"""Writing up afterwards: five answers, all of them or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from hall_assistant.casefile.values import Evidence, Outcome
from hall_assistant.cases.writeup import WriteUp, write_up
from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError
from hall_assistant.privacy.identity import shown
from tests.core.counter import Counter

TABLES = ("journal", "cases", "promises", "begun", "persons", "person_match", "drafts", "subject_keys")


def hour(counter: Counter, hours: float) -> int:
    return counter.clock.now() + int(hours * HOUR)


def test_all_five_answers_stand_in_the_record(counter: Counter) -> None:
    answers = WriteUp(
        started=hour(counter, -3),
        surname="王",
        honorific="女士",
        phone="138 1234 5678",
        topic="stop",
        request="卡停了\n当天要打的",
        done="核了证，报了解停",
        evidence=Evidence.NOT_OURS,
        outcome=Outcome.ORDERED,
        sentence="报了解停，立单",
        order_number="GD1",
    )
    case, changes = write_up(counter.store, by=counter.wang, answers=answers)
    state = counter.state(case)
    assert (state.mode, state.started, state.opened) == ("writeup", answers.started, counter.clock.now())
    assert [(note.kind, note.text) for note in state.notes] == [
        ("request", answers.request),
        ("explained", answers.done),
    ]
    assert (state.topic, state.evidence, state.outcome) == ("stop", Evidence.NOT_OURS, Outcome.ORDERED)
    assert (state.sentence, state.order_number) == ("报了解停，立单", "GD1")
    assert (state.first_asked, state.handler, state.state) == (counter.wang.staff, counter.wang.staff, "ended")
    with counter.store.reading() as at:
        assert shown(at, state.person).line == "王女士 138****5678"
    assert {"case", "cases"} <= changes.kinds and case in changes.subjects
    assert counter.agrees(case)


def test_with_a_promise_and_no_outcome_it_stays_open_with_its_hour(counter: Counter) -> None:
    answers = WriteUp(started=hour(counter, -1), done="说了原因", promise="明天五点前打您", due=hour(counter, 30))
    case, _ = write_up(counter.store, by=counter.wang, answers=answers)
    state = counter.state(case)
    assert state.state == "open"
    assert [(one.words, one.due) for one in state.open_promises] == [("明天五点前打您", answers.due)]


def test_an_order_number_alone_is_kept(counter: Counter) -> None:
    answers = WriteUp(started=hour(counter, -1), request="查扣费", order_number=" GD9 ")
    case, _ = write_up(counter.store, by=counter.wang, answers=answers)
    assert (counter.state(case).order_number, counter.state(case).state) == ("GD9", "open")


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({}, "writeup.empty"),
        ({"request": " \n", "done": "\u200b"}, "writeup.empty"),
        ({"topic": "stop", "surname": "王"}, "writeup.empty"),
        ({"request": "查", "promise": "打给您"}, "promise.no_hour"),
        ({"request": "查", "sentence": "说清了"}, "writeup.no_outcome"),
        ({"request": "查", "promise": "打给您", "due": 1}, "promise.past"),
        ({"request": "查", "promise": "打给您", "due": 10**15}, "promise.far"),
        ({"request": "查", "outcome": Outcome.SOLVED}, "text.empty"),
        ({"request": "查", "outcome": Outcome.ORDERED, "sentence": "立单"}, "case.order_missing"),
        ({"request": "查", "phone": "一三八"}, "phone.form"),
        ({"request": "查", "surname": "王" * 21}, "text.too_long"),
        ({"request": "查\ud800"}, "text.broken"),
        ({"request": "查", "done": "办\udfff", "surname": "王", "phone": "13812345678"}, "text.broken"),
        ({"request": "查", "outcome": Outcome.SOLVED, "sentence": "好", "order_number": "9" * 61}, "text.too_long"),
    ],
)
def test_an_answer_that_cannot_be_taken_leaves_no_fact_behind(
    counter: Counter, answers: dict[str, Any], code: str
) -> None:
    before = [counter.count(table) for table in TABLES]
    with pytest.raises(StaffError) as refused:
        write_up(counter.store, by=counter.wang, answers=WriteUp(started=hour(counter, -1), **answers))
    assert refused.value.code == code
    assert [counter.count(table) for table in TABLES] == before
    assert counter.store.rebuild().equal


@pytest.mark.parametrize(("offset", "code"), [(1, "case.future"), (-400 * DAY, "case.long_ago")])
def test_a_start_that_cannot_be_is_refused(counter: Counter, offset: int, code: str) -> None:
    with pytest.raises(StaffError) as refused:
        write_up(counter.store, by=counter.wang, answers=WriteUp(started=counter.clock.now() + offset, request="查"))
    assert refused.value.code == code


def test_after_a_refusal_the_next_write_up_takes_the_number_that_was_free(counter: Counter) -> None:
    with pytest.raises(StaffError):
        write_up(counter.store, by=counter.wang, answers=WriteUp(started=hour(counter, -1), request="查", phone="x"))
    case, _ = write_up(counter.store, by=counter.wang, answers=WriteUp(started=hour(counter, -1), request="查"))
    assert counter.state(case).number.startswith("YS03-260312-001-")
