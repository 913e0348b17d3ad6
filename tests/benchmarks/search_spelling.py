"""Titles as people spell them: initials, pinyin, a mix, a homophone, a character missing, in traditional characters."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from hall_assistant.search import Entry
from hall_assistant.search.cutting import DATA, how_often
from hall_assistant.search.sounds import readings
from hall_assistant.search.words import fold, is_han

COMMON_ENOUGH = 100
"""How often (a step of the word table) a character is met at least to be taken for another."""


def spelt(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str]]:
    """The kind, what is typed, and the folded title meant; titles of lines are left out, they are cues of a word."""
    rng = random.Random(7)
    old, new = (DATA / "traditional.txt").read_text(encoding="utf-8").split()
    written = {simple: traditional for traditional, simple in zip(old, new, strict=True)}
    alike = _homophones()
    for title in dict.fromkeys(fold(entry.title) for entry in entries if not entry.id.startswith("phrase:")):
        plain = title.replace(" ", "")
        if not 4 <= len(plain) <= 12:
            continue
        sounds = [readings(character)[0] if readings(character) else character for character in plain]
        place = rng.randrange(1, len(plain))
        yield "initials", "".join(sound[0] for sound in sounds), title
        yield "pinyin", "".join(sounds), title
        yield "mixed", plain[:place] + "".join(sound[0] for sound in sounds[place:]), title
        yield "missing", plain[:place] + plain[place + 1 :], title
        yield "traditional", "".join(written.get(character, character) for character in plain), title
        if others := [each for each in alike[sounds[place]] if each != plain[place] and is_han(plain[place])]:
            yield "homophone", plain[:place] + rng.choice(others) + plain[place + 1 :], title


def _homophones() -> dict[str, list[str]]:
    """Common characters by their first reading."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (DATA / "readings.txt").read_text(encoding="utf-8").splitlines():
        turn, syllable, characters = line.split()
        if turn == "0":
            found[syllable] = [each for each in characters if how_often(each) >= COMMON_ENOUGH]
    return found
