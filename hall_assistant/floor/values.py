"""An incident (现场事件) as plain values: what the emergency plan's form asks for (N28), as its facts tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from hall_assistant.casefile.values import CaseId

IncidentId = NewType("IncidentId", str)
"""An incident's subject in the journal: `incident:<id>`."""

FIELDS: Mapping[str, str] = {
    "place": "地点",
    "people": "人数",
    "demand": "诉求",
    "now": "现状",
    "effect": "影响",
    "measures": "措施",
    "trend": "趋势",
    "needs": "需要什么",
}
"""What is written down about an incident, in the order it is asked for. Source: N28, counter.md (快报)."""
CALLS: Mapping[str, str] = {"110": "请来人", "120": "请医生", "119": "请救火"}
"""Numbers that may be rung, with what a filmed screen calls them."""
TRENDS = ("缓和了", "没变化", "更紧了")
"""Which way it goes (趋势)."""
CLOSINGS: Mapping[str, str] = {"over": "平稳了", "mistake": "没用上"}
"""How an incident ends."""


@dataclass(frozen=True, slots=True)
class Call:
    """An emergency number that was rung."""

    number: str
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class Report:
    """A quick report (快报) as it was sent."""

    text: str
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as its facts tell it. Times are UTC milliseconds."""

    incident: IncidentId
    kind: str = ""
    """Id of `knowledge/floor`; empty for one that was never opened."""
    at: int = 0
    """When it happened."""
    counter: str = ""
    by: str = ""
    """Who opened it."""
    case: CaseId | None = None
    """The reception it happened in, if it did."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What was written down last, by name of `FIELDS`."""
    calls: tuple[Call, ...] = ()
    footage: str = ""
    """Last day the film is kept (录像保存到), `2026-04-11`; empty while nobody noted it."""
    reports: tuple[Report, ...] = ()
    closed: int | None = None
    closed_as: str = ""
    why: str = ""
    forgotten: bool = False
