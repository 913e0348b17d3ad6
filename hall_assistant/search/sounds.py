"""Pinyin (拼音): what a character sounds like, and how a question in Latin letters can be cut into syllables.

Matches full syllables, initials and any mix: shuangbeifanhuan, sbfh, shuangbeifh, 双bfh. Characters with
several readings match by each of them. pypinyin is needed to build only; the readings are kept in the index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from hall_assistant.search.words import is_han

Readings = Mapping[str, Sequence[str]]
"""Syllables of each character, commonest first."""
CUTS = 24
"""Ways of cutting a question into syllables that are followed up."""
_DOUBLE = ("zh", "ch", "sh")


def readings_of(characters: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Readings, at most three, of those characters that have any. Imports pypinyin (slow)."""
    from pypinyin import Style, pinyin

    found = {}
    for character in characters:
        syllables = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
        if syllables and is_han(character):
            found[character] = tuple(dict.fromkeys(s for s in syllables[0] if s.isascii() and s.isalpha()))[:3]
    return {character: known for character, known in found.items() if known}


def sound_pieces(run: str, readings: Readings) -> list[str]:
    """What the index keeps of the sound of a Chinese run: syllables, pairs of initials (`2sb`), the head
    (`0s`).
    """
    heard = [readings.get(character, ()) for character in run]
    kept = [syllable for each in heard for syllable in each]
    kept.extend(f"0{letter}" for letter in _initials(heard[0]))
    for left, right in pairwise(heard):
        kept.extend(f"2{a}{b}" for a in _initials(left) for b in _initials(right))
    return kept


def cuts(letters: str, syllables: Collection[str]) -> list[tuple[str, ...]]:
    """Ways to cut Latin letters into whole syllables and initials, fewest pieces first, at most CUTS.

    The last piece may be the beginning of a syllable: the person is still typing.
    """
    heads = {syllable[0] for syllable in syllables}

    @cache
    def rest(start: int) -> tuple[tuple[str, ...], ...]:
        if start == len(letters):
            return ((),)
        found: list[tuple[str, ...]] = []
        for end in range(min(len(letters), start + 6), start, -1):
            piece = letters[start:end]
            if piece in syllables or piece in _DOUBLE or (len(piece) == 1 and piece in heads):
                found.extend((piece, *after) for after in rest(end))
            elif end == len(letters) and any(each.startswith(piece) for each in syllables):
                found.append((piece,))
        return tuple(sorted(found, key=len)[:CUTS])

    return list(rest(0))


def sounds_like(asked: str, text: str, readings: Readings, openers: Collection[str]) -> int | None:
    """Where in folded `text` a stretch begins that sounds like, or reads, what was asked; None for nowhere.

    openers: the characters it can begin with, from `openers(asked, readings)`.
    """
    places = (place for place, character in enumerate(text) if character in openers)
    return next((place for place in places if _from_here(asked, text, place, readings)), None)


def openers(asked: str, readings: Readings) -> frozenset[str]:
    """The characters that what was asked can begin with: itself, or by sound."""
    by_sound = (each for each, known in readings.items() if any(one[0] == asked[0] for one in known))
    return frozenset((asked[0], *by_sound))


def _from_here(asked: str, text: str, place: int, readings: Readings) -> bool:
    """Whether `asked` is used up by the characters of `text` from `place` on."""
    open_ends = {0}
    while open_ends and place < len(text):
        character = text[place]
        reached: set[int] = set()
        for used in open_ends:
            left = asked[used:]
            if left.startswith(character):
                reached.add(used + len(character))
            for syllable in readings.get(character, ()):
                if syllable.startswith(left):
                    return True
                reached.update(used + len(piece) for piece in _parts(syllable) if left.startswith(piece))
        if len(asked) in reached:
            return True
        open_ends, place = reached, place + 1
    return False


def _parts(syllable: str) -> tuple[str, ...]:
    """What may stand for a syllable: itself, its first letter, its zh/ch/sh."""
    double = (syllable[:2],) if syllable.startswith(_DOUBLE) else ()
    return (syllable, syllable[0], *double)


def _initials(heard: Sequence[str]) -> tuple[str, ...]:
    """First letters of a character's readings."""
    return tuple(dict.fromkeys(syllable[0] for syllable in heard))
