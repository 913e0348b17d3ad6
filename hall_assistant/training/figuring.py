"""Results about the day (日志、日报): how many receptions, how they ended, what the six lines say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.values import OUTCOME_NAMES
from hall_assistant.clock import local_day
from hall_assistant.logbook.counted import span
from hall_assistant.logbook.day import DayFigures, LogFilter, figures, receptions
from hall_assistant.logbook.six_lines import LONGEST, six_lines
from hall_assistant.settings.records import hall_settings
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import QUOTED
from hall_assistant.training.stage import Stage

_LOG = re.compile(r"(\d+)\s*件((?:\s+\S+?\s*\d+)*)")
_FIGURE = re.compile(r"(\S+?)\s*(\d+)")


def _today(stage: Stage) -> DayFigures:
    now, offset = stage.clock.now(), stage.clock.offset()
    day = local_day(now, offset)
    with stage.store.reading() as at:
        return figures(at, span(day, day, offset), now=now)


def log(stage: Stage, rest: str) -> str | None:
    """`日志 1 件`, `日志 2 件 未结1 现场化解1 作废1`: the figures of the day of the clock."""
    wanted = _LOG.fullmatch(rest)
    if not wanted:
        raise Unclear("照「日志 2 件 未结1 现场化解1」写")
    day = _today(stage)
    if day.receptions != int(wanted[1]):
        return f"日志应有{wanted[1]}件，现在{day.receptions}件"
    for name, count in _FIGURE.findall(wanted[2]):
        is_now = _named(stage, day, name)
        if is_now != int(count):
            return f"日志里「{name}」应是{count}，现在是{is_now}"
    return None


def _named(stage: Stage, day: DayFigures, name: str) -> int:
    known = {"未结": day.still_open, "承诺": day.promises_made, "兑现": day.promises_kept, "逾期": day.promises_overdue}
    known |= {word: day.by_outcome.get(outcome, 0) for outcome, word in OUTCOME_NAMES.items()}
    if name == "作废":
        with stage.store.reading() as at:
            return len(receptions(at, LogFilter(day.day, day.day, state="voided")))
    if name not in known:
        raise Unclear(f"日志里没有「{name}」，有{'、'.join(known)}、作废")
    return known[name]


def report(stage: Stage, rest: str) -> str | None:
    """`日报含「接待1，未结1」`: the six lines hold these words and are short enough to be retyped on a phone."""
    words = QUOTED.fullmatch(rest)
    if not words:
        raise Unclear("照「日报含「接待1」」写")
    with stage.store.reading() as at:
        hall = hall_settings(at).hall
    text = six_lines(_today(stage), stage.library, hall=hall)
    if len(text) > LONGEST or text.count("\n") != 5:
        return f"日报要六行、{LONGEST}字以内，现在{len(text)}字"
    return None if words[1] in text else f"日报里没有「{words[1]}」，现在是「{text}」"


CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {"日志": log, "日报含": report}
"""Forms of result about the day."""
