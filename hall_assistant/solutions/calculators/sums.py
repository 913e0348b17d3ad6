"""Sums in yuan and months: exact in between, rounded half up once at the end, and as they are read aloud."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENT = Decimal("0.01")
_CENTS = 100


def rounded(sum: Fraction) -> Decimal:
    """Yuan with two places, half a cent up (四舍五入); `sum` is exact, so nothing was rounded before."""
    cents = sum * _CENTS
    whole, rest = divmod(cents.numerator, cents.denominator)
    return Decimal(whole + (2 * rest >= cents.denominator)).scaleb(-2)


def percent(amount: Fraction, places: int = 1) -> str:
    """A number rounded half up to a few places, without trailing zeros."""
    scale = 10**places
    return plain(rounded(amount * scale / _CENTS) * _CENTS / scale)


def plain(number: Decimal) -> str:
    """A number without trailing zeros: `387`, `9.35`."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_yuan(amount: Decimal) -> str:
    """`387 元`, `9.35 元`."""
    return f"{plain(amount) if amount == amount.to_integral_value() else amount.quantize(CENT, ROUND_HALF_UP)} 元"


def about(sum: Fraction) -> str:
    """An intermediate sum as it is said: exact where two places hold it, else with ≈."""
    shown = rounded(sum)
    return f"= {in_yuan(shown)}" if Fraction(shown) == sum else f"≈ {in_yuan(shown)}"


def add_months(day: date, months: int) -> date:
    """The same day some months on; the last of the month where it has no such day (29 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_days(year, month + 1)))


def month_days(year: int, month: int) -> int:
    """Days of a month."""
    return calendar.monthrange(year, month)[1]


def months_gone(start: date, today: date) -> int:
    """Whole months that have passed since `start`; 0 before it."""
    gone = (today.year - start.year) * 12 + today.month - start.month
    return max(0, gone - (add_months(start, gone) > today))


def after_days(day: date, days: int) -> date:
    """First day after a term of some days; the day it runs from is not counted (开始当天不算)."""
    return day + timedelta(days=days + 1)


def moment_text(at: datetime) -> str:
    """`2026-03-12 09:50`."""
    return at.strftime("%Y-%m-%d %H:%M")
