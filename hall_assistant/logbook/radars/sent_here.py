"""把人支来的短信: which messages, calls and places send people to the hall, by kind and port. Source: S115, S121."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TypeAlias

from hall_assistant.clock import DAY
from hall_assistant.library.library import Library
from hall_assistant.library.senders import Sender
from hall_assistant.logbook.counted import Span
from hall_assistant.logbook.radars.values import PAIRS, Radar, Row, Section, each_once
from hall_assistant.store.driver import Row as Told
from hall_assistant.store.store import Reading

_SENT = "SELECT subject, kind, port, campaign, at FROM sent_by WHERE at >= ? AND at < ? ORDER BY at DESC, subject"
WEEK = 7 * DAY
_Key: TypeAlias = tuple[str, str]


def look(at: Reading, days: Span, library: Library) -> Section:
    """What sent people here in these days, the most often first; the last week is told besides."""
    told: dict[_Key, list[Told]] = defaultdict(list)
    for row in at.rows(_SENT, (days.start, days.end)):
        told[row["kind"], row["port"]].append(row)
    if not told:
        return Section(Radar.SENT_HERE, "这些天没记下谁把人支来的。")
    known: Mapping[str, Sender] = library.later("senders")
    found = sorted(told.items(), key=lambda one: (-len(one[1]), one[0]))
    rows = tuple(_row(key, every, _name(*key, known), days.end - WEEK) for key, every in found)
    count = sum(row.count for row in rows)
    most = f"「{_name(*found[0][0], known)}」，{rows[0].count} 件"
    return Section(Radar.SENT_HERE, f"记下谁支来的 {count} 件，最多的是{most}。", rows, count)


def _name(kind: str, port: str, known: Mapping[str, Sender]) -> str:
    """The kind, with its port where that tells more than the kind does."""
    sender = known.get(kind)
    name = sender.name if sender is not None else "别的"
    return f"{name} {port}" if port and (sender is None or port != sender.always) else name


def _row(key: _Key, found: list[Told], name: str, week: int) -> Row:
    lately = sum(row["at"] >= week for row in found)
    return Row(
        key=key,
        head=f"「{name}」{len(found)} 件，最近7天 {lately} 件",
        count=len(found),
        lines=tuple(_campaigns(found)),
        cases=each_once(row["subject"] for row in found),
    )


def _campaigns(found: list[Told]) -> list[str]:
    """What they were about, the most often first; what nobody typed is no line."""
    counted = Counter(row["campaign"] for row in found if row["campaign"])
    return [f"{words}（{times} 件）" for words, times in counted.most_common(PAIRS)]
