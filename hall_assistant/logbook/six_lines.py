"""The six-line daily report (日报六行) for the chat group, at most 120 characters: it is retyped on a phone."""

from __future__ import annotations

from hall_assistant.casefile.values import Outcome
from hall_assistant.library.library import Library
from hall_assistant.logbook.day import DayFigures

LONGEST = 120


def six_lines(figures: DayFigures, library: Library, *, hall: str) -> str:
    """The report as six lines; an over-long hall name or topic is shortened, never a figure. Source: counter.md."""
    topics = [_topic(library, topic) for topic, _ in figures.top_topics]
    for longest in range(8, 1, -1):
        report = _report(figures, hall[: longest + 4], [name[:longest] for name in topics])
        if len(report) <= LONGEST:
            return report
    return report


def _report(figures: DayFigures, hall: str, topics: list[str]) -> str:
    outcomes = figures.by_outcome
    report = (
        f"{hall} {_day(figures.day)}" + (f"–{_day(figures.last)}" if figures.last != figures.day else ""),
        f"接待{figures.receptions}，未结{figures.still_open}",
        f"现场化解{outcomes.get(Outcome.SOLVED, 0)}，立单{outcomes.get(Outcome.ORDERED, 0)}，"
        f"转出{outcomes.get(Outcome.PASSED, 0)}，未留结果{outcomes.get(Outcome.LEFT, 0)}",
        f"承诺{figures.promises_made}，兑现{figures.promises_kept}，逾期{figures.promises_overdue}",
        "多的：" + ("、".join(topics) or "无"),
        "需支持：" + (f"逾期{figures.promises_overdue}件先联系" if figures.promises_overdue else "无"),
    )
    return "\n".join(report)


def _day(day: str) -> str:
    return f"{int(day[5:7])}月{int(day[8:10])}日"


def _topic(library: Library, topic: str) -> str:
    known = library.topics.get(topic)
    return known.name if known else "其他"
