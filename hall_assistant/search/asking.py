"""Turns what was typed into weighted pieces to look for. Never raises, never long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from hall_assistant.search.cutting import cut
from hall_assistant.search.sounds import CUTS, cuts, initials, readings, syllables
from hall_assistant.search.words import bigrams, fold, is_han, runs

TYPED = 1_000
"""Characters of the question that are looked at."""
TERMS = 8
"""Words between blanks that are looked at by sound."""
PIECES = 64
"""Pieces of a question that are looked for: a sentence of forty characters."""
SPELLINGS = 6
"""Ways of reading Latin letters that are looked for."""
BEGUN = 12
"""Syllables that are looked for where only a beginning was typed."""
_SPELT = re.compile(r"[a-z]")

CHARACTER, ALONE, ACROSS, TWO, INSIDE, LATIN = 1.0, 1.5, 0.4, 1.6, 1.1, 2.5
"""Weights: a character, what is added for one that is a word by itself, a 2-gram across two words, one that is a
word, one inside a longer word, a Latin word or number."""
SAME = 0.3
"""Weight of what means the same, against what was typed."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, folded, and its words."""

    folded: str
    terms: tuple[str, ...]


def question(text: str) -> Question:
    """What was typed as a question."""
    folded = fold(text[:TYPED])
    return Question(folded, tuple(term[:40] for term in folded.split()[:TERMS]))


def may_be_pinyin(term: str) -> bool:
    """Whether a word is spelt, wholly or partly, in Latin letters: `sbfh`, `双bfh`, `y5gqm`."""
    return bool(_SPELT.search(term))


def weighted(folded: str) -> dict[str, float]:
    """The pieces of a folded question, each with its weight; those at its end are left out where they are too many."""
    found: dict[str, float] = {}
    for run, han in runs(folded):
        if len(found) >= PIECES:
            break
        if not han:
            found[run[:40]] = LATIN
            continue
        for piece, weight in _han(run[:PIECES]):
            found[piece] = max(found.get(piece, 0.0), weight)
    return found


def _han(run: str) -> Iterable[tuple[str, float]]:
    """Characters and 2-grams of a Chinese run, weighted by the words it is cut into."""
    words = cut(run)
    ends = list(accumulate(map(len, words)))
    starts = {end - len(word): word for end, word in zip(ends, words, strict=True)}
    for place, character in enumerate(run):
        yield character, CHARACTER + (ALONE if starts.get(place) == character else 0.0)
    breaks = set(ends)
    for place, pair in enumerate(bigrams(run)):
        yield pair, ACROSS if place + 1 in breaks else TWO if starts.get(place) == pair else INSIDE


def same(folded: str, groups: Sequence[Sequence[str]]) -> list[str]:
    """The question said otherwise: each word that has others of the same meaning, replaced by each of them."""
    found = []
    for group in groups:
        said = max((word for word in group if word in folded), key=len, default="")
        if said:
            found += [folded.replace(said, word) for word in group if word != said and word not in folded]
    return found


def spellings(term: str) -> list[list[str]]:
    """How a word with Latin letters is most likely to sound: alternatives, each the sound pieces that must all be
    there.
    """
    return every_spelling(term)[:SPELLINGS]


def every_spelling(term: str) -> list[list[str]]:
    """All ways a word may sound that are followed up, the likeliest first."""
    ways: list[list[str]] = [[]]
    for run, han in runs(term):
        options = [tuple(run)] if han else cuts(run)
        ways = [[*way, *option] for way in ways for option in options][:CUTS]
    return [found for way in ways for found in (_pieces(way) if len(way) > 1 else _alone(way[0]))]


def _pieces(way: Sequence[str]) -> list[list[str]]:
    """The sound pieces of one way to read a word; its last piece may be a beginning."""
    heads = [_heads(piece) for piece in way]
    found = [piece for piece in way[:-1] if len(piece) > 1 and piece in syllables()]
    found += [f"2{a[0]}{b[0]}" for a, b in pairwise(heads) if len(a) == len(b) == 1]
    return [list(dict.fromkeys(found))] if found else []


def _alone(piece: str) -> list[list[str]]:
    """The sound pieces of a word of one piece: a letter begins the name, more is a syllable or its beginning."""
    if len(piece) == 1:
        return [[f"0{piece}"]]
    return [[each] for each in sorted(syllables()) if each.startswith(piece)][:BEGUN]


def _heads(piece: str) -> list[str]:
    """The letters a piece can begin with: of a character all its readings."""
    return list(initials(readings(piece))) if is_han(piece[0]) else [piece[0]]
