"""Due hours from words: 「2小时」「30分钟」「3天」 counted from when an order came. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hall_assistant.clock import DAY, HOUR, MINUTE

_AMOUNT = re.compile(r"(\d{1,3}(?:\.5)?)\s*(?:个)?\s*(分钟|小时|钟头|工作日|天|日)")
_UNITS = {"分钟": MINUTE, "小时": HOUR, "钟头": HOUR, "天": DAY, "日": DAY}
_WHOLE = str.maketrans("０１２３４５６７８９．", "0123456789.")


def span(text: str) -> int | None:
    """Milliseconds of the one stretch of time a text names; None for none, for two, and for workdays.

    Workdays depend on holidays that nobody here may guess: the order itself names the day then. Source: N11.
    """
    found = _AMOUNT.findall(text.translate(_WHOLE))
    if len(found) != 1:
        return None
    amount, unit = found[0]
    each = _UNITS.get(unit)
    if each is None:
        return None
    return int(amount.removesuffix(".5")) * each + (each // 2 if amount.endswith(".5") else 0)


def due_after(start: int, text: str) -> int | None:
    """The hour (UTC milliseconds) a stretch of time after `start`, or None where the text names none."""
    length = span(text)
    return start + length if length else None


@dataclass(frozen=True, slots=True)
class Decided:
    """A due hour as decided at entry, UTC milliseconds or None, and where it comes from."""

    due: int | None
    why: str = ""


def decided(typed: int | None, rule: str, start: int) -> Decided:
    """The hour typed from the order, else the one the hall's figure gives after `start`, else none."""
    if typed is not None:
        return Decided(typed, "照派单写的")
    due = due_after(start, rule)
    return Decided(due, f"本厅定的{rule}" if due is not None else "")
