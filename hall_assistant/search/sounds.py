"""Pinyin (拼音): what a character sounds like, and how a question in Latin letters can be cut into syllables.

Matches full syllables, initials and any mix: shuangbeifanhuan, sbfh, shuangbeifh, 双bfh, across the punctuation of a
title. Characters with several readings match by each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter

from hall_assistant.search.cutting import DATA

CUTS = 16
"""Ways of cutting a question into syllables that are followed up."""
_DOUBLE = ("zh", "ch", "sh")
_MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("hu", "f"), ("n", "l"))
"""Beginnings that are taken for one another: the first is heard as the second."""
_ROUND = {"f": "fu", "fi": "fei", "fn": "fen"}
"""hu, hui, hun as they are heard with an f."""


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Syllables of each character, commonest first."""
    found: dict[str, tuple[str, ...]] = {}
    for line in sorted((DATA / "readings.txt").read_text(encoding="utf-8").splitlines()):
        _, syllable, characters = line.split()
        one = (syllable,)
        for character in characters:
            found[character] = found[character] + one if character in found else one
    return found


@cache
def syllables() -> frozenset[str]:
    """Every syllable there is."""
    return frozenset(syllable for known in _readings().values() for syllable in known)


def readings(character: str) -> tuple[str, ...]:
    """How a character may sound, at most three ways; a letter or digit sounds like itself, a blank like nothing."""
    return _readings().get(character) or ((character,) if character.isascii() and character.isalnum() else ())


def sound_pieces(folded: str) -> list[str]:
    """What the index keeps of how a folded text sounds: syllables, the head (`0s`), pairs of initials (`2sb`), and
    pairs of syllables as they are confused (`3suan-bei`).
    """
    heard = [known for character in folded if (known := readings(character))]
    kept = [syllable for each in heard for syllable in each]
    kept.extend(f"0{letter}" for letter in (initials(heard[0]) if heard else ()))
    for left, right in pairwise(heard):
        kept.extend(f"2{a}{b}" for a in initials(left) for b in initials(right))
    return kept + alike_pairs(folded)


def alike_pairs(folded: str) -> list[str]:
    """Neighbouring Chinese characters by how they are confused: 彩铃 and 采林 give the same."""
    heard = [known for character in folded if (known := alike(character))]
    return [f"3{a}-{b}" for left, right in pairwise(heard) for a in left for b in right]


@lru_cache(4096)
def alike(character: str) -> tuple[str, ...]:
    """The readings of a character with everything made the same that people mix up: n/l, z/zh, in/ing, h/f."""
    known = _readings().get(character, ())
    return tuple(dict.fromkeys(map(_merged, known[:2])))


@cache
def _merged(syllable: str) -> str:
    for heard, taken in _MERGED:
        if syllable.startswith(heard):
            syllable = taken + syllable[len(heard) :]
            syllable = _ROUND.get(syllable, syllable) if heard == "hu" else syllable
            break
    return syllable[:-1] if syllable.endswith("ng") else syllable


@lru_cache(64)
def cuts(letters: str) -> tuple[tuple[str, ...], ...]:
    """Ways to cut Latin letters into whole syllables and initials, the likeliest first, at most CUTS.

    The last piece may be the beginning of a syllable: the person is still typing.
    """
    known = syllables()

    @cache
    def rest(start: int) -> list[tuple[int, tuple[str, ...]]]:
        """Ways to cut what is left, each with what it costs: a syllable 1, less than one 2."""
        if start == len(letters):
            return [(0, ())]
        found: list[tuple[int, tuple[str, ...]]] = []
        for end in range(min(len(letters), start + 6), start, -1):
            piece = letters[start:end]
            if piece in known or len(piece) == 1 or piece in _DOUBLE:
                own = 1 if piece in known else 2
                found.extend((own + cost, (piece, *after)) for cost, after in rest(end))
            elif end == len(letters) and any(each.startswith(piece) for each in known):
                found.append((2, (piece,)))
        return sorted(found, key=itemgetter(0))[:CUTS]

    return tuple(way for _, way in rest(0))


def sounds_like(asked: str, text: str) -> tuple[int, int] | None:
    """Where in folded `text` a stretch begins and ends that sounds like, or reads, what was asked; None for nowhere."""
    for place, character in enumerate(text):
        begins = character == asked[0] or any(one[0] == asked[0] for one in readings(character))
        if begins and (end := _from_here(asked, text, place)) is not None:
            return place, end
    return None


def _from_here(asked: str, text: str, place: int) -> int | None:
    """Where `asked` is used up by the characters of `text` from `place` on."""
    open_ends = {0}
    while open_ends and place < len(text):
        character = text[place]
        reached: set[int] = set(open_ends) if character == " " else set()
        for used in open_ends:
            left = asked[used:]
            if left.startswith(character):
                reached.add(used + 1)
            for syllable in readings(character):
                if syllable.startswith(left):
                    return place + 1
                reached.update(used + len(piece) for piece in _parts(syllable) if left.startswith(piece))
        place += 1
        if len(asked) in reached:
            return place
        open_ends = reached
    return None


def _parts(syllable: str) -> tuple[str, ...]:
    """What may stand for a syllable: itself, its first letter, its zh/ch/sh."""
    double = (syllable[:2],) if syllable.startswith(_DOUBLE) else ()
    return (syllable, syllable[0], *double)


def initials(heard: Sequence[str]) -> Iterable[str]:
    """First letters of a character's readings."""
    return dict.fromkeys(syllable[0] for syllable in heard)
