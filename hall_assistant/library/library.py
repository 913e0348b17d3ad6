"""The library (知识库): all content in memory, asked by the screens without touching a disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from hall_assistant.errors import StaffError
from hall_assistant.library.grounds import Figure, Law
from hall_assistant.library.kinds import GENERAL, Card, Flow, Phrase, Rule, Slot, Template, Topic
from hall_assistant.library.problems import Problem
from hall_assistant.library.standing import grounded
from hall_assistant.library.talk import Jargon, Provocation, SynonymGroup

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Library:
    """Content by id, each map in the order it is shown; `problems` lists what is wrong in the files.

    fingerprint: changes whenever the files or the way they are read change.
    """

    fingerprint: str
    topics: Mapping[str, Topic]
    cards: Mapping[str, Card]
    phrases: Mapping[str, Phrase]
    flows: Mapping[str, Flow]
    slots: Mapping[str, Slot]
    templates: Mapping[str, Template]
    rules: tuple[Rule, ...]
    provocations: Mapping[str, Provocation]
    jargon: Mapping[str, Jargon]
    """By term."""
    law: Mapping[str, Law]
    figures: Mapping[str, Figure]
    """By name."""
    synonyms: tuple[SynonymGroup, ...]
    problems: tuple[Problem, ...]
    _lines: Mapping[tuple[str, str], tuple[Phrase, ...]]
    _cards: Mapping[str, tuple[Card, ...]]
    _below: Mapping[str | None, tuple[Topic, ...]]
    _thrown: Mapping[str, tuple[Provocation, ...]]

    @classmethod
    def of(
        cls,
        *,
        fingerprint: str = "",
        topics: Iterable[Topic] = (),
        cards: Iterable[Card] = (),
        phrases: Iterable[Phrase] = (),
        flows: Iterable[Flow] = (),
        slots: Iterable[Slot] = (),
        templates: Iterable[Template] = (),
        rules: Iterable[Rule] = (),
        provocations: Iterable[Provocation] = (),
        jargon: Iterable[Jargon] = (),
        law: Iterable[Law] = (),
        figures: Iterable[Figure] = (),
        synonyms: Iterable[SynonymGroup] = (),
        problems: Iterable[Problem] = (),
    ) -> Library:
        """The library of these items; topics are put in their `order`."""
        topic_list = sorted(topics, key=lambda topic: topic.order)
        phrase_list, thrown = list(phrases), list(provocations)
        rows = {each.id: each for each in law}
        card_list = [grounded(each, rows) for each in cards]
        return cls(
            fingerprint=fingerprint,
            topics={each.id: each for each in topic_list},
            cards={each.id: each for each in card_list},
            phrases={each.id: each for each in phrase_list},
            flows={each.id: each for each in flows},
            slots={each.name: each for each in slots},
            templates={each.id: each for each in templates},
            rules=tuple(rules),
            provocations={each.id: each for each in thrown},
            jargon={each.term: each for each in jargon},
            law=rows,
            figures={each.name: each for each in figures},
            synonyms=tuple(synonyms),
            problems=tuple(problems),
            _lines=_grouped(((each.topic, each.step), each) for each in phrase_list),
            _cards=_grouped((each.topic, each) for each in card_list),
            _below=_grouped((each.parent, each) for each in topic_list),
            _thrown=_grouped((each.topic, each) for each in thrown),
        )

    @property
    def tiles(self) -> tuple[Topic, ...]:
        """The topics of the first screen, in order (首屏方块)."""
        return self._below.get(None, ())

    def children(self, topic: str) -> tuple[Topic, ...]:
        """The topics below a tile, in order."""
        return self._below.get(topic, ())

    def tile_of(self, topic: str) -> Topic | None:
        """The tile a topic stands under, or the tile itself; None for a topic not known."""
        found = self.topics.get(topic)
        if found is None or found.parent is None:
            return found
        return self.topics.get(found.parent)

    def cards_for(self, topic: str) -> tuple[Card, ...]:
        """Cards for a topic: its first card, its own others, then its tile's."""
        found = self.topics.get(topic)
        first = self.first_card(topic)
        own = self._cards.get(topic, ())
        above = self._cards.get(found.parent, ()) if found and found.parent else ()
        return tuple({each.id: each for each in ((first,) if first else ()) + own + above}.values())

    def first_card(self, topic: str) -> Card | None:
        """The card of the first minute: the topic's named one, else its own first, else its tile's."""
        found = self.topics.get(topic)
        if found is None:
            return None
        if found.first_card and found.first_card in self.cards:
            return self.cards[found.first_card]
        own = self._cards.get(topic, ())
        if own:
            return own[0]
        return self.first_card(found.parent) if found.parent and found.parent != topic else None

    def template(self, name: str) -> Template:
        """A template by id. Raises StaffError `template.missing` where its file is broken and was left out."""
        found = self.templates.get(name)
        if found is None:
            raise StaffError("template.missing", name=name)
        return found

    def phrases_for(self, topic: str | None, step: str) -> tuple[Phrase, ...]:
        """Lines for a topic at one of the eight steps: its own, then its tile's, then the general ones."""
        found = self.topics.get(topic) if topic else None
        lines = self._lines.get((topic, step), ()) if topic and topic != GENERAL else ()
        if found and found.parent:
            lines += self._lines.get((found.parent, step), ())
        return lines + self._lines.get((GENERAL, step), ())

    def provocations_for(self, topic: str | None) -> tuple[Provocation, ...]:
        """Hard things said in a topic: its own, then its tile's, then the general ones."""
        found = self.topics.get(topic) if topic else None
        own = self._thrown.get(found.id, ()) if found else ()
        above = self._thrown.get(found.parent, ()) if found and found.parent else ()
        return own + above + self._thrown.get(GENERAL, ())


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Values gathered under their keys, in order."""
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
