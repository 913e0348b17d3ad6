"""词库缺口、没用过的卡: what was searched in vain, and cards nobody opened though people came with their matter. S123.

A card was used where a reception shows it, at any counter, or where this counter opened it from the search.
"""

from __future__ import annotations

from collections import defaultdict

from hall_assistant.clock import local_day
from hall_assistant.library.kinds import Card
from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import Span
from hall_assistant.logbook.radars.values import Radar, Row, Section, each_once, topic_name
from hall_assistant.search.gaps import noted_gaps
from hall_assistant.search.usage import opened
from hall_assistant.store.store import Reading

_SHOWN = "SELECT DISTINCT card FROM case_cards WHERE day BETWEEN ? AND ?"
_CAME = """
SELECT subject, topic FROM cases WHERE day BETWEEN ? AND ? AND state <> 'voided' AND topic <> '' ORDER BY started DESC
"""
NAMED = 6
"""Cards of a matter named; all are counted."""


def look(at: Reading, days: Span, library: Library, *, now: int, offset: int) -> Section:
    """Gaps first, the most often noted first; then the matters whose cards lie unused, the most come with first."""
    gaps = _gaps(at, days, offset)
    unused = _unused(at, days, library, now=now, offset=offset)
    rows = (*gaps, *(row for row in unused if row.cases))
    lying = sum(row.count for row in unused)
    return Section(Radar.GAPS, _sentence(gaps, lying, len(library.cards)), rows, sum(row.count for row in gaps) + lying)


def _sentence(gaps: list[Row], lying: int, cards: int) -> str:
    missing = f"查了没有的 {len(gaps)} 样" if gaps else "没有查了没有的"
    return f"{missing}；{cards} 张卡里 {lying} 张没人打开过。" if lying else f"{missing}；卡都有人用。"


def _gaps(at: Reading, days: Span, offset: int) -> list[Row]:
    told: dict[str, list[int]] = defaultdict(list)
    for query, hour in noted_gaps(at, start=days.start, end=days.end):
        told[query].append(hour)
    rows = [
        Row(
            key=("gap", query),
            head=f"查了没有 {len(hours)} 回，最近一回 {local_day(max(hours), offset)}",
            count=len(hours),
            lines=(f"查的是「{query}」",),
        )
        for query, hours in told.items()
    ]
    return sorted(rows, key=lambda row: (-row.count, row.key))


def _unused(at: Reading, days: Span, library: Library, *, now: int, offset: int) -> list[Row]:
    used = {row["card"] for row in at.rows(_SHOWN, (days.first, days.last))}
    here = opened(at, now=now, offset=offset)
    lying: dict[str, list[Card]] = defaultdict(list)
    for card in library.cards.values():
        if card.id not in used and f"card:{card.id}" not in here:
            lying[card.topic].append(card)
    came: dict[str, list[str]] = defaultdict(list)
    for row in at.rows(_CAME, (days.first, days.last)):
        came[row["topic"]].append(row["subject"])
    rows = [_matter(topic, cards, came.get(topic, []), library) for topic, cards in lying.items()]
    return sorted(rows, key=lambda row: (-len(row.cases), row.key))


def _matter(topic: str, cards: list[Card], came: list[str], library: Library) -> Row:
    named = "、".join(card.title for card in cards[:NAMED]) + ("等" if len(cards) > NAMED else "")
    return Row(
        key=("cards", topic),
        head=f"{topic_name(library, topic)} 来过 {len(came)} 件，{len(cards)} 张卡没人打开：{named}",
        count=len(cards),
        cases=each_once(came),
    )
