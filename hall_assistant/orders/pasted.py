"""What can be read from an order's text as it was pasted (贴进来的派单): number, hours, who sent it, the customer.

Pure, and only a help: everything found stands in the form for a person to look at. The labels are content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hall_assistant.clock import local, parse_local
from hall_assistant.deadlines.counting import Surroundings
from hall_assistant.library.outside import OrderField, OrderSource
from hall_assistant.orders.hours import due_after
from hall_assistant.privacy.identity import digits_of
from hall_assistant.privacy.masking import masked
from hall_assistant.privacy.numbers import NumberKind, found_in

_MOST = 20_000
_PART = r"[^\n；;。|\t【]"
# A value ends where the next label begins, so that what stands behind it in the same line is not hidden with it.
_NEXT = r"(?=[\s，,]+[\u4e00-\u9fff]{2,10}\s*[:：])"
_VALUE = rf"[】\]）)」]?\s*[:：]\s*(?P<value>{_PART}{{1,120}}?{_NEXT}|{_PART}{{1,120}})"
_MOMENT = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?[T\s]*"
    r"(?P<hour>\d{1,2})\s*[:：时点]\s*(?P<minute>\d{2})?"
)
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-_/]{3,39}")
_NAME = re.compile(r"(?P<surname>[\u4e00-\u9fff])[\u4e00-\u9fff]{0,3}?\s*(?P<honorific>女士|先生)")

_TO_RING = (NumberKind.MOBILE, NumberKind.LANDLINE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was found; empty or None where nothing was. Hours are UTC milliseconds."""

    text: str
    """The text to keep: what says who the customer is, hidden."""
    source: str = ""
    number: str = ""
    received: int | None = None
    contact_due: int | None = None
    answer_due: int | None = None
    phone: str = ""
    surname: str = ""
    honorific: str = ""


def read_pasted(
    text: str, *, now: int, at: Surroundings, fields: Mapping[str, OrderField], sources: Iterable[OrderSource]
) -> Pasted:
    """Read a pasted order. now, at: for hours without a year and stretches such as 「2小时内」「5个工作日」."""
    text = text[:_MOST]
    plain = unicodedata.normalize("NFKC", text)  # full-width figures read as figures
    found = {name: _labelled(plain, field) for name, field in fields.items()}
    received = _moment(found.get("received", ""), now, at.offset)
    start = received if received is not None else now
    number = _NUMBER.search(found.get("number", ""))
    name = _NAME.search(found.get("name", ""))
    return Pasted(
        text=without_identity(text, fields.values()),
        source=_source(plain, sources),
        number=number[0] if number else "",
        received=received,
        contact_due=_due(found.get("contact_due", ""), start, now, at),
        answer_due=_due(found.get("answer_due", ""), start, now, at),
        phone=_phone(found.get("phone", ""), plain),
        surname=name["surname"] if name else "",
        honorific=name["honorific"] if name else "",
    )


def _phone(labelled: str, text: str) -> str:
    """The customer's number in figures: the labelled one, a landline too; else the first mobile number of the text."""
    mobile = (one for one in found_in(text) if one.kind is NumberKind.MOBILE)
    found = next((one for one in found_in(labelled) if one.kind in _TO_RING), None) or next(mobile, None)
    return digits_of(found.digits) if found else ""


def _pattern(field: OrderField) -> re.Pattern[str]:
    """Its labels, the longest first, so that 工单编号 is not read as 编号; not in the middle of another word."""
    labels = "|".join(re.escape(label) for label in sorted(field.labels, key=len, reverse=True))
    return re.compile(rf"(?<![\u4e00-\u9fff])(?:{labels}){_VALUE}")


def _labelled(text: str, field: OrderField) -> str:
    found = _pattern(field).search(text)
    return found["value"].strip() if found else ""


def without_identity(text: str, fields: Iterable[OrderField]) -> str:
    """The text with what says who the customer is hidden: labelled names, numbers, addresses, any number to ring."""
    for field in fields:
        if field.private:
            text = _pattern(field).sub(_starred, text)
    return masked(text)


def _starred(found: re.Match[str]) -> str:
    start, end = (place - found.start() for place in found.span("value"))
    return f"{found[0][:start]}***{found[0][end:]}"


def _due(text: str, start: int, now: int, at: Surroundings) -> int | None:
    moment = _moment(text, now, at.offset)
    return moment if moment is not None else due_after(start, text, at)


def _moment(text: str, now: int, offset: int) -> int | None:
    found = _MOMENT.search(text)
    if found is None:
        return None
    today = local(now, offset)
    year = int(found["year"] or today.year)
    parts = (int(found[part] or 0) for part in ("month", "day", "hour", "minute"))
    month, day, hour, minute = parts
    if not found["year"]:
        year += 1 if month < today.month - 6 else -1 if month > today.month + 6 else 0
    try:
        return parse_local(f"{year:04d}-{month:02d}-{day:02d} {hour:02d}:{minute:02d}", offset)
    except ValueError:
        return None


def _source(text: str, sources: Iterable[OrderSource]) -> str:
    """Whose marks come first in the text; a number that is part of a longer one marks nobody."""
    places = (
        (found.start(), source.id)
        for source in sources
        for mark in source.marks
        if (found := re.search(rf"(?<!\d){re.escape(mark)}(?!\d)", text))
    )
    return min(places, default=(0, ""))[1]
