"""A hit as people and scripts want it: what it is, where it belongs, and the line to say."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.library.library import Library
from hall_assistant.search.values import Hit


@dataclass(frozen=True, slots=True)
class Found:
    """One result of a search over the library."""

    id: str
    kind: str
    """`card`, `phrase`, `topic`, `provocation`, `jargon` or `handbook`; of the hall's own content `hall_card` or
    `notice`.
    """
    title: str
    topic: str
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    summary: str
    """What it says in short: of a card whether it can be done here and now."""
    line: str
    """A line to say, or empty."""
    score: float


def found(library: Library, hit: Hit) -> Found:
    """What a hit stands for in the library it was made from."""
    kind, _, name = hit.id.partition(":")
    if kind == "card" and (card := library.cards.get(name)):
        line = next(iter(library.words_of(card)), "")
        return Found(
            name, kind, card.title, card.topic, card.tags, card.aliases, card.first_minute.now, line, hit.score
        )
    if kind == "phrase" and (phrase := library.phrases.get(name)):
        return Found(name, kind, phrase.cue, phrase.topic, (), (), phrase.say, phrase.say, hit.score)
    if kind == "provocation" and (thrown := library.provocations.get(name)):
        summary, line = "；".join(thrown.dont), thrown.answers[0]
        return Found(name, kind, thrown.heard, thrown.topic, (), thrown.also, summary, line, hit.score)
    if kind == "jargon" and (term := library.jargon.get(name)):
        return Found(name, kind, term.term, term.topic, (), term.also, term.plain, term.say or term.plain, hit.score)
    topic = library.topics.get(name) if kind == "topic" else None
    aliases = topic.aliases if topic else ()
    return Found(name, kind, hit.title, name if kind == "topic" else "", (), aliases, hit.text, "", hit.score)
