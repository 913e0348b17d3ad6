"""What of our own library can be found: topics, cards and lines, with the customers' own words as other
names.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hall_assistant.errors import SurroundingsError
from hall_assistant.library.kinds import Card, Phrase, Topic
from hall_assistant.library.library import Library
from hall_assistant.search.index import Entry, Index

LINE = -0.2
"""How far a mere line stands back behind a topic or card that fits as well."""

_BEFORE = "search.db"
"""The index of earlier versions, which lay beside."""


def library_entries(library: Library) -> Iterator[Entry]:
    """Entries `topic:…`, `card:…` and `phrase:…` for everything in the library."""
    for topic in library.topics.values():
        yield _topic(topic, library)
    for card in library.cards.values():
        yield _card(card, library)
    for phrase in library.phrases.values():
        yield _phrase(phrase)


def open_library_index(path: Path, library: Library) -> Index:
    """The index of the library at `path`, built first where it is missing, damaged or of another library.

    Raises SurroundingsError `index.unwritable` where it cannot be built.
    """
    path.with_name(_BEFORE).unlink(missing_ok=True)
    try:
        index = Index.open(path)
    except SurroundingsError:
        pass
    else:
        if index.mark == library.fingerprint:
            return index
        index.close()
    Index.build(path, library_entries(library), mark=library.fingerprint)
    return Index.open(path)


def _topic(topic: Topic, library: Library) -> Entry:
    above = library.topics.get(topic.parent) if topic.parent else None
    return Entry(f"topic:{topic.id}", topic.name, above.name if above else "", topic.aliases)


def _card(card: Card, library: Library) -> Entry:
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
    return Entry(f"card:{card.id}", card.title, "\n".join(part for part in parts if part), names)


def _phrase(phrase: Phrase) -> Entry:
    return Entry(f"phrase:{phrase.id}", phrase.cue, phrase.say, standing=LINE, heard=phrase.say)
