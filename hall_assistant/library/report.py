"""The state of the content (内容体检): how much there is of each kind and topic, and what is wrong where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from hall_assistant.content import ContentRoot, content_root
from hall_assistant.library.checker import check
from hall_assistant.library.kinds import Card, Phrase, Topic
from hall_assistant.library.loader import Content, load
from hall_assistant.library.problems import Problem
from hall_assistant.library.shelf import KINDS


@dataclass(frozen=True, slots=True)
class TopicCount:
    """Cards and lines of one topic."""

    topic: str
    name: str
    cards: int
    phrases: int


@dataclass(frozen=True, slots=True)
class ContentReport:
    """Counts by kind and topic, and the problems in order of file and line."""

    kinds: dict[str, int]
    topics: tuple[TopicCount, ...]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_content(root: ContentRoot | None = None, *, today: date) -> ContentReport:
    """Load and check the content as it stands in the files. today: local day, for review dates.

    Raises SurroundingsError `content.missing`.
    """
    content = load(root or content_root())
    check(content, today)
    kinds = {name: len(content.of(kind)) for name, kind in KINDS.items()}
    return ContentReport(kinds, tuple(_topics(content)), tuple(sorted(content.problems)))


def _topics(content: Content) -> list[TopicCount]:
    """Counts of each topic, general lines last."""
    cards = Counter(card.topic for card in content.of(Card).values())
    phrases = Counter(phrase.topic for phrase in content.of(Phrase).values())
    names = {topic.id: topic.name for topic in content.of(Topic).values()} | {"general": "通用"}
    return [TopicCount(each, name, cards[each], phrases[each]) for each, name in names.items()]
