"""The hour in what is said: 明天下午五点, 今天17:00 become an instant; what names none is no promise (pure).

Source: S82, counter.md: no hour, no promise.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from hall_assistant.clock import local, parse_local

_DIGITS = "〇一二三四五六七八九"
_NUMBER = rf"(?:\d{{1,2}}|[两{_DIGITS}十]{{1,3}})"
_NEAR = "今天|今晚|今儿|明天|明早|明晚|后天|大后天"
_DAY = rf"(?:{_NEAR}|{_NUMBER}月{_NUMBER}[日号]|(?:下周|下星期|周|星期)[一二三四五六日天])"
_PART = "(?:凌晨|早上|上午|中午|下午|傍晚|晚上)"
_SPOKEN = re.compile(
    rf"(?P<day>{_DAY})?\s*(?P<part>{_PART})?\s*"
    rf"(?:(?P<clock>\d{{1,2}}[:：]\d{{2}})|(?P<hour>{_NUMBER})点(?:(?P<rest>半|一刻|三刻|整)|(?P<minute>{_NUMBER})分?)?"
    r"|(?P<closing>下班))\s*(?:之前|以前|前)?"
)
_DAYS = {"今天": 0, "今晚": 0, "今儿": 0, "明天": 1, "明早": 1, "明晚": 1, "后天": 2, "大后天": 3}
_MINUTES = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
_WEEK = "一二三四五六日"


def spoken_hour(text: str, *, now: int, offset: int, closes: str = "18:00") -> int | None:
    """UTC milliseconds of an hour as it is said, or None where the text is none or it has gone by.

    now: UTC milliseconds; offset: minutes east; closes: local hour at which the hall closes (下班). An hour from one to
    six without 上午 or 下午 is in the afternoon, as a counter's day goes.
    """
    found = _SPOKEN.fullmatch(re.sub(r"\s+", "", text))
    if found is None:
        return None
    try:
        today = local(now, offset).date()
        due = parse_local(f"{_date(found['day'] or '', today).isoformat()} {_time(found, closes)}", offset)
    except ValueError:  # a 31st of a short month, hour 25
        return None
    return due if due > now else None


def _date(said: str, today: date) -> date:
    if not said or said in _DAYS:
        return today + timedelta(days=_DAYS.get(said, 0))
    if "月" in said:
        month, day = (_number(part) for part in said[:-1].split("月"))
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    weekday = _WEEK.index(said[-1].replace("天", "日"))
    monday = today - timedelta(days=today.weekday())
    if said.startswith("下"):
        return monday + timedelta(days=7 + weekday)
    coming = monday + timedelta(days=weekday)
    return coming if coming >= today else coming + timedelta(days=7)


def _time(found: re.Match[str], closes: str) -> str:
    if found["closing"]:
        return closes
    if found["clock"]:
        hour, minute = (int(part) for part in found["clock"].replace("：", ":").split(":"))
    else:
        hour = _number(found["hour"])
        minute = _number(found["minute"]) if found["minute"] else _MINUTES[found["rest"] or "整"]
    return f"{_in_the_day(hour, found, is_clock=bool(found['clock'])):02d}:{minute:02d}"


def _in_the_day(hour: int, found: re.Match[str], *, is_clock: bool) -> int:
    part, day = found["part"] or "", found["day"] or ""
    late = part in ("下午", "傍晚", "晚上") or (not part and day in ("今晚", "明晚"))
    if late and hour < 12:
        return hour + 12
    if part == "中午" and hour < 6:
        return hour + 12
    spoken_early = not part and not is_clock and day != "明早" and 1 <= hour <= 6
    return hour + 12 if spoken_early else hour


def _number(said: str) -> int:
    """A number below a hundred in digits or characters. Raises ValueError for anything else."""
    if said.isdecimal():
        return int(said)
    tens, ten, ones = said.replace("两", "二").rpartition("十")
    if not ten:
        return _DIGITS.index(ones)
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
