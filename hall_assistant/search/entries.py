"""What of our own library can be found: topics, cards, lines, hard things customers say, terms of the trade; with the
customers' own words as other names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from hall_assistant.errors import SurroundingsError
from hall_assistant.library.handbook import Section, sections
from hall_assistant.library.kinds import Card, Phrase, Topic
from hall_assistant.library.library import Library
from hall_assistant.library.talk import Jargon, Provocation
from hall_assistant.search.index import Entry, Index

HANDBOOK = -0.4
"""How far the handbook stands back: it is about this program, and rarely what a customer waits for."""
NAMED = 0.1
"""How far topics and terms come forward: names alone, for which nobody wrote sentences."""
LINE = -0.2
"""How far a mere line stands back behind a topic or card that fits as well."""

_BEFORE = "search.db"
"""The index of earlier versions, which lay beside."""


def library_entries(library: Library) -> Iterator[Entry]:
    """Entries `topic:…`, `card:…`, `phrase:…`, `provocation:…`, `jargon:…` for everything in the library, and
    `handbook:…` for the sections of the handbook.
    """
    for topic in library.topics.values():
        yield _topic(topic, library)
    asked = library.asked()
    for card in library.cards.values():
        yield card_entry(card, library, asked.get(f"card:{card.id}", ()))
    for phrase in library.phrases.values():
        yield _phrase(phrase)
    for provocation in library.provocations.values():
        yield _provocation(provocation, asked.get(f"provocation:{provocation.id}", ()))
    for jargon in library.jargon.values():
        yield _jargon(jargon)
    if library.handbook is not None:
        yield from map(_section, sections(library.handbook))


def open_library_index(path: Path, library: Library) -> Index:
    """The index of the library at `path`, built first where it is missing, damaged or of another library.

    Raises SurroundingsError `index.unwritable` where it cannot be built.
    """
    synonyms = [group.words for group in library.synonyms]
    with suppress(OSError):  # one that another program has open stays for the next time
        path.with_name(_BEFORE).unlink()
    try:
        index = Index.open(path, synonyms=synonyms)
    except SurroundingsError:
        pass
    else:
        if index.mark == library.fingerprint:
            return index
        index.close()
    Index.build(path, library_entries(library), mark=library.fingerprint)
    return Index.open(path, synonyms=synonyms)


def _topic(topic: Topic, library: Library) -> Entry:
    above = library.topics.get(topic.parent) if topic.parent else None
    return Entry(f"topic:{topic.id}", topic.name, above.name if above else "", topic.aliases, standing=NAMED)


def card_entry(card: Card, library: Library, asked: Sequence[str]) -> Entry:
    """A shipped card; its own words are found only where they may be offered."""
    topic = library.topics.get(card.topic)
    first = card.first_minute
    parts = [first.now, first.needs, first.who, first.time, *card.points, card.means, *card.must_tell]
    parts += [
        *(card.say if library.is_checked(card) else ()),
        *card.steps,
        *card.papers,
        *(basis.text for basis in card.basis),
    ]
    names = (*card.aliases, *card.tags, *((topic.name,) if topic else ()))
    return Entry(f"card:{card.id}", card.title, "\n".join(part for part in parts if part), names, said=tuple(asked))


def _phrase(phrase: Phrase) -> Entry:
    return Entry(f"phrase:{phrase.id}", phrase.cue, phrase.say, standing=LINE, heard=phrase.say)


def _provocation(provocation: Provocation, asked: Sequence[str]) -> Entry:
    answers = "\n".join(provocation.answers)
    id_, said = f"provocation:{provocation.id}", tuple(asked)
    return Entry(id_, provocation.heard, answers, provocation.also, standing=LINE, said=said)


def _jargon(jargon: Jargon) -> Entry:
    text = "\n".join(part for part in (jargon.plain, jargon.say) if part)
    return Entry(f"jargon:{jargon.term}", jargon.term, text, jargon.also, standing=NAMED)


def _section(section: Section) -> Entry:
    names = () if section.page_title == section.title else (section.page_title,)
    return Entry(f"handbook:{section.id}", section.title, section.plain, names, standing=HANDBOOK)
