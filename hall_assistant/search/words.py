"""Cuts text the same way for the index and for a question: folding, characters, 2-grams and Latin words.

SQLite's own tokenizers find no two-character Chinese word, so we cut ourselves and join the pieces with
blanks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_JOINTS = re.compile(r"(?<=[0-9a-z])[-_'’.·](?=[0-9a-z])")
_RUNS = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def fold(text: str) -> str:
    """Text made comparable: full width to half, small letters, Wi-Fi to wifi, everything but letters,
    digits and characters to single blanks. Takes anything, half characters (surrogates) too.
    """
    plain = unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode("utf-8")).lower()
    return " ".join(found[0] for found in _RUNS.finditer(_JOINTS.sub("", plain)))


def is_han(character: str) -> bool:
    """Whether it is a Chinese character."""
    return bool(_HAN.match(character))


def runs(folded: str) -> Iterator[tuple[str, bool]]:
    """Stretches of a folded text, each with whether it is Chinese (else a Latin word or number): 有5g却慢 has three."""
    for word in folded.split():
        start = 0
        for place in range(1, len(word) + 1):
            if place == len(word) or is_han(word[place]) != is_han(word[start]):
                yield word[start:place], is_han(word[start])
                start = place


def pieces(text: str) -> list[str]:
    """What the index keeps of a text: every character, every 2-gram, every Latin word."""
    kept: list[str] = []
    for run, han in runs(fold(text)):
        if han:
            kept.extend(run)
            kept.extend(bigrams(run))
        else:
            kept.append(run)
    return kept


def bigrams(run: str) -> list[str]:
    """The 2-grams of a Chinese run: 违约金 → 违约, 约金."""
    return [run[place : place + 2] for place in range(len(run) - 1)]
