"""The days one may promise for: workdays of a month, and why a day is what it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.deadlines.ahead import BEYOND, month_ahead, why_day
from hall_assistant.deadlines.workdays import Calendar

TODAY = date(2026, 4, 29)
PLAIN = Calendar()


def test_a_month_has_its_workdays_holidays_and_make_up_days() -> None:
    days = {one.day.day: one for one in month_ahead(2026, 5, today=date(2026, 5, 4), calendar=PLAIN)}
    assert len(days) == 31
    assert (days[1].works, days[1].name, days[1].past) == (False, "劳动节", True)
    assert (days[4].past, days[6].works, days[6].name) == (False, True, "")
    assert (days[9].works, days[9].name) == (True, "调休上班")


def test_february_has_its_29th_where_there_is_one() -> None:
    assert month_ahead(2028, 2, today=TODAY, calendar=PLAIN)[-1].day == date(2028, 2, 29)
    assert len(month_ahead(2027, 2, today=TODAY, calendar=PLAIN)) == 28


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-04-29", "4月29日 周三，今天"),
        ("2026-04-30", "4月30日 周四，从明天数第1个工作日"),
        ("2026-05-02", "5月2日 周六，劳动节休息，后台多半找不到人；前一个上班的日子是4月30日"),
        ("2026-05-06", "5月6日 周三，从明天数第2个工作日，跳过 5月1日–5月5日 劳动节"),
    ],
)
def test_why_a_day_is_what_it_is(day: str, told: str) -> None:
    assert why_day(date.fromisoformat(day), today=TODAY, calendar=PLAIN) == told


def test_beyond_the_table_of_holidays_it_is_said_and_the_halls_own_days_count() -> None:
    far = date(2031, 2, 28)
    assert why_day(far, today=TODAY, calendar=PLAIN).endswith(BEYOND)
    own = Calendar({"2031-02-28": "休"})
    assert "本厅表上休" in why_day(far, today=TODAY, calendar=own) and BEYOND not in why_day(
        far, today=TODAY, calendar=own
    )


@settings(max_examples=40)
@given(st.integers(0, 3 * 366))
def test_every_day_that_can_be_promised_has_its_reason(ahead: int) -> None:
    told = why_day(TODAY + timedelta(days=ahead), today=TODAY, calendar=PLAIN)
    assert told and len(told) < 200
