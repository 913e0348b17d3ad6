"""Which part of a title is what was typed (划出来的字): as written, by pinyin, by a slip of one sound. Pure, quick."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hall_assistant.search.asking import may_be_pinyin, question
from hall_assistant.search.sounds import alike_pairs, sounds_like
from hall_assistant.search.words import fold, is_han, runs

LONGEST = 200
"""Characters of a title that are looked at."""


def marks(title: str, query: str) -> tuple[tuple[int, int], ...]:
    """Stretches of the title, from a start up to an end (excluded), in order, that are what was typed.

    Empty where the title means the same in other words. Takes any text.
    """
    letters, places = _letters(title[:LONGEST])
    marked: set[int] = set()
    for term in question(query).terms:
        for start, end in _of(term, letters):
            marked.update(range(start, end))
    return _stretches(sorted({places[at] for at in marked}))


def _letters(title: str) -> tuple[str, list[int]]:
    """The title folded, without what stands between its words, and where each of its letters stands in the title."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(title):
        for letter in fold(character).replace(" ", ""):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _of(term: str, letters: str) -> Iterator[tuple[int, int]]:
    """Where a word stands: whole, else by its sound, else pair by pair of what was said."""
    place = letters.find(term)
    if place >= 0:
        yield place, place + len(term)
    elif may_be_pinyin(term) and (heard := sounds_like(term, letters)):
        yield heard
    else:
        for run, han in runs(term):
            yield from _pairs(run, letters) if han else _word(run, letters)


def _word(run: str, letters: str) -> Iterator[tuple[int, int]]:
    """A Latin word or number inside a spoken sentence."""
    place = letters.find(run)
    if place >= 0:
        yield place, place + len(run)


def _pairs(run: str, letters: str) -> Iterator[tuple[int, int]]:
    """Neighbouring characters of the title that were said, or sound like what was said."""
    heard = frozenset(alike_pairs(run))
    for place, (left, right) in enumerate(pairwise(letters)):
        pair = left + right
        if is_han(left) and is_han(right) and (pair in run or not heard.isdisjoint(alike_pairs(pair))):
            yield place, place + 2


def _stretches(places: list[int]) -> tuple[tuple[int, int], ...]:
    """Single places as stretches."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return tuple(found)
