"""What customers throw at a clerk and the words they use or ask about: provocations, terms, synonyms."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from hall_assistant.library.kinds import GENERAL, Id, Kind, Words


class Provocation(Kind, frozen=True, kw_only=True):
    """A hard thing customers say (难听话) with answers that hold (S87)."""

    id: Id
    heard: Words
    answers: Annotated[tuple[Words, ...], Meta(min_length=1)]
    topic: Id = GENERAL
    also: tuple[Words, ...] = ()
    """Other ways it is said; searched, never shown as ours."""
    asked: tuple[Words, ...] = ()
    """What else people say in the same temper, a sentence each; only searched, never shown."""
    dont: tuple[Words, ...] = ()
    """What not to say back; shown in the private view only."""
    source: tuple[str, ...] = ()


class Jargon(Kind, frozen=True, kw_only=True):
    """A term of the trade (行话) with what it means and how to say it instead (S89)."""

    term: Words
    plain: Words
    """What it means, in plain words."""
    say: str = ""
    """One line that says it to a customer; without it `plain` must do."""
    also: tuple[Words, ...] = ()
    topic: Id = GENERAL
    source: tuple[str, ...] = ()


class SynonymGroup(Kind, frozen=True, kw_only=True):
    """Words that mean the same to a customer (同义词), for the search; in the file just a list of words."""

    words: Annotated[tuple[Words, ...], Meta(min_length=2)]
