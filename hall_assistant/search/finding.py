"""Finds and orders: asks the engine for candidates by letter, by pinyin and by sound, and looks at those closely."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from hall_assistant.search.asking import (
    SAME,
    SPELLINGS,
    Question,
    every_spelling,
    may_be_pinyin,
    question,
    same,
    spellings,
    weighted,
)
from hall_assistant.search.closeness import Ear
from hall_assistant.search.engine import NAMES, SOUND, TEXT, TITLE, Drawn, Engine
from hall_assistant.search.mending import mended
from hall_assistant.search.rows import Kept, kept
from hall_assistant.search.sayings import Sayings
from hall_assistant.search.sounds import alike_pairs
from hall_assistant.search.values import Hit, Lift
from hall_assistant.search.words import fold, is_han, runs

CANDIDATES = 40
"""Entries looked at closely for one question."""
FIELDS = {TITLE: 1.0, NAMES: 2.0, TEXT: 0.8}
"""How much a piece counts where it stands."""
TOLD = 1.25
"""What a question told by the names counts beside the engine's own score and closeness."""
SAID = 0.7
"""What the sentences said for an entry count where none are closer."""
SPOKEN_TO, NAMED_FROM = 0.45, 0.78
"""Up to this closeness of the best title or name it is a sentence that was typed; from that on a name, and what people
say tells nothing more.
"""
NOWHERE = 0.5
"""How often a piece counts as met that stands in no title and no name."""
LIFT = 0.08
"""The most that use and topic may add."""
CLEAR = 1.0
"""From this closeness of the best on, a question is not asked by sound too."""
READ = 1.0
"""What an entry counts that was found by pinyin, where the best of the engine's own scores counts 1."""
MEANT = 1.15
"""From this closeness on an entry is meant by its title, and does not stand back behind others."""
HEARD = 15
"""Entries looked at closely that sound like the question."""
PARTLY = 0.5
"""What an entry counts of which only a part sounds as the question does."""
SHORTEST = 3
"""Letters a word has at least that may be misspelt."""
LOOKED_THROUGH = 400
"""Characters of a text that are looked through for words spelt in letters."""
SPOKEN = 12
"""Characters of the longest question that is also asked by sound."""
OTHERWISE = 4
"""Other ways to say a question that are asked for."""
BEGUN = 12
"""Words that are looked for where only a beginning was typed."""


@dataclass(slots=True)
class _Candidate:
    """An entry that may be the answer, and how well it fits so far."""

    entry: Kept
    own: float
    """The engine's own score, 1 for the best of this question; of one drawn by sound how much of it sounds the same."""
    close: float
    told: float
    """How much of what tells something in the question stands in its title, names and what is said for it."""
    said: float = 0.0
    """How close the sentences are that are said for it, 1 for the closest."""


class Finder:
    """Answers questions from one engine."""

    def __init__(
        self, engine: Engine, sayings: Sayings, text_of: Callable[[Kept], str], groups: Sequence[Sequence[str]]
    ) -> None:
        """text_of: reads the text of an entry. groups: words that mean the same, folded."""
        self._engine = engine
        self._sayings = sayings
        self._text_of = text_of
        self._groups = groups

    def find(self, text: str, limit: int, lift: Lift | None) -> list[Hit]:
        """The best hits, best first."""
        asked = question(text)
        if not asked.folded:
            return []
        asked = question(mended(asked.folded, self._engine))
        said = [asked.folded, *same(asked.folded, self._groups)[:OTHERWISE]]
        wanted = weighted(asked.folded)
        widened = self._widened(wanted, said[1:])
        worth = self._worth(widened)
        ear = Ear(asked, said, worth, sum(worth.get(piece, 0.0) for piece in wanted))
        found = {one.entry.id: one for one in self._written(asked, widened, ear)}
        for one in self._heard(asked, ear, found):
            if one.own >= found.get(one.entry.id, one).own:
                found[one.entry.id] = one
        said_counts = SAID * _spoken(max((one.close for one in found.values()), default=0.0))
        scored = [(*_score(one, said_counts, lift), one) for one in found.values()]
        scored.sort(key=lambda each: -each[0])
        telling = [piece for piece in wanted if len(piece) > 1 or not is_han(piece)]
        return [self._hit(telling, ear, *each) for each in scored[:limit]]

    def _widened(self, wanted: dict[str, float], others: Sequence[str]) -> dict[str, float]:
        """The wanted pieces and those of other ways to say the same."""
        widened = dict(wanted)
        for other in others:
            for piece, weight in weighted(other).items():
                widened.setdefault(piece, weight * SAME)
        return widened

    def _worth(self, wanted: dict[str, float]) -> dict[str, float]:
        """How much each piece tells: the more the fewer entries have it in title or names."""
        count, met = len(self._engine), self._engine.met
        often = {piece: met(TITLE, piece) + met(NAMES, piece) for piece in wanted}
        return {piece: wanted[piece] * log(1 + count / (times or NOWHERE)) for piece, times in often.items()}

    def _written(self, asked: Question, widened: dict[str, float], ear: Ear) -> list[_Candidate]:
        """Candidates that share pieces with the question, or with others that mean the same."""
        wanted = dict.fromkeys(self._begun(asked), 1.0) | widened
        terms = [(field, piece, weight * part) for field, part in FIELDS.items() for piece, weight in wanted.items()]
        drawn = self._engine.any_of(self._engine.telling(terms), CANDIDATES)
        looked = self._looked_at(drawn or self._misspelt(asked), ear)
        spelt = any(map(may_be_pinyin, asked.terms))  # letters stand in no sentence, the rest alone would mislead
        said = {} if spelt else self._sayings.closeness(widened)
        for one in looked:
            one.said = said.get(one.entry.id, 0.0)
        return looked

    def _misspelt(self, asked: Question) -> list[Drawn]:
        """What a Latin word or number with one letter too many or too few may mean, where nothing else is found."""
        words = [run for run, han in runs(asked.folded) if not han and len(run) >= SHORTEST]
        return self._engine.nearly((TITLE, NAMES), words[-1][:LOOKED_THROUGH], CANDIDATES) if words else []

    def _begun(self, asked: Question) -> list[str]:
        """Latin words and numbers that begin as the last one does, which is still being typed."""
        last, han = runs(asked.folded)[-1]
        if han:
            return []
        fields = (TITLE, NAMES, TEXT)
        return [piece for field in fields for piece in self._engine.beginning(field, last, BEGUN) if piece != last]

    def _heard(self, asked: Question, ear: Ear, found: dict[str, _Candidate]) -> list[_Candidate]:
        """Candidates by pinyin where letters were typed; by what sounds alike where nothing written is close."""
        if spelt := [term for term in asked.terms if may_be_pinyin(term)]:
            return self._by_pinyin(asked, spelt, ear)
        if len(asked.folded) > SPOKEN or any(one.close >= CLEAR for one in found.values()):
            return []
        drawn = self._engine.any_of([(SOUND, pair, 1.0) for pair in alike_pairs(asked.folded)], HEARD)
        looked = self._looked_at(drawn, ear)
        for one in looked:
            one.own = max(one.own * PARTLY, ear.heard(one.entry.folded, one.entry.names))
        return looked

    def _by_pinyin(self, asked: Question, spelt: Sequence[str], ear: Ear) -> list[_Candidate]:
        ways: list[list[tuple[str, str]]] = [[]]
        for term in spelt:
            ways = [[*way, *((SOUND, piece) for piece in one)] for way in ways for one in spellings(term)][:SPELLINGS]
        drawn = self._engine.all_of([way for way in ways if way], CANDIDATES)
        found = self._heard_all(drawn, ear)
        if not found:  # a way to read it that was not asked for
            pieces = {each for term in spelt for way in every_spelling(term) for each in way}
            found = self._heard_all(
                self._engine.any_of([(SOUND, each, 1.0) for each in sorted(pieces)], CANDIDATES), ear
            )
        return found

    def _heard_all(self, drawn: Sequence[Drawn], ear: Ear) -> list[_Candidate]:
        """Those where every word is there by sound: equals, but for how it stands in them."""
        looked = [one for one in self._looked_at(drawn, ear) if self._holds(one.entry, ear)]
        for one in looked:
            one.own = READ
        return looked

    def _looked_at(self, drawn: Sequence[Drawn], ear: Ear) -> list[_Candidate]:
        entries = [(one.score / drawn[0].score, kept(one.kept)) for one in drawn]
        return [
            _Candidate(
                entry,
                own,
                ear.closeness(entry.folded, entry.names),
                ear.told((entry.folded, entry.names, entry.said)),
            )
            for own, entry in entries
        ]

    def _hit(self, telling: Sequence[str], ear: Ear, score: float, lifted: bool, one: _Candidate) -> Hit:
        entry, text = one.entry, self._text_of(one.entry)
        return Hit(entry.id, entry.title, text, score, self._stage(telling, ear, entry, text), lifted)

    def _stage(self, telling: Sequence[str], ear: Ear, entry: Kept, text: str) -> int:
        """telling: the pieces of the question that are more than one character."""
        names = (entry.folded, entry.names)
        if ear.hears_all(names) or ear.hears_all((*names, _plain(text, ear.terms))):
            return 0
        texts = (*names, _plain(text, telling))
        return 1 if any(piece in each for each in texts for piece in telling) else 2

    def _holds(self, entry: Kept, ear: Ear) -> bool:
        """Whether every word of the question is in the names of an entry or, read only then, in its text."""
        names = (entry.folded, entry.names)
        return ear.hears_all(names) or ear.hears_all((*names, _plain(self._text_of(entry), ear.terms)))


def _spoken(close: float) -> float:
    """How much of a spoken sentence the question is (1 to 0), by the closeness of the best title or name."""
    return min(1.0, max(0.0, (NAMED_FROM - close) / (NAMED_FROM - SPOKEN_TO)))


def _score(one: _Candidate, said_counts: float, lift: Lift | None) -> tuple[float, bool]:
    """How well a candidate fits in all, and whether it was lifted."""
    score = one.own + one.close + TOLD * one.told + said_counts * one.said
    if one.close < MEANT:
        score += one.entry.standing
    if lift is None:
        return score, False
    told = lift(one.entry.id) if callable(lift) else lift.get(one.entry.id, 0.0)
    return score + LIFT * min(max(told, 0.0), 1.0), told > 0


def _plain(text: str, words: Sequence[str]) -> str:
    """A text to look for words in; folded, and only its beginning, where they could be written otherwise."""
    if all(is_han(word[0]) and is_han(word[-1]) for word in words):
        return text
    return fold(text[:LOOKED_THROUGH])
