"""What is said of an hour becomes an instant, or no promise."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.clock import DAY, HOUR, local_text, parse_local
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.promises.desk import promise
from hall_assistant.promises.hours import spoken_hour
from hall_assistant.promises.records import open_promises
from hall_assistant.wording import sentence
from tests.core.counter import Counter

NOW = parse_local("2026-03-12 09:50", 480)  # a Thursday

SAID = [
    ("今天17:00", "2026-03-12 17:00"),
    ("今天 17：30 前", "2026-03-12 17:30"),
    ("明天下午五点", "2026-03-13 17:00"),
    ("明天下午五点半前", "2026-03-13 17:30"),
    ("后天上午十点", "2026-03-14 10:00"),
    ("大后天上午十点一刻", "2026-03-15 10:15"),
    ("今天下班", "2026-03-12 18:00"),
    ("三点前", "2026-03-12 15:00"),
    ("十一点", "2026-03-12 11:00"),
    ("下午两点二十", "2026-03-12 14:20"),
    ("今晚八点", "2026-03-12 20:00"),
    ("明早八点", "2026-03-13 08:00"),
    ("中午一点", "2026-03-12 13:00"),
    ("中午十二点", "2026-03-12 12:00"),
    ("周五上午十点", "2026-03-13 10:00"),
    ("周一上午十点", "2026-03-16 10:00"),
    ("周四下午四点", "2026-03-12 16:00"),
    ("下周四下午四点", "2026-03-19 16:00"),
    ("星期天下午四点", "2026-03-15 16:00"),
    ("3月20日17点", "2026-03-20 17:00"),
    ("三月二十号下午三点", "2026-03-20 15:00"),
    ("1月5日上午九点", "2027-01-05 09:00"),
]


@pytest.mark.parametrize(("said", "meant"), SAID)
def test_an_hour_as_it_is_said(said: str, meant: str) -> None:
    due = spoken_hour(said, now=NOW, offset=480)
    assert due is not None and local_text(due, 480) == meant


@pytest.mark.parametrize(
    "said",
    [
        *("", "明天", "查清了", "马上", "今天9:00", "九点", "明天二十五点", "25:00", "2月30日10点", "十十点"),
        *("下午六十分", "这几天", "10", "17:60", "周八上午十点", "明天下午五点或者六点"),
    ],
)
def test_what_names_no_hour_or_one_gone_by_is_no_promise(said: str) -> None:
    assert spoken_hour(said, now=NOW, offset=480) is None


def test_every_hour_the_shipped_slot_offers_is_understood(shipped: Library) -> None:
    slot = shipped.slots["时间"]
    for said in (slot.example, *slot.choices):
        assert spoken_hour(said, now=NOW, offset=480) is not None, said


@given(st.text(alphabet="今明后天上下午晚早周月日号点半刻前十两三五一二:：0123456789下班 ", max_size=12))
def test_whatever_is_typed_never_raises_and_never_lies_in_the_past(said: str) -> None:
    due = spoken_hour(said, now=NOW, offset=480)
    assert due is None or NOW < due < NOW + 367 * DAY


@pytest.mark.parametrize(
    ("now", "said", "meant"),
    [
        ("2026-02-20 09:50", "2月29日17点", None),
        ("2028-02-20 09:50", "2月29日17点", "2028-02-29 17:00"),
        ("2027-03-01 09:50", "2月29日17点", None),  # whether next year's is meant, a person says
        ("2026-02-20 09:50", "２月２８日１７点", "2026-02-28 17:00"),
    ],
)
def test_the_29th_of_february_is_a_day_only_where_there_is_one(now: str, said: str, meant: str | None) -> None:
    due = spoken_hour(said, now=parse_local(now, 480), offset=480)
    assert (local_text(due, 480) if due is not None else None) == meant


def test_a_promise_keeps_its_instant_when_the_offset_changes(counter: Counter) -> None:
    case = counter.reception()
    due = parse_local("2026-03-12 17:00", 480)
    promise(counter.store, by=counter.wang, case=case, words="给您回电", due=due)
    counter.clock.east = 540
    counter.clock.advance(HOUR)
    with counter.store.reading() as at:
        (one,) = open_promises(at)
    assert one.due == due and spoken_hour("今天17点", now=counter.clock.now(), offset=540) == due - HOUR


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("money.places", "只到分"),
        ("money.negative", "负数"),
        ("phone.form", "4到12位"),
        ("promise.past", "过"),
        ("promise.far", ""),
        ("order.hours", ""),
        ("order.future", ""),
    ],
)
def test_what_was_typed_wrongly_is_told_in_a_sentence_that_says_nothing_is_lost(code: str, told: str) -> None:
    words = sentence(StaffError(code, what="金额", typed="1.234"))
    assert told in words and re.search("都在|没动|还在|不丢", words)
