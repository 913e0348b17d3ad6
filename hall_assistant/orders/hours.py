"""Due hours from words: 「2小时」「30分钟」「5个工作日」 counted from when an order came, as clocks count. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from hall_assistant.deadlines.amounts import Amount, read_amount
from hall_assistant.deadlines.counting import Counted, Surroundings, count

_AMOUNT = re.compile(r"(?<![\d.])\d{1,4}\s*个?\s*(?:分钟|营业小时|小时|工作日|天|日|月)", re.ASCII)
# A day of the calendar is no stretch: 3月31日 is not 31 days on, 15日前 not 15 days, and 3月 no three months.
_DAY = re.compile(r"\d\s*[月年号]|日\s*(?:前|\d)", re.ASCII)
_UNKNOWN_DAYS = "，放假表没到那天，按周一到周五算的"


def amount_in(text: str) -> Amount | None:
    """The one stretch of time a text names (`请在2小时内联系`); None for none, two, or a day of the calendar."""
    plain = unicodedata.normalize("NFKC", text)
    found = _AMOUNT.findall(plain)
    return read_amount(found[0]) if len(found) == 1 and not _DAY.search(plain) else None


def _counted(start: int, text: str, at: Surroundings) -> Counted | None:
    amount = amount_in(text)
    return count(start, amount, at) if amount is not None else None


def due_after(start: int, text: str, at: Surroundings) -> int | None:
    """The hour (UTC milliseconds) a stretch of time after `start`, or None where the text names none."""
    counted = _counted(start, text, at)
    return counted.due if counted is not None else None


@dataclass(frozen=True, slots=True)
class Decided:
    """A due hour as decided at entry, UTC milliseconds or None, and where it comes from."""

    due: int | None
    why: str = ""


def decided(typed: int | None, rule: str, start: int, at: Surroundings) -> Decided:
    """The hour typed from the order, else the one the hall's figure gives after `start`, else none."""
    if typed is not None:
        return Decided(typed, "照派单写的")
    counted = _counted(start, rule, at)
    if counted is None:
        return Decided(None)
    return Decided(counted.due, f"本厅定的{rule}{_UNKNOWN_DAYS if counted.beyond else ''}")
