"""How close a question is to the title and the other names of an entry: by letters, by sound, by what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hall_assistant.search.asking import Question, may_be_pinyin
from hall_assistant.search.sounds import alike_pairs, sounds_like
from hall_assistant.search.words import is_han, pieces

STANDS, WHOLE, BEGINS, HOLDS = 0.2, 1.0, 0.5, 0.3
"""Added where a word of the question stands in a name; and by how much of the name it is, where it is the name,
begins it, or stands in it."""
ALIKE, NEARLY = 1.0, 0.2
"""The most that is added where nearly all of both is the same, and from what part on it is nearly all."""
CLEARLY, ALMOST = 0.4, 1.0
"""From how many of these points on a title is almost what was typed, and what each further one adds."""
HEARD = 0.3
"""Added where a whole name sounds as the question does."""
MEANT = 0.9
"""What only means the same, against what was typed."""
OTHER = 0.9
"""What stands in another name, against what stands in the title."""
NEXT = "|"
"""Between names; folding leaves none in a name."""


class Ear:
    """Compares entries with one question."""

    def __init__(self, asked: Question, said: Sequence[str], worth: Mapping[str, float], all_worth: float) -> None:
        """said: the question and other ways to say it, folded. worth: its pieces, and those of the other ways, with how
        much each tells; all_worth: what the question's own tell together.
        """
        self._worth = worth
        self._all_worth = all_worth or 1.0
        self.terms = asked.terms
        self._characters = frozenset(character for one in said for character in one)
        self._length = len(asked.folded)
        self._spelt = {term: frozenset(filter(is_han, term)) for term in asked.terms if may_be_pinyin(term)}
        self._said = [(len(one), frozenset(pieces(one)), MEANT if turn else 1.0) for turn, one in enumerate(said)]
        self._sounds = frozenset(alike_pairs(asked.folded))

    def closeness(self, title: str, names: str) -> float:
        """0 to about 2, of the folded title or, where that is closer, of another name."""
        alike = self._alike(title)
        own = alike + self._stands(title) + ALMOST * max(alike - CLEARLY, 0.0)
        return max(own, max(map(self._of, _each(names)), default=0.0) * OTHER)

    def told(self, texts: Iterable[str]) -> float:
        """How much of what tells something in the question stands anywhere in the folded texts (0 to about 1)."""
        known = NEXT.join(texts)
        return sum(worth for piece, worth in self._worth.items() if piece in known) / self._all_worth

    def heard(self, title: str, names: str) -> float:
        """How much of the title or another name sounds as the question does (0 to 1, and more for a whole name)."""
        return max(self._sounding(title), max(map(self._sounding, _each(names)), default=0.0) * OTHER)

    def hears_all(self, texts: Iterable[str]) -> bool:
        """Whether every word of the question is in one of the folded texts, as written or by sound."""
        texts = tuple(texts)
        return bool(self.terms) and all(any(self._place(term, text) for text in texts) for term in self.terms)

    def _of(self, name: str) -> float:
        return self._alike(name) + self._stands(name)

    def _alike(self, name: str) -> float:
        """Points for how much of both is the same, where that is more than half."""
        shared = len(self._characters.intersection(name))
        best = NEARLY
        for length, known, counts in self._said:
            if 2 * shared * counts > best * (length + len(name)):
                own = frozenset(pieces(name))
                best = max(best, 2 * len(own & known) / (len(own) + len(known)) * counts)
        return ALIKE * (best - NEARLY) / (1 - NEARLY)

    def _sounding(self, name: str) -> float:
        if not self._length < 2 * len(name) < 4 * self._length:
            return 0.0
        own = frozenset(alike_pairs(name))
        return 1.0 + HEARD if own == self._sounds else 2 * len(own & self._sounds) / (len(own) + len(self._sounds) or 1)

    def _stands(self, name: str) -> float:
        """Points for words of the question that stand in a name as they are, the more the less is left over."""
        points = 0.0
        for term in self.terms:
            if place := self._place(term, name):
                start, end = place
                part = (end - start) / max(len(name), 1)
                points += STANDS + part * (WHOLE if part == 1 else BEGINS if start == 0 else HOLDS)
        return points / max(len(self.terms), 1)

    def _place(self, term: str, text: str) -> tuple[int, int] | None:
        """Where a word stands in a text, as written or by sound."""
        place = text.find(term)
        if place >= 0:
            return place, place + len(term)
        written = self._spelt.get(term)
        return sounds_like(term, text) if written is not None and written.issubset(text) else None


def _each(names: str) -> list[str]:
    return names.split(NEXT) if names else []
