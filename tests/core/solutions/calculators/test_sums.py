"""Rounding, months and days: exact in between, half a cent up once at the end."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.solutions.calculators.sums import (
    about,
    add_months,
    in_yuan,
    months_gone,
    percent,
    plain,
    rounded,
)

DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))


def test_half_a_cent_goes_up() -> None:
    assert [rounded(Fraction(one)) for one in ("0.005", "0.0049", "0.015", "1.995")] == [
        Decimal(one) for one in ("0.01", "0.00", "0.02", "2.00")
    ]


@given(st.decimals(0, 1_000_000, places=4))
def test_rounding_is_half_up(amount: Decimal) -> None:
    assert rounded(Fraction(amount)) == amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_sums_are_said_as_people_say_them() -> None:
    assert (in_yuan(Decimal("387.00")), in_yuan(Decimal("9.35")), in_yuan(Decimal("0.1"))) == (
        "387 元",
        "9.35 元",
        "0.10 元",
    )
    assert (about(Fraction(387)), about(Fraction(178, 3))) == ("= 387 元", "≈ 59.33 元")
    assert (plain(Decimal("12.500")), plain(Decimal("100"))) == ("12.5", "100")
    assert (percent(Fraction(11, 2)), percent(Fraction(100))) == ("5.5", "100")


@given(DAYS, st.integers(0, 240))
def test_months_added_have_gone(day: date, months: int) -> None:
    later = add_months(day, months)
    assert months_gone(day, later) == months
    assert months_gone(day, later - timedelta(days=1)) == max(0, months - 1)


def test_the_29th_of_february_has_a_last_day_each_year() -> None:
    assert add_months(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
