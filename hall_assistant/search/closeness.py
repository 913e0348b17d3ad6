"""How plainly a question stands in an entry: as its title, at its beginning, inside it, in another name,
in the text.
"""

from __future__ import annotations

from hall_assistant.search.asking import Question
from hall_assistant.search.sounds import Readings, openers, sounds_like

Folded = tuple[str, str, str]
"""Title, other names and text of an entry, folded."""


class Ear:
    """Listens to entries for one question, by letter and by sound."""

    def __init__(self, asked: Question, readings: Readings) -> None:
        self._terms = asked.terms
        self._readings = readings
        self._heard: dict[tuple[str, str], int | None] = {}
        self._openers = {term: openers(term, readings) for term in asked.spelt}

    def hears_all(self, folded: Folded) -> bool:
        """Whether every spelt word is in one of the texts, by sound or as written."""
        return all(any(self._place(term, each) is not None for each in folded) for term in self._openers)

    def closeness(self, folded: Folded) -> float:
        """0 to 70, the mean over the words of the question; short titles that say little else come first."""
        if not self._terms:
            return 0.0
        return sum(self._points(term, folded) for term in self._terms) / len(self._terms)

    def _points(self, term: str, folded: Folded) -> float:
        """Points of one word."""
        title, aliases, text = folded
        if term == title:
            return 70.0
        place = self._place(term, title)
        if place is not None:
            return (40 if place == 0 else 30) + 20 / (1 + len(title))
        if self._place(term, aliases) is not None:
            return 24.0
        return 10.0 if self._place(term, text) is not None else 0.0

    def _place(self, term: str, text: str) -> int | None:
        """Where a word stands in a text, as written or by sound."""
        place = text.find(term)
        if place >= 0:
            return place
        if term not in self._openers:
            return None
        if (term, text) not in self._heard:
            self._heard[term, text] = sounds_like(term, text, self._readings, self._openers[term])
        return self._heard[term, text]
