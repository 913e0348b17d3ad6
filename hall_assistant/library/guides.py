"""Guides (导引): the questions a veteran asks about a topic, and where the answers lead.

A guide is a small graph of questions; every way through it ends in a solution with route, words, promise and papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from hall_assistant.library.kinds import Evidence, Id, Kind, Words

Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
"""What a question, an answer or an end is called within its guide."""
Label = Annotated[str, Meta(min_length=1, max_length=16)]
SolutionType = Literal["now", "later", "explain", "substitute"]
"""The four types of solution (S136–S139), see `SOLUTION_NAMES`."""
PromiseKind = Literal["reply", "restore_by", "call_back", "refund", "visit", "confirm_before_send"]
"""What is promised at an end: kinds of the ledger, `casefile.promising.PromiseKind`. Source: S30, S82."""

SOLUTION_NAMES: Mapping[str, str] = {
    "now": "当场办",
    "later": "说准几点再办",
    "explain": "讲清楚",
    "substitute": "换个法子办",
}
MOST_QUESTIONS = 12
"""Questions of a guide at most, and so of any way through it."""


class Answer(Kind, frozen=True, kw_only=True):
    """What may be answered (答案), and the question or end it leads to."""

    label: Label
    to: Name
    id: Name | None = None
    """Its name where two answers of a question lead to the same place; else `to` names it."""

    @property
    def name(self) -> str:
        """What it is called in a path."""
        return self.id or self.to


class Question(Kind, frozen=True, kw_only=True):
    """One thing to find out (一问)."""

    id: Name
    ask: Words
    """What the clerk is to find out."""
    answers: tuple[Answer, ...]
    to_ask: str = ""
    """How to ask the customer; empty where the clerk looks it up."""
    where: str = ""
    """Where the clerk sees it, in a few words."""


class EndPromise(Kind, frozen=True, kw_only=True):
    """The promise that goes with an end (建议的承诺). The clerk sets the hour; nothing is promised by itself."""

    kind: PromiseKind
    words: Words
    """As it stands after the hour: 「前打给您说结果」."""
    hours: Annotated[int, Meta(ge=1, le=720)]
    """Hours from now usually offered; a suggestion, no rule."""


class End(Kind, frozen=True, kw_only=True):
    """Where a way ends (结论): which solution, who does it, what is said, what is promised or what came of it."""

    id: Name
    title: Words
    type: SolutionType
    route: Words
    """Who does it, and where it goes."""
    words: tuple[Words, ...]
    cards: tuple[Id, ...]
    """The cards it rests on; nothing is claimed that is not in them."""
    result: str = ""
    """One sentence of result, where it is settled here."""
    promise: EndPromise | None = None
    papers: tuple[Words, ...] | None = None
    """Of the papers of its cards those it takes; left out: all of the first card."""
    evidence: Evidence | None = None
    """What the check has shown when one gets here, if it has shown anything."""
    deadlines: tuple[Id, ...] = ()
    """Clocks that run from here, by the id of their rule."""


class Guide(Kind, frozen=True, kw_only=True):
    """A guide (导引) for a topic; it starts at its first question."""

    id: Id
    topic: Id
    title: Words
    questions: tuple[Question, ...]
    ends: tuple[End, ...]
    order: int = 0
    """Among the guides of its topic."""
    source: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """What its questions and ends are called, in their order."""
        return [each.id for each in self.questions] + [each.id for each in self.ends]

    def question(self, name: str) -> Question | None:
        """The question of that name."""
        return next((each for each in self.questions if each.id == name), None)

    def end(self, name: str) -> End | None:
        """The end of that name."""
        return next((each for each in self.ends if each.id == name), None)


class Step(Struct, frozen=True):
    """A question and how it was answered."""

    question: Question
    answer: Answer

    @property
    def name(self) -> str:
        """How it stands in the record: `question:answer`."""
        return f"{self.question.id}:{self.answer.name}"


Path = tuple[Step, ...]


def paths(guide: Guide) -> Iterator[tuple[Path, End | None]]:
    """Every way through a guide with its end, in the order of the file.

    A way that comes back to a question it has passed, or leads nowhere, stops there and has no end.
    """
    if guide.questions:
        yield from _from(guide, guide.questions[0], ())


def _from(guide: Guide, question: Question, path: Path) -> Iterator[tuple[Path, End | None]]:
    for answer in question.answers:
        here = (*path, Step(question, answer))
        after = guide.question(answer.to)
        if after is None:
            yield here, guide.end(answer.to)
        elif any(step.question.id == after.id for step in here):
            yield here, None
        else:
            yield from _from(guide, after, here)
