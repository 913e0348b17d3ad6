"""What is typed into a calculator: taken as people write it, or refused in a sentence that names the entry."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.errors import StaffError
from hall_assistant.sentences import SENTENCES
from hall_assistant.solutions.calculators import reading
from hall_assistant.solutions.calculators.registry import CALCULATORS, calculate
from hall_assistant.wording import sentence
from tests.core.solutions.calculators.asking import KNOWN, examples, worked


@pytest.mark.parametrize("typed", ["129.5", "１２９．５", "129。5元", "￥129.50", " 129.5 ", "129.50块"])
def test_an_amount_is_taken_as_people_write_it(typed: str) -> None:
    assert reading.money(typed, what="月费") == Decimal("129.50")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("3.055", "money.places"), ("-3", "money.negative"), ("－３", "money.negative"), ("三块", "money.form"),
     ("1e3", "money.form"), ("99999999", "money.much"), ("½", "money.form"), ("٣", "money.form")],
)  # fmt: skip
def test_an_amount_that_cannot_be_is_refused(typed: str, code: str) -> None:
    with pytest.raises(StaffError) as refused:
        reading.money(typed, what="多收了多少")
    assert refused.value.code == code
    assert "多收了多少" in sentence(refused.value)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("1.2345", "calc.decimals"), ("-1", "calc.negative"), ("x", "calc.number"), ("10000000", "calc.large")],
)
def test_a_number_that_cannot_be_is_refused(typed: str, code: str) -> None:
    with pytest.raises(StaffError) as refused:
        reading.number(typed, what="用量", places=3)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "typed", ["2026-3-5", "2026/03/05", "2026年3月5日", "２０２６－３－５", "20260305", "2026.3.5"]
)
def test_a_date_is_taken_as_people_write_it(typed: str) -> None:
    assert reading.day(typed, what="哪天") == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2026-02-29", "calc.no_day"), ("2026-13-01", "calc.no_day"), ("2026-04-31", "calc.no_day"),
     ("0026-04-01", "calc.year"), ("2126-04-01", "calc.year"), ("3月5日", "calc.day_form"), ("", "calc.day_form"),
     ("0000-01-01", "calc.no_day")],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused(typed: str, code: str) -> None:
    with pytest.raises(StaffError) as refused:
        reading.day(typed, what="哪天")
    assert refused.value.code == code


def test_the_29th_of_february_exists_in_a_leap_year() -> None:
    assert reading.day("2028-02-29", what="哪天") == date(2028, 2, 29)


@pytest.mark.parametrize(
    "typed", ["2026-3-5 9:05", "2026年3月5日 9点05分", "２０２６-3-5　９：０５", "2026-03-05T09:05"]
)
def test_an_hour_is_taken_as_people_write_it(typed: str) -> None:
    assert reading.moment(typed, what="几时") == datetime(2026, 3, 5, 9, 5)  # noqa: DTZ001


def test_an_hour_that_no_day_has_is_refused() -> None:
    with pytest.raises(StaffError, match=r"calc\.no_hour"):
        reading.moment("2026-03-05 25:00", what="几时")


@given(st.text(max_size=80))
def test_whatever_is_typed_is_taken_or_refused_in_a_sentence(typed: str) -> None:
    for read in (reading.money, reading.number, reading.whole, reading.day, reading.month, reading.moment):
        try:
            read(typed, what="这一栏")
        except StaffError as refused:
            assert sentence(refused)


@given(st.data(), st.sampled_from(sorted(CALCULATORS)))
def test_no_calculator_breaks_on_what_is_typed(data: st.DataObject, name: str) -> None:
    typed = examples(name)
    odd = st.one_of(
        st.text(max_size=30), st.sampled_from(["0", "-1", "1.005", "９９", "2026-02-30", "9999999", "2028-02-29"])
    )
    for field in data.draw(st.lists(st.sampled_from([field.name for field in CALCULATORS[name].fields]), max_size=3)):
        typed[field] = data.draw(odd)
    try:
        made = calculate(name, typed, KNOWN)
    except StaffError as refused:
        assert refused.code in SENTENCES and sentence(refused)
    else:
        assert made.headline and made.steps


def test_a_field_nobody_asked_for_is_named() -> None:
    with pytest.raises(StaffError, match=r"calc\.field"):
        worked("imei", colour="red")


def test_a_needed_field_left_blank_is_named() -> None:
    with pytest.raises(StaffError) as refused:
        calculate("double_return", {"over": "　"}, KNOWN)
    assert "多收了多少" in sentence(refused.value)


def test_a_choice_may_be_said_in_words() -> None:
    assert worked("double_return", evidence="还没查清").values["back"] == 0
    with pytest.raises(StaffError, match=r"calc\.choice"):
        worked("double_return", evidence="maybe")
