"""在涨的事: matters that came more often this week than in any of the weeks before, and not by chance. Source: S134.

When something rises is content (`knowledge/radars/rising.yaml`): small numbers say nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hall_assistant.clock import DAY, local_day
from hall_assistant.library.library import Library
from hall_assistant.library.radars import Rising
from hall_assistant.logbook.counted import Span
from hall_assistant.logbook.radars.values import Radar, Row, Section, each_once, topic_name
from hall_assistant.store.store import Reading

RULE = "rising"
"""Its id in the content."""
WEEK = 7
_FIRST = "SELECT min(day) AS day FROM cases WHERE day <> ''"
_CAME = """
SELECT subject, topic, day FROM cases WHERE day BETWEEN ? AND ? AND state <> 'voided' AND topic <> ''
ORDER BY started DESC, subject
"""


def rises(now: int, before: Sequence[int], rule: Rising) -> bool:
    """Whether a week's count stands out from the weeks before (counts), in whole numbers.

    It is at least `least`, more than any of those weeks, and beyond their mean by `spread` times its square root: so
    much the count of things that come by themselves seldom swings.
    """
    weeks, whole = len(before), sum(before)
    over = weeks * now - whole
    return now >= rule.least and now > max(before) and over * over >= rule.spread**2 * weeks * whole


def look(at: Reading, days: Span, library: Library, *, offset: int) -> Section:
    """The seven days up to the last of these days beside the weeks before them. offset: minutes east of UTC."""
    rule: Rising = library.later("rising")[RULE]
    first = local_day(days.end - (rule.weeks + 1) * WEEK * DAY, offset)
    began = at.one(_FIRST)
    if began is None or began["day"] is None or began["day"] > first:
        return Section(Radar.RISING, f"记满 {rule.weeks + 1} 周，才看得出哪样在涨。")
    marks = [local_day(days.end - turn * WEEK * DAY, offset) for turn in range(rule.weeks + 1, 0, -1)]
    told: dict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in marks])
    for row in at.rows(_CAME, (first, days.last)):
        told[row["topic"]][sum(row["day"] >= mark for mark in marks) - 1].append(row["subject"])
    rising = {topic: weeks for topic, weeks in told.items() if rises(len(weeks[-1]), _counts(weeks[:-1]), rule)}
    rows = sorted((_row(*one, library) for one in rising.items()), key=lambda row: (-row.count, row.key))
    whole = sum(len(weeks[-1]) for weeks in told.values())
    return Section(Radar.RISING, _sentence(rows, whole), tuple(rows), whole)


def _counts(weeks: Sequence[list[str]]) -> list[int]:
    return [len(week) for week in weeks]


def _sentence(rows: list[Row], whole: int) -> str:
    if not rows:
        return f"最近7天 {whole} 件，没有哪样明显在涨。"
    more = f"等 {len(rows)} 样" if len(rows) > 1 else ""
    return f"最近7天{rows[0].head}{more}。" if not more else f"最近7天 {len(rows)} 样在涨；{rows[0].head}。"


def _row(topic: str, weeks: list[list[str]], library: Library) -> Row:
    before = "、".join(str(count) for count in _counts(weeks[:-1]))
    return Row(
        key=(topic,),
        head=f"「{topic_name(library, topic)}」{len(weeks[-1])} 件，前 {len(weeks) - 1} 周每周 {before} 件",
        count=len(weeks[-1]),
        cases=each_once(weeks[-1]),
    )
