"""The state of the content (内容体检): how much there is of each kind and topic, and what is wrong where."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from msgspec import structs

from hall_assistant.clock import SystemClock, local
from hall_assistant.content import ContentRoot, content_root
from hall_assistant.library.checker import check
from hall_assistant.library.kinds import Topic
from hall_assistant.library.later import LATER
from hall_assistant.library.loader import Content, load
from hall_assistant.library.problems import Problem
from hall_assistant.library.shelf import KINDS

COUNTED = {"rules": "phrase_rules"}
"""Where a kind is counted under another name than its list has."""
BY_TOPIC = ("cards", "phrases", "provocations", "jargon")
"""Kinds that belong to topics, counted for each of them too."""


@dataclass(frozen=True, slots=True)
class TopicCount:
    """Cards, lines, hard words and terms of one topic."""

    topic: str
    name: str
    cards: int
    phrases: int
    provocations: int
    jargon: int


@dataclass(frozen=True, slots=True)
class ContentReport:
    """Counts by kind and topic, and the problems in order of file and line."""

    counts: dict[str, int]
    topics: tuple[TopicCount, ...]
    problems: tuple[Problem, ...]

    def as_json(self) -> dict[str, object]:
        """The report as plain values."""
        return {
            "counts": self.counts,
            "topics": [asdict(each) for each in self.topics],
            "by_topic": {each.topic: {name: getattr(each, name) for name in BY_TOPIC} for each in self.topics},
            "problems": [structs.asdict(each) for each in self.problems],
        }


def content_report(root: ContentRoot | None = None, *, today: date | None = None) -> ContentReport:
    """Load and check the content as it stands in the files.

    today: local day from which review dates are judged, by default the computer's. Raises SurroundingsError
    `content.missing`.
    """
    content = load(root or content_root())
    check(content, today or _today())
    kinds = KINDS | {name: kind() for name, kind in LATER.items()}
    counts = {COUNTED.get(name, name): len(content.of(kind)) for name, kind in kinds.items()}
    return ContentReport(counts, tuple(_topics(content)), tuple(sorted(content.problems)))


def _today() -> date:
    clock = SystemClock()
    return local(clock.now(), clock.offset()).date()


def _topics(content: Content) -> list[TopicCount]:
    """Counts of each topic, general lines last."""
    kinds: dict[str, type[Any]] = {name: KINDS[name] for name in BY_TOPIC}
    counted = {name: Counter(each.topic for each in content.of(kind).values()) for name, kind in kinds.items()}
    names = {topic.id: topic.name for topic in content.of(Topic).values()} | {"general": "通用"}
    return [TopicCount(each, name, *(counted[kind][each] for kind in BY_TOPIC)) for each, name in names.items()]
