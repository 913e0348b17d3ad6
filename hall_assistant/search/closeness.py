"""How close a question is to the title and the other names of an entry: by letters, by sound, by what is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from hall_assistant.search.asking import Question, may_be_pinyin
from hall_assistant.search.sounds import alike_pairs, sounds_like
from hall_assistant.search.words import pieces

Weigh = Callable[[str], float]
"""How much a character or word tells, by how few entries have it."""
STANDS, WHOLE, BEGINS, HOLDS = 0.2, 1.0, 0.5, 0.3
"""Added where a word of the question stands in a name; and by how much of the name it is, where it is the name,
begins it, or stands in it."""
ALIKE, NEARLY = 0.5, 0.5
"""The most that is added where nearly all of both is the same, and from what part on it is nearly all."""
HEARD = 0.3
"""Added where a whole name sounds as the question does."""
MEANT = 0.9
"""What only means the same, against what was typed."""
OTHER = 0.85
"""What stands in another name, against what stands in the title."""


class Ear:
    """Compares entries with one question."""

    def __init__(self, asked: Question, said: Iterable[str], weigh: Weigh) -> None:
        """said: the question and other ways to say it, folded."""
        self._terms = asked.terms
        self._spelt = frozenset(filter(may_be_pinyin, asked.terms))
        self._weigh = weigh
        self._asked = [(one, self._grams(one)) for one in said]
        self._sounds = frozenset(alike_pairs(asked.folded))

    def closeness(self, title: str, names: str) -> float:
        """0 to about 2, of the folded title or, where that is closer, of another name (` | ` between them)."""
        best = self._of(title)
        others = (self._of(name) for name in names.split("|") if name)
        return max(best, max(others, default=0.0) * OTHER)

    def hears_all(self, texts: Iterable[str]) -> bool:
        """Whether every word of the question is in one of the folded texts, as written or by sound."""
        texts = tuple(texts)
        return bool(self._terms) and all(any(self._place(term, text) for text in texts) for term in self._terms)

    def heard(self, title: str, names: str) -> float:
        """How much of the title or another name sounds as the question does (0 to 1, and more for a whole name)."""
        others = max(map(self._sounding, names.split("|")), default=0.0) * OTHER
        return max(self._sounding(title), others)

    def _of(self, name: str) -> float:
        return ALIKE * max(0.0, self._written(name) - NEARLY) / (1 - NEARLY) + self._stands(name)

    def _written(self, name: str) -> float:
        """How much of what both say is the same (0 to 1)."""
        own = self._grams(name)
        best = 0.0
        for turn, (_, grams) in enumerate(self._asked):
            shared = sum(weight for gram, weight in own.items() if gram in grams)
            alike = 2 * shared / (sum(own.values()) + sum(grams.values())) if shared else 0.0
            best = max(best, alike if turn == 0 else alike * MEANT)
        return best

    def _sounding(self, name: str) -> float:
        """How much of it sounds the same."""
        own = frozenset(alike_pairs(name))
        if not own:
            return 0.0
        return 1.0 + HEARD if own == self._sounds else 2 * len(own & self._sounds) / (len(own) + len(self._sounds))

    def _stands(self, name: str) -> float:
        """Points for words of the question that stand in a name as they are, the more the less is left over."""
        points = 0.0
        for term in self._terms:
            if place := self._place(term, name):
                start, end = place
                part = (end - start) / max(len(name), 1)
                points += STANDS + part * (WHOLE if part == 1 else BEGINS if start == 0 else HOLDS)
        return points / max(len(self._terms), 1)

    def _place(self, term: str, text: str) -> tuple[int, int] | None:
        """Where a word stands in a text, as written or by sound."""
        place = text.find(term)
        if place >= 0:
            return place, place + len(term)
        return sounds_like(term, text) if term in self._spelt else None

    def _grams(self, folded: str) -> Mapping[str, float]:
        return {piece: self._weigh(piece) for piece in pieces(folded)}
