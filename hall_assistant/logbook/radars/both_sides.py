"""两边的话: what customers were told elsewhere beside ours, by channel and matter. Source: S34, S118, S125."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TypeAlias

from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import Span
from hall_assistant.logbook.radars.values import PAIRS, Radar, Row, Section, each_once, topic_name
from hall_assistant.phrases.templates import shortened
from hall_assistant.store.driver import Row as Told
from hall_assistant.store.store import Reading

_HEARD = """
SELECT h.subject, c.topic, h.channel, h.name, h.theirs, h.ours, h.granted
FROM heard h CROSS JOIN cases c ON c.subject = h.subject WHERE h.at >= ? AND h.at < ? ORDER BY h.at DESC, h.subject
"""
FOUND = "讲明办不了时查到"
"""In the place of a channel: looking before a no showed that it had been given elsewhere."""
LONG = 120
"""Characters of one wording."""
_Key: TypeAlias = tuple[str, str]


def look(at: Reading, days: Span, library: Library) -> Section:
    """What was noted of other channels in these days, the most heard first."""
    told: dict[_Key, list[Told]] = defaultdict(list)
    for row in at.rows(_HEARD, (days.start, days.end)):
        told[row["channel"], row["topic"] or ""].append(row)
    rows = sorted((_row(key, found, library) for key, found in told.items()), key=lambda row: (-row.count, row.key))
    return Section(Radar.BOTH_SIDES, _sentence(told), tuple(rows), sum(row.count for row in rows))


def _sentence(told: dict[_Key, list[Told]]) -> str:
    every = [row for found in told.values() for row in found]
    if not every:
        return "这些天没记下别处的话。"
    (channel, times), *_rest = Counter(row["name"] or FOUND for row in every).most_common()
    open_ends = sum(not row["ours"] for row in every)
    rest = f"；{open_ends} 回还没写我们怎么说" if open_ends else ""
    return f"别处的话记下 {len(every)} 回，「{channel}」最多，{times} 回{rest}。"


def _row(key: _Key, found: list[Told], library: Library) -> Row:
    _channel, topic = key
    granted = sum(row["granted"] for row in found)
    given = f"，已经给了 {granted} 回" if granted else ""
    return Row(
        key=key,
        head=f"{found[0]['name'] or FOUND} · {topic_name(library, topic)} {len(found)} 回{given}",
        count=len(found),
        lines=tuple(dict.fromkeys(_pair(row) for row in found))[:PAIRS],
        cases=each_once(row["subject"] for row in found),
    )


def _pair(row: Told) -> str:
    ours = shortened(row["ours"], LONG) if row["ours"] else "还没对"
    return f"那边说：{shortened(row['theirs'], LONG)}　　我们说：{ours}"
