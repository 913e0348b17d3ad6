"""What was typed, read as numbers and dates: full-width digits are turned, everything else is taken or refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from hall_assistant.errors import StaffError
from hall_assistant.money import yuan
from hall_assistant.text import typed

LARGEST = Decimal("9999999.99")
"""Beyond it a finger slipped."""
FIRST_YEAR, LAST_YEAR = 1990, 2099
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?", re.ASCII)
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{4})(\d{2})", re.ASCII)
_HOUR = re.compile(r"(.*?)[\sT]+(\d{1,2})\s*[:点时]\s*(\d{1,2})?\s*分?", re.ASCII)


def turned(text: str, *, what: str, limit: int = 60) -> str:
    """One line with full-width digits and signs made plain (１２９．５ → 129.5), without outer blanks.

    Raises StaffError `text.too_long`, `text.broken`.
    """
    plain = unicodedata.normalize("NFKC", typed(text, what=what, limit=limit))
    return plain.replace("。", ".").replace("−", "-").strip()


def number(text: str, *, what: str, places: int = 2) -> Decimal:
    """A number from 0. Raises StaffError `calc.number`, `calc.negative`, `calc.decimals` and `calc.large`."""
    plain = turned(text, what=what)
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        raise StaffError("calc.number", what=what, typed=text.strip()[:20])
    found = Decimal(plain)
    if found < 0:
        raise StaffError("calc.negative", what=what)
    if len(plain.partition(".")[2]) > places:
        raise StaffError("calc.decimals", what=what, places=places)
    if found > LARGEST:
        raise StaffError("calc.large", what=what)
    return found


def money(text: str, *, what: str) -> Decimal:
    """Yuan with two places, as everywhere in the house. Raises StaffError `money.*`, `text.too_long`, `text.broken`."""
    return yuan(turned(text, what=what), what=what)


def whole(text: str, *, what: str, least: int = 0, most: int = 9999) -> int:
    """A whole number. Raises StaffError `calc.whole` and what `number` raises."""
    found = number(text, what=what, places=3)
    if found != found.to_integral_value() or not least <= found <= most:
        raise StaffError("calc.whole", what=what, least=least, most=most)
    return int(found)


def day(text: str, *, what: str) -> date:
    """A date: 2026-3-12, 2026/3/12, 2026年3月12日, 20260312.

    Raises StaffError `calc.day_form` for anything else, `calc.no_day` for a day that does not exist (30 February).
    """
    found = _DAY.fullmatch(turned(text, what=what))
    if found is None:
        raise StaffError("calc.day_form", what=what)
    year, month, of_month = (int(part) for part in found.groups() if part is not None)
    return _on(year, month, of_month, text=text, what=what)


def month(text: str, *, what: str) -> date:
    """A month as its first day: 2026-3, 2026年3月, 202603. Raises StaffError `calc.month_form`, `calc.no_day`."""
    found = _MONTH.fullmatch(turned(text, what=what))
    if found is None:
        raise StaffError("calc.month_form", what=what)
    year, of_year = (int(part) for part in found.groups() if part is not None)
    return _on(year, of_year, 1, text=text, what=what)


def moment(text: str, *, what: str) -> datetime:
    """Date and hour: 2026-3-12 9:50, 2026年3月12日 9点50分; a date alone is its first minute. Raises as `day`."""
    found = _HOUR.fullmatch(turned(text, what=what))
    if found is None:
        return datetime.combine(day(text, what=what), datetime.min.time())
    on, hour, minute = day(found.group(1), what=what), int(found.group(2)), int(found.group(3) or 0)
    if hour > 23 or minute > 59:
        raise StaffError("calc.no_hour", what=what, typed=text.strip()[:30])
    return datetime(on.year, on.month, on.day, hour, minute)  # noqa: DTZ001  # local time of the paper in hand


def _on(year: int, of_year: int, of_month: int, *, text: str, what: str) -> date:
    try:
        found = date(year, of_year, of_month)
    except ValueError:
        raise StaffError("calc.no_day", what=what, typed=text.strip()[:20]) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise StaffError("calc.year", what=what, first=FIRST_YEAR, last=LAST_YEAR)
    return found
