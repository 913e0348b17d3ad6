"""Walking through a guide (走导引): one question, one answer, back at any time, until an end. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hall_assistant.library.guides import Answer, End, Guide, Path, Question, Step

if TYPE_CHECKING:
    from hall_assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Walk:
    """Where one is in a guide: the answers given so far. Equal answers are equal walks."""

    guide: Guide
    path: Path = ()

    @property
    def question(self) -> Question | None:
        """What is to be asked now; None at an end."""
        if not self.path:
            return self.guide.questions[0] if self.guide.questions else None
        return self.guide.question(self.path[-1].answer.to)

    @property
    def end(self) -> End | None:
        """Where it has come to; None while there is something to ask."""
        return self.guide.end(self.path[-1].answer.to) if self.path else None

    @property
    def names(self) -> tuple[str, ...]:
        """The path as it stands in a record, `question:answer` each."""
        return tuple(step.name for step in self.path)

    @property
    def labels(self) -> tuple[str, ...]:
        """The answers as they read."""
        return tuple(step.answer.label for step in self.path)

    def answered(self, answer: str) -> Walk:
        """One step on. Raises LookupError for an answer the question does not have."""
        question = self.question
        found = next((each for each in question.answers if each.name == answer), None) if question else None
        if question is None or found is None:
            raise LookupError(answer)
        return replace(self, path=(*self.path, Step(question, found)))

    def back(self, steps: int = 1) -> Walk:
        """Take back the last answers; at the start it stays there."""
        return replace(self, path=self.path[: max(len(self.path) - max(steps, 0), 0)])


def walked(guide: Guide, names: Iterable[str]) -> Walk | None:
    """The walk that a record tells, or None where the guide no longer knows it or it does not reach an end."""
    walk = Walk(guide)
    try:
        for name in names:
            question, _, answer = name.partition(":")
            if walk.question is None or walk.question.id != question:
                return None
            walk = walk.answered(answer)
    except LookupError:
        return None
    return walk if walk.end is not None else None


def guides_for(library: Library, topic: str) -> tuple[Guide, ...]:
    """The guides to offer for a topic: its own, then those of the topics beside it under its tile."""
    box = library.later("guides")
    tile = library.tile_of(topic)
    if tile is None:
        return ()
    beside = [each.id for each in library.children(tile.id) if each.id != topic]
    own = sorted(box.under(topic), key=lambda guide: guide.order)
    others = [guide for each in (tile.id, *beside) if each != topic for guide in box.under(each)]
    return (*own, *others)


def words_of(library: Library, end: End) -> tuple[str, ...]:
    """What may be said at an end: its own lines while all its cards hold, else what a card that waits allows.

    A card that was checked when the guide was written waits for its check again once its ground is open.
    """
    cards = [library.cards[name] for name in end.cards if name in library.cards]
    waiting = next((card for card in cards if not library.is_checked(card)), None)
    if waiting is not None:
        return library.words_of(waiting)
    return end.words if len(cards) == len(end.cards) else ()


def papers_of(library: Library, end: End) -> tuple[str, ...]:
    """What to bring: its own list, or else that of its first card."""
    if end.papers is not None:
        return end.papers
    first = library.cards.get(end.cards[0]) if end.cards else None
    return first.papers if first else ()


def answer_of(question: Question, place: int) -> Answer | None:
    """The answer at a place, counted from 1; None where there is none."""
    return question.answers[place - 1] if 1 <= place <= len(question.answers) else None
