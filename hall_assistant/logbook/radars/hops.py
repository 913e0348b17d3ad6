"""多余的往返: hops that somebody judged avoidable, by what they were and where they led; never by whom. Source: S28."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from hall_assistant.casefile.handing import HOP_NAMES, HopKind
from hall_assistant.cases.hops import hop_figures
from hall_assistant.logbook.counted import Span
from hall_assistant.logbook.radars.values import PAIRS, Radar, Row, Section, each_once
from hall_assistant.phrases.templates import shortened
from hall_assistant.store.driver import Row as Told
from hall_assistant.store.store import Reading

_AVOIDABLE = """
SELECT h.subject, h.kind, h.target, h.why, c.started FROM hops h CROSS JOIN cases c ON c.subject = h.subject
WHERE h.avoidable AND h.day BETWEEN ? AND ? ORDER BY c.started DESC, h.subject, h.place
"""
LONG = 120
_Key: TypeAlias = tuple[str, str]


def look(at: Reading, days: Span) -> Section:
    """Avoidable hops of the receptions of these days, the most often first."""
    figures = hop_figures(at, days.first, days.last)
    told: dict[_Key, list[Told]] = defaultdict(list)
    for row in at.rows(_AVOIDABLE, (days.first, days.last)):
        told[row["kind"], row["target"] or ""].append(row)
    rows = sorted((_row(key, found) for key, found in told.items()), key=lambda row: (-row.count, row.key))
    if not figures.hops:
        return Section(Radar.HOPS, "这些天没有转手。")
    moved = f"{figures.receptions} 件接待转过手，一共 {figures.hops} 回"
    judged = f"，其中 {figures.avoidable} 回本来不用转。" if rows else "，没有判成可免的。"
    return Section(Radar.HOPS, moved + judged, tuple(rows), figures.hops)


def _row(key: _Key, found: list[Told]) -> Row:
    kind, where = key
    name = HOP_NAMES[HopKind(kind)]
    to = f" · {where}" if kind == HopKind.LEG and where else ""  # a department has a name, a place was typed
    place = (f"去的地方：{shortened(where, LONG)}",) if kind == HopKind.SENT and where else ()
    reasons = [shortened(row["why"], LONG) for row in found if row["why"]]
    return Row(
        key=key,
        head=f"{name}{to} {len(found)} 回",
        count=len(found),
        lines=(*place, *(f"为什么可免：{why}" for why in list(dict.fromkeys(reasons))[:PAIRS])),
        cases=each_once(row["subject"] for row in found),
    )
