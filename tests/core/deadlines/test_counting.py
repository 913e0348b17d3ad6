"""Counting: never before the start, as a slow recount says, on leap days, at month ends, beyond every table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.clock import DAY, HOUR, MINUTE, local, local_text, parse_local
from hall_assistant.deadlines.amounts import Amount, read_amount
from hall_assistant.deadlines.counting import Surroundings, count
from hall_assistant.deadlines.workdays import Calendar

CHINA = 480
PLAIN = Surroundings(Calendar(), CHINA)
UNITS = ("minutes", "hours", "hall_hours", "days", "workdays", "months")

starts = st.integers(parse_local("2004-01-05 00:00", 0), parse_local("2034-12-31 23:59", 0))
offsets = st.integers(-12 * 60, 14 * 60)
amounts = st.builds(Amount, st.integers(1, 60), st.sampled_from(UNITS))


def due(start: str, number: int, unit: str, at: Surroundings = PLAIN, *, ours: bool = True) -> str:
    amount = Amount(number, unit)  # type: ignore[arg-type]  # written as text in the tables below
    return local_text(count(parse_local(start, at.offset), amount, at, ours=ours).due, at.offset)


@pytest.mark.parametrize(
    ("start", "number", "unit", "wanted"),
    [
        ("2026-03-12 09:50", 48, "hours", "2026-03-14 09:50"),
        ("2026-03-12 09:50", 30, "minutes", "2026-03-12 10:20"),
        ("2024-02-28 12:00", 24, "hours", "2024-02-29 12:00"),
        ("2026-03-12 09:50", 15, "days", "2026-03-27 18:00"),
        ("2024-02-29 10:00", 12, "months", "2025-02-28 18:00"),
        ("2024-02-29 10:00", 24, "months", "2026-02-28 18:00"),
        ("2026-09-30 10:00", 5, "months", "2027-02-28 18:00"),
        ("2026-01-31 10:00", 1, "months", "2026-02-28 18:00"),
        ("2024-02-10 10:00", 1, "month_end", "2024-02-29 18:00"),
        ("2026-12-31 19:30", 1, "month_end", "2026-12-31 23:59"),
        ("2026-03-12 16:00", 4, "hall_hours", "2026-03-13 11:00"),
        ("2026-03-12 06:00", 9, "hall_hours", "2026-03-12 18:00"),
        ("2026-03-12 22:00", 1, "hall_hours", "2026-03-13 10:00"),
        # 2026: 1–7 October off, Saturday 10 October made up.
        ("2026-09-30 10:00", 1, "workdays", "2026-10-08 18:00"),
        ("2026-09-30 10:00", 3, "workdays", "2026-10-10 18:00"),
        ("2026-03-13 10:00", 1, "workdays", "2026-03-16 18:00"),
    ],
)
def test_a_due_hour_is_what_a_person_with_a_calendar_would_say(start: str, number: int, unit: str, wanted: str) -> None:
    assert due(start, number, unit) == wanted


def test_what_others_may_use_runs_to_the_end_of_its_day() -> None:
    assert due("2026-03-12 09:50", 5, "months", ours=False) == "2026-08-12 23:59"


def test_the_last_minute_of_a_month_still_has_a_later_due_hour() -> None:
    start = parse_local("2026-12-31 23:59", CHINA) + 30_000
    assert count(start, Amount(1, "month_end"), PLAIN).due == parse_local("2027-01-01 00:00", CHINA)


@given(starts, amounts, offsets, st.booleans())
def test_a_due_hour_is_never_before_its_start(start: int, amount: Amount, offset: int, ours: bool) -> None:
    found = count(start, amount, Surroundings(Calendar(), offset), ours=ours)
    assert found.due > start


@given(starts, st.integers(1, 60), offsets)
def test_working_days_counted_equal_a_slow_recount(start: int, number: int, offset: int) -> None:
    found = count(start, Amount(number, "workdays"), Surroundings(Calendar(), offset))
    first, last = local(start, offset).date(), local(found.due, offset).date()
    between = [first + timedelta(days=each + 1) for each in range((last - first).days)]
    assert sum(_works(day) for day in between) == number
    assert _works(last)
    assert [each.day for each in found.skipped] == [day.isoformat() for day in between if not _works(day)]
    assert found.beyond == any(day.year > 2026 for day in between)


def _works(day: date) -> bool:
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


@given(starts, st.integers(1, 90), offsets)
def test_days_never_run_past_the_end_of_the_last_lawful_day(start: int, number: int, offset: int) -> None:
    found = count(start, Amount(number, "days"), Surroundings(Calendar(), offset))
    assert found.due < start + (number + 1) * DAY
    assert local(found.due, offset).date() == local(start, offset).date() + timedelta(days=number)


@given(starts, st.integers(1, 100), offsets)
def test_hours_run_through_whatever_the_offset_is(start: int, number: int, offset: int) -> None:
    at = Surroundings(Calendar(), offset)
    assert count(start, Amount(number, "hours"), at).due == start + number * HOUR
    assert count(start, Amount(number, "minutes"), at).due == start + number * MINUTE


@given(starts, st.integers(1, 40), offsets)
def test_opening_hours_counted_equal_a_slow_recount(start: int, number: int, offset: int) -> None:
    at = Surroundings(Calendar(), offset, "08:30", "17:30")
    start -= start % MINUTE
    due = count(start, Amount(number, "hall_hours"), at).due
    times = (local(each, offset) for each in range(start, due, MINUTE))
    assert sum("08:30" <= f"{each:%H:%M}" < "17:30" for each in times) == number * 60


def test_opening_hours_that_make_no_sense_are_plain_hours() -> None:
    at = Surroundings(Calendar(), CHINA, "18:00", "09:00")
    assert due("2026-03-12 20:00", 2, "hall_hours", at) == "2026-03-12 22:00"


class TestTheHallsOwnTable:
    def test_it_counts_where_the_published_one_ends(self) -> None:
        own = {"2027-02-05": "休", "2027-02-06": "班"}  # a Friday off, a Saturday worked
        at = Surroundings(Calendar(own), CHINA)
        assert due("2027-02-04 10:00", 1, "workdays", at) == "2027-02-06 18:00"
        assert due("2027-02-04 10:00", 1, "workdays") == "2027-02-05 18:00"

    def test_it_says_nothing_against_the_published_one(self) -> None:
        at = Surroundings(Calendar({"2026-10-08": "休", "2026-10-01": "班"}), CHINA)
        assert due("2026-09-30 10:00", 1, "workdays", at) == "2026-10-08 18:00"

    def test_days_that_no_table_says_are_taken_by_the_week_and_flagged(self) -> None:
        start = parse_local("2026-12-30 10:00", CHINA)
        found = count(start, Amount(3, "workdays"), PLAIN)
        assert found.beyond
        assert not count(start, Amount(1, "workdays"), PLAIN).beyond
        assert [each.name for each in found.skipped] == ["周六", "周日"]

    def test_a_year_that_is_in_it_whole_is_not_flagged(self) -> None:
        at = Surroundings(Calendar({"2027-01-01": "休"}, ("2027",)), CHINA)
        found = count(parse_local("2026-12-30 10:00", CHINA), Amount(3, "workdays"), at)
        assert not found.beyond
        assert [each.name for each in found.skipped] == ["本厅表上休", "周六", "周日"]

    def test_before_the_table_begins_the_week_counts_too(self) -> None:
        assert not Calendar().day(date(2003, 6, 2)).known


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("48小时", (48, "hours")),
        ("２４ 小时内", (24, "hours")),
        ("不超过3天", (3, "days")),
        ("5个工作日", (5, "workdays")),
        ("30分钟", (30, "minutes")),
        ("2年", (24, "months")),
        ("4个营业小时", (4, "hall_hours")),
        ("以本省公布为准", None),
        ("城镇48小时、农村72小时", None),
        ("0小时", None),
        ("-3天", None),
        ("2.5小时", None),
        ("9999年", None),
        ("", None),
    ],
)
def test_a_figure_is_read_as_typed_or_not_at_all(text: str, wanted: tuple[int, str] | None) -> None:
    assert read_amount(text) == wanted


@given(st.text(max_size=40))
def test_reading_a_figure_never_fails(text: str) -> None:
    found = read_amount(text)
    assert found is None or found.number > 0
