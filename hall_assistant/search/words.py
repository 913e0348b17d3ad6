"""Cuts text the same way for the index and for a question: folding, characters, 2-grams and Latin words.

No engine's own tokenizer finds a two-character Chinese word, so we cut ourselves and join the pieces with blanks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from hall_assistant.search.cutting import DATA

_JOINTS = re.compile(r"(?<=[0-9a-z])[-_'’.·](?=[0-9a-z])")
_RUNS = re.compile(r"[^\W_]+")
_BLOCKS = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{_BLOCKS}]")
_STRETCHES = re.compile(f"[{_BLOCKS}]+|[^{_BLOCKS}\\s]+")


def fold(text: str) -> str:
    """Text made comparable: full width to half, traditional to simplified, small letters, Wi-Fi to wifi, everything
    but letters, digits and characters to single blanks. Takes anything, half characters (surrogates) too.
    """
    plain = unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode("utf-8")).lower()
    return " ".join(_RUNS.findall(_JOINTS.sub("", plain.translate(_simplified()))))


def aligned(text: str) -> str:
    """Text folded character by character as far as that goes (width, traditional, small letters): places in it are
    places in the text, and it costs a tenth of `fold`.
    """
    plain = text.translate(_one_by_one())
    low = plain.lower()
    return low if len(low) == len(plain) else plain


@cache
def _one_by_one() -> dict[int, int]:
    """Each traditional or full-width character with the plain one."""
    return {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
        old: ord(new) for old, new in _simplified().items()
    }


@cache
def _simplified() -> dict[int, str]:
    """Each traditional character with the simplified one."""
    old, new = (DATA / "traditional.txt").read_text(encoding="utf-8").split()
    return {ord(each): other for each, other in zip(old, new, strict=True)}


def is_han(character: str) -> bool:
    """Whether it is a Chinese character."""
    return "\u4e00" <= character <= "\u9fff" or bool(_HAN.match(character))


def runs(folded: str) -> list[tuple[str, bool]]:
    """Stretches of a folded text, each with whether it is Chinese (else a Latin word or number): 有5g却慢 has three."""
    return [(run, is_han(run[0])) for run in _STRETCHES.findall(folded)]


def pieces(folded: str) -> list[str]:
    """What the index keeps of a folded text: every character, every 2-gram, every Latin word."""
    kept: list[str] = []
    for run, han in runs(folded):
        if han:
            kept.extend(run)
            kept.extend(bigrams(run))
        else:
            kept.append(run)
    return kept


def bigrams(run: str) -> list[str]:
    """The 2-grams of a Chinese run: 违约金 → 违约, 约金."""
    return list(map(str.__add__, run, run[1:]))
