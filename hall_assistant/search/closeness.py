"""How close a question is to the title and the other names of an entry: by letters, by sound, by what is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from hall_assistant.search.asking import Question, may_be_pinyin
from hall_assistant.search.sounds import alike_pairs, sounds_like
from hall_assistant.search.words import pieces

Weigh = Callable[[str], float]
"""How much a character or word tells, by how few entries have it."""
WHOLE, BEGINS, HOLDS = 1.0, 0.5, 0.3
"""Added where the question is the name, begins it, or stands in it."""
HEARD = 0.9
"""What is only heard, against what is written."""
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
        self._sounds = frozenset(alike_pairs(asked.folded)) if len(asked.folded) <= 24 else frozenset()

    def closeness(self, title: str, names: str) -> float:
        """0 to about 2, of the folded title or, where that is closer, of another name (` | ` between them)."""
        best = self._of(title)
        others = (self._of(name) for name in names.split("|") if name)
        return max(best, max(others, default=0.0) * OTHER)

    def hears_all(self, texts: Iterable[str]) -> bool:
        """Whether every word of the question is in one of the folded texts, as written or by sound."""
        texts = tuple(texts)
        return bool(self._terms) and all(any(self._place(term, text) for text in texts) for term in self._terms)

    def _of(self, name: str) -> float:
        return max(self._written(name), self._heard(name) * HEARD) + self._stands(name)

    def _written(self, name: str) -> float:
        """How much of what both say is the same (0 to 1)."""
        own = self._grams(name)
        best = 0.0
        for turn, (_, grams) in enumerate(self._asked):
            shared = sum(weight for gram, weight in own.items() if gram in grams)
            alike = 2 * shared / (sum(own.values()) + sum(grams.values())) if shared else 0.0
            best = max(best, alike if turn == 0 else alike * HEARD)
        return best

    def _heard(self, name: str) -> float:
        """How much of it sounds the same (0 to 1)."""
        if not self._sounds:
            return 0.0
        own = frozenset(alike_pairs(name))
        return 2 * len(own & self._sounds) / (len(own) + len(self._sounds)) if own else 0.0

    def _stands(self, name: str) -> float:
        """Points for words of the question that stand in a name as they are, the more the less is left over."""
        points = 0.0
        for term in self._terms:
            if place := self._place(term, name):
                start, end = place
                part = (end - start) / max(len(name), 1)
                points += part * (WHOLE if start == 0 and end == len(name) else BEGINS if start == 0 else HOLDS) + 0.2
        return points / max(len(self._terms), 1)

    def _place(self, term: str, text: str) -> tuple[int, int] | None:
        """Where a word stands in a text, as written or by sound."""
        place = text.find(term)
        if place >= 0:
            return place, place + len(term)
        return sounds_like(term, text) if term in self._spelt else None

    def _grams(self, folded: str) -> Mapping[str, float]:
        return {piece: self._weigh(piece) for piece in pieces(folded)}
