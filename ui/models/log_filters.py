"""What the log is narrowed by, as its fields hold it; and the filters kept at this counter (常用筛法).

Of a kept filter neither a colleague nor words are kept: it shows its count, and nobody is counted by name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hall_assistant.casefile.values import OUTCOME_NAMES, Outcome
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.exports import STATE_NAMES
from hall_assistant.logbook.narrowing import CLOCKS

if TYPE_CHECKING:
    from hall_assistant.library.library import Library

MOST_KEPT = 8
ANY_SOURCE = "any"


@dataclass(frozen=True, slots=True)
class Criteria:
    """One field each; empty ones narrow nothing."""

    handler: str = ""
    first_asked: str = ""
    topic: str = ""
    """Id of a tile; it stands for all matters under it."""
    outcome: str = ""
    state: str = ""
    clock: str = ""
    source: str = ""
    least: str = ""
    """Yuan with two places."""
    most: str = ""
    repeated: bool = False
    words: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != Criteria()

    @property
    def to_keep(self) -> Criteria:
        """What of it may be kept."""
        return replace(self, handler="", first_asked="", words="")

    def filter(self, library: Library, first: str, last: str, *, as_of: int) -> LogFilter:
        """The same for some days, clocks as they stand at an instant (UTC milliseconds)."""
        below = (self.topic, *(one.id for one in library.children(self.topic))) if self.topic else ()
        return LogFilter(
            first,
            last,
            handler=self.handler,
            first_asked=self.first_asked,
            topics=below,
            state=self.state,
            outcome=Outcome(self.outcome) if self.outcome else None,
            clock=self.clock,
            as_of=as_of,
            least=Decimal(self.least) if self.least else None,
            most=Decimal(self.most) if self.most else None,
            repeated=self.repeated,
            source=self.source,
            words=self.words,
        )


def kept_text(criteria: Criteria) -> str:
    """A filter as the counter's settings keep it."""
    held = {name: value for name, value in asdict(criteria.to_keep).items() if value}
    return json.dumps(held, ensure_ascii=False, sort_keys=True)


def kept_filter(text: str) -> Criteria:
    """The filter kept as that text; what cannot be read, or is another version's, narrows nothing."""
    try:
        held = json.loads(text)
    except ValueError:
        return Criteria()
    if not isinstance(held, dict):
        return Criteria()
    known: dict[str, str] = {
        name: value for name, value in held.items() if isinstance(value, str) and name in _TEXTS and _fits(name, value)
    }
    return Criteria(**known, repeated=held.get("repeated") is True)


_TEXTS = frozenset({"topic", "outcome", "state", "clock", "source", "least", "most"})


def _fits(name: str, value: str) -> bool:
    if name in ("least", "most"):
        return value.replace(".", "", 1).isdecimal() and value.isascii()
    choices: Mapping[str, object] = {
        "outcome": set(Outcome),
        "state": STATE_NAMES,
        "clock": CLOCKS,
    }
    allowed = choices.get(name)
    return allowed is None or value in allowed  # type: ignore[operator]  # mappings and sets alike


def name_of(criteria: Criteria, library: Library, sources: Mapping[str, str]) -> str:
    """How a kept filter reads: 销户携转 · 超了 · 12345."""
    topic = library.topics.get(criteria.topic)
    outcome = OUTCOME_NAMES[Outcome(criteria.outcome)] if criteria.outcome else ""
    source = "有派单" if criteria.source == ANY_SOURCE else sources.get(criteria.source, "")
    clock = {"running": "时限在走", "late": "时限超了", "met": "按时办到", "none": "没时限"}.get(criteria.clock, "")
    parts = [
        topic.name if topic else "",
        outcome,
        STATE_NAMES.get(criteria.state, ""),
        clock,
        source,
        _sum_words(criteria),
    ]
    return " · ".join(part for part in (*parts, "又来一次" if criteria.repeated else "") if part)


def _sum_words(criteria: Criteria) -> str:
    least, most = (value.removesuffix(".00") for value in (criteria.least, criteria.most))
    if least and most:
        return f"{least}–{most}元"
    return f"{least}元起" if least else f"{most}元以内" if most else ""
