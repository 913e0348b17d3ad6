"""What a radar shows, as plain values: a sentence, and rows that each open their receptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hall_assistant.casefile.values import CaseId
from hall_assistant.library.library import Library

PAIRS = 3
"""Texts shown below a row; the rest is read in the receptions."""


class Radar(StrEnum):
    """What is looked for, in the order of the page."""

    RISING = "rising"
    SENT_HERE = "sent_here"
    BOTH_SIDES = "both_sides"
    HOPS = "hops"
    REDRESS = "redress"
    RENEWED = "renewed"
    GAPS = "gaps"


RADAR_NAMES: Mapping[Radar, str] = {
    Radar.RISING: "在涨的事",
    Radar.SENT_HERE: "把人支来的短信",
    Radar.BOTH_SIDES: "两边的话",
    Radar.HOPS: "多余的往返",
    Radar.REDRESS: "补偿超过平常",
    Radar.RENEWED: "一再改期",
    Radar.GAPS: "词库缺口、没用过的卡",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that a radar found."""

    key: tuple[str, ...]
    """What it is of, by ids: a channel and a topic, a department, a card's topic."""
    head: str
    """What it says in a line; nothing in it was typed about a customer, so that it may be filmed."""
    count: int
    lines: tuple[str, ...] = ()
    """What was typed about it: for the private view only."""
    cases: tuple[CaseId, ...] = ()
    """Its receptions, each once, the latest first; empty for what belongs to none."""


@dataclass(frozen=True, slots=True)
class Section:
    """One radar over some days."""

    radar: Radar
    sentence: str
    """What it comes to, said first; one kind line where there is nothing."""
    rows: tuple[Row, ...] = ()
    count: int = 0
    """All that it counted, also what made no row."""


def each_once(cases: Iterable[str]) -> tuple[CaseId, ...]:
    """Receptions in their order, each once."""
    return tuple(CaseId(one) for one in dict.fromkeys(cases))


def topic_name(library: Library, topic: str) -> str:
    """What a topic is called; one that the content no longer has goes by 「没选事项」 too."""
    known = library.topics.get(topic)
    return known.name if known is not None else "没选事项"
