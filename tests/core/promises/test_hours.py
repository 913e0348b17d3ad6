"""What is said of an hour becomes an instant, or no promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.clock import DAY, local_text, parse_local
from hall_assistant.library.library import Library
from hall_assistant.promises.hours import spoken_hour

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
