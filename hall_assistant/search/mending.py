"""Mends words that were written as they sound (同音错字): 采铃 becomes 彩铃, 套参 becomes 套餐.

Only what is no word and stands nowhere is mended, and only into a word that stands in the title or a name of an entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hall_assistant.search.cutting import cut, how_often
from hall_assistant.search.engine import NAMES, SOUND, TITLE, Engine
from hall_assistant.search.rows import kept
from hall_assistant.search.sounds import alike, alike_pairs
from hall_assistant.search.words import runs

LOOKED_AT = 5
"""Entries with the same sound in which the word is looked for."""
MENDED = 2
"""Words of one question that are mended: more are hardly slips."""


def mended(folded: str, engine: Engine) -> str:
    """The folded question with its slips written as they are meant; the same where there are none."""
    left = MENDED
    for pair in [pair for run, han in runs(folded) if han for pair in _loose(run)]:
        if left and pair in folded and not _met(pair, engine) and (meant := _meant(pair, engine)):
            folded = folded.replace(pair, meant)
            left -= 1
    return folded


def _loose(run: str) -> list[str]:
    """Neighbouring characters that belong to no word of more than one character."""
    return [one + other for one, other in pairwise(cut(run)) if len(one) == len(other) == 1]


def _met(pair: str, engine: Engine) -> int:
    """In how many titles and names two characters stand side by side."""
    return engine.met(NAMES, pair) + engine.met(TITLE, pair)


def _meant(pair: str, engine: Engine) -> str:
    """The word that sounds so and is met most; empty for none."""
    sounds = [(SOUND, sound, 1.0) for sound in alike_pairs(pair)]
    words = {word for one in engine.any_of(sounds, LOOKED_AT) for word in _sounding(pair, one.kept)}
    return max(sorted(words), key=lambda word: _met(word, engine), default="")


def _sounding(pair: str, entry: bytes) -> Iterator[str]:
    """Words in the title and names of an entry that sound as the pair does and have one of its characters."""
    first, second = frozenset(alike(pair[0])), frozenset(alike(pair[1]))
    found = kept(entry)
    for one, other in pairwise(f"{found.folded} {found.names}"):
        if (one == pair[0] or other == pair[1]) and not (
            first.isdisjoint(alike(one)) or second.isdisjoint(alike(other)) or not how_often(one + other)
        ):
            yield one + other
