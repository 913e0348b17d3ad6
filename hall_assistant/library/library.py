"""The library (知识库): all content in memory, asked by the screens without touching a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from hall_assistant.errors import StaffError
from hall_assistant.library.box import Box, as_bytes
from hall_assistant.library.figures import figure_texts, may_hold, with_figures
from hall_assistant.library.grounds import Figure, Law
from hall_assistant.library.kinds import GENERAL, Card, Flow, Kind, Phrase, Rule, Slot, Template, Topic
from hall_assistant.library.later import LATER
from hall_assistant.library.problems import Problem
from hall_assistant.library.standing import INSTEAD, checked, general_words, grounded
from hall_assistant.library.talk import Jargon, Provocation, SynonymGroup

K = TypeVar("K", bound=Kind)
G = TypeVar("G")
V = TypeVar("V")
BYTES = ("cards", "phrases", "provocations", "jargon", "law", "rules")
"""Lists that are kept as bytes until an item of them is wanted."""
_PENDING = frozenset({"pending"})


@dataclass(frozen=True, slots=True)
class Library:
    """Content by id, each map in the order it is shown; `problems` lists what is wrong in the files.

    fingerprint: changes whenever the files or the way they are read change.
    """

    fingerprint: str
    boards: Mapping[str, tuple[Any, ...]]
    """The same as it stands in the files, by name of its list: what the shelf keeps and `in_hall` starts from. The
    many texts are bytes (`Box`).
    """
    topics: Mapping[str, Topic]
    cards: Box[Card]
    phrases: Box[Phrase]
    flows: Mapping[str, Flow]
    slots: Mapping[str, Slot]
    templates: Mapping[str, Template]
    provocations: Box[Provocation]
    jargon: Box[Jargon]
    """By term."""
    law: Box[Law]
    figures: Mapping[str, Figure]
    """By name."""
    synonyms: tuple[SynonymGroup, ...]
    problems: tuple[Problem, ...]
    confirmed: frozenset[str]
    """Cards this hall checked for itself."""
    _below: Mapping[str | None, tuple[Topic, ...]]
    own: Mapping[str, str] = field(default_factory=dict)
    """The hall's own figures, by name."""
    handbook: Path | None = None
    """Where the pages of the handbook lie; None for a library that has none."""
    asked: Callable[[], Mapping[str, Sequence[str]]] = field(default=dict, compare=False)
    """What people say when they come with a card or throw at a clerk (`asked` of both), by `card:…` or `provocation:…`:
    thousands of sentences that only the index needs, so they are read when it is built.
    """

    unread: Callable[[str], tuple[bytes, ...]] = field(default=lambda name: (), compare=False)
    """The items of a board of `LATER`, as bytes: read each time, so ask for a box of them (`Library.later`)."""

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
        **later: Iterable[Kind],
    ) -> Library:
        """The library of these items as shipped, in no particular hall; topics are put in their `order`.

        later: items of the boards of `LATER`, by name.
        """
        cards, provocations = tuple(cards), tuple(provocations)
        asked = {f"card:{card.id}": card.asked for card in cards}
        asked |= {f"provocation:{each.id}": each.asked for each in provocations}
        boards: dict[str, tuple[Any, ...]] = {
            "topics": tuple(sorted(topics, key=lambda topic: topic.order)),
            "cards": as_bytes(structs.replace(card, asked=()) for card in cards),
            "phrases": as_bytes(phrases),
            "flows": tuple(flows),
            "slots": tuple(slots),
            "templates": tuple(templates),
            "rules": as_bytes(rules),
            "provocations": as_bytes(structs.replace(each, asked=()) for each in provocations),
            "jargon": as_bytes(jargon),
            "law": as_bytes(law),
            "figures": tuple(figures),
            "synonyms": tuple(synonyms),
            "problems": tuple(problems),
        }
        unread = {name: as_bytes(items) for name, items in later.items()}
        return replace(
            cls.on_boards(fingerprint, boards), asked=lambda: asked, unread=lambda name: unread.get(name, ())
        )

    @classmethod
    def on_boards(cls, fingerprint: str, boards: Mapping[str, tuple[Any, ...]]) -> Library:
        """The library of boards that were another's `boards`."""
        return cls._shown(fingerprint, boards, {})

    def in_hall(self, figures: Mapping[str, str]) -> Library:
        """The same content with the hall's own figures (by name) in all texts. Pure."""
        shown = Library._shown(self.fingerprint, self.boards, figures)
        return replace(shown, handbook=self.handbook, asked=self.asked, unread=self.unread)

    def confirmed_by(self, cards: frozenset[str]) -> Library:
        """The same content with these cards vouched for by the hall. Pure."""
        return replace(self, confirmed=cards)

    @classmethod
    def _shown(cls, fingerprint: str, boards: Mapping[str, tuple[Any, ...]], own: Mapping[str, str]) -> Library:
        """The boards with figures filled, cards joined to their law rows, and everything by id."""
        texts = figure_texts(boards["figures"], own)

        def filled(body: bytes, item: K) -> K:
            return with_figures(item, texts) if may_hold(body, texts) else item

        law = Box(Law, boards["law"], filled)
        return cls(
            fingerprint=fingerprint,
            boards=boards,
            topics={each.id: each for each in boards["topics"]},
            cards=Box(Card, boards["cards"], lambda body, card: grounded(filled(body, card), law)),
            phrases=Box(Phrase, boards["phrases"], filled, leave_out=_PENDING),
            flows={each.id: each for each in boards["flows"]},
            slots={each.name: each for each in boards["slots"]},
            templates={each.id: each for each in boards["templates"]},
            provocations=Box(Provocation, boards["provocations"], filled),
            jargon=Box(Jargon, boards["jargon"], filled),
            law=law,
            figures={each.name: each for each in boards["figures"]},
            synonyms=boards["synonyms"],
            problems=boards["problems"],
            confirmed=frozenset(),
            _below=_grouped((each.parent, each) for each in boards["topics"]),
            own=own,
        )

    def later(self, name: str) -> Box[Any]:
        """The items of a board of `LATER` by id, with the hall's figures filled in; read from the shelf each time."""
        texts = figure_texts(self.boards["figures"], self.own)
        return Box(
            LATER[name](),
            self.unread(name),
            lambda body, item: with_figures(item, texts) if may_hold(body, texts) else item,
        )

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of speaking, read when words are first looked at."""
        return _rules(self.boards["rules"])[0]

    @property
    def wall_rules(self) -> tuple[Rule, ...]:
        """What moreover stays off a sheet that hangs in the hall (不上墙的话)."""
        return _rules(self.boards["rules"])[1]

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
        own = self.cards.under(topic)
        above = self.cards.under(found.parent) if found and found.parent else ()
        return tuple({each.id: each for each in ((first,) if first else ()) + own + above}.values())

    def first_card(self, topic: str) -> Card | None:
        """The card of the first minute: the topic's named one, else its own first, else its tile's."""
        found = self.topics.get(topic)
        if found is None:
            return None
        if found.first_card and found.first_card in self.cards:
            return self.cards[found.first_card]
        own = self.cards.under(topic)
        if own:
            return own[0]
        return self.first_card(found.parent) if found.parent and found.parent != topic else None

    def is_checked(self, card: Card) -> bool:
        """Whether a card may be relied on (已核实): it and all it rests on say so, or the hall does."""
        return card.id in self.confirmed or checked(card)

    def words_of(self, card: Card) -> tuple[str, ...]:
        """What may be offered to say with a card: its own lines once checked, until then lines of its topic.

        The one place that decides it: whatever puts a card's words before a clerk asks here.
        """
        if self.is_checked(card):
            return card.say
        lines = (general_words(self.phrases_for(card.topic, step), but=card.say) for step in INSTEAD)
        return tuple(line for line in lines if line)

    def template(self, name: str) -> Template:
        """A template by id. Raises StaffError `template.missing` where its file is broken and was left out."""
        found = self.templates.get(name)
        if found is None:
            raise StaffError("template.missing", name=name)
        return found

    def phrases_for(self, topic: str | None, step: str) -> tuple[Phrase, ...]:
        """Lines for a topic at one of the eight steps: its own, then its tile's, then the general ones."""
        found = self.topics.get(topic) if topic else None
        lines = self.phrases.under(topic, step) if topic and topic != GENERAL else ()
        if found and found.parent:
            lines += self.phrases.under(found.parent, step)
        return lines + self.phrases.under(GENERAL, step)


@lru_cache(maxsize=4)
def _rules(kept: tuple[bytes, ...]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Rules of speaking and of the wall, as the same tuples again and again: what is made of them is made once."""
    decode = msgspec.json.Decoder(Rule).decode
    rules = [decode(body) for body in kept]
    return tuple(one for one in rules if one.where != "wall"), tuple(one for one in rules if one.where == "wall")


def _grouped(pairs: Iterable[tuple[G, V]]) -> dict[G, tuple[V, ...]]:
    """Values gathered under their keys, in order."""
    groups: dict[G, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
