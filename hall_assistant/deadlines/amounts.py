"""How long (多久): an amount with its unit, in words, and read from what a hall typed as its figure."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from hall_assistant.library.deadlines import Unit

UNIT_WORDS: dict[str, str] = {
    "minutes": "分钟",
    "hours": "小时",
    "hall_hours": "个营业小时",
    "days": "天",
    "workdays": "个工作日",
    "months": "个月",
    "month_end": "本月底",
}
_UNITS: dict[str, tuple[Unit, int]] = {
    "分": ("minutes", 1),
    "分钟": ("minutes", 1),
    "小时": ("hours", 1),
    "营业小时": ("hall_hours", 1),
    "天": ("days", 1),
    "日": ("days", 1),
    "工作日": ("workdays", 1),
    "月": ("months", 1),
    "年": ("months", 12),
}
_TYPED = re.compile(
    r"(?:最[长晚迟]|不超过)?(\d{1,4})个?(分钟|分|营业小时|小时|工作日|天|日|月|年)(?:以?内|之内)?", re.ASCII
)
MOST = 800
"""Of any unit; a figure beyond it is a slip of the hand."""


class Amount(NamedTuple):
    """A number of units."""

    number: int
    unit: Unit

    @property
    def words(self) -> str:
        """As people say it: 48小时, 7个工作日, 本月底."""
        return amount_words(self.number, self.unit)


def amount_words(number: int | None, unit: str) -> str:
    """An amount as people say it; empty for none."""
    if unit == "month_end":
        return UNIT_WORDS[unit]
    return f"{number}{UNIT_WORDS.get(unit, unit)}" if number is not None else ""


def read_amount(text: str) -> Amount | None:
    """The amount a text names (`24小时`, `３ 天内`, `5个工作日`), or None: 以本省公布为准, a range, anything else."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = _TYPED.fullmatch(plain)
    if found is None or not 1 <= int(found[1]) <= MOST:
        return None
    unit, times = _UNITS[found[2]]
    return Amount(int(found[1]) * times, unit) if int(found[1]) * times <= MOST else None
