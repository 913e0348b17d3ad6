"""Cuts a Chinese run into words (分词): of all ways the one whose words are met most often.

The words and how often they are met lie in one table of a megabyte, read as it is: a dictionary of objects would
take thirty, and a tenth of a second at each start.
"""

from __future__ import annotations

from functools import cache
from math import log
from pathlib import Path
from zlib import crc32

DATA = Path(__file__).parent / "data"
SLOTS = 1 << 18
"""Places of the table, four bytes each: three that tell the word, one its frequency."""
LONGEST = 4
"""Characters of the longest word that is known."""
EMPTY = 0
_SHARPNESS = 12.0
_ALL = log(6e7)
"""All words counted, as a logarithm."""
_UNKNOWN = -_ALL


def trace(word: str) -> tuple[int, bytes]:
    """Where a word belongs in the table, and the three bytes that tell it from others there."""
    data = word.encode("utf-8")
    print_ = crc32(data)
    return (print_ ^ (crc32(b"+" + data) >> 7)) % SLOTS, print_.to_bytes(4, "big")[:3]


def step_of(count: int) -> int:
    """How often a word was counted, as one byte."""
    return max(1, min(255, round(log(max(count, 1)) * _SHARPNESS)))


def cut(run: str) -> list[str]:
    """The words of a Chinese run, in order."""
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(run) + 1)
    for start in range(len(run) - 1, -1, -1):
        ways = ((_weight(run[start:end]), end) for end in range(start + 1, min(start + LONGEST, len(run)) + 1))
        best[start] = max((weight + best[end][0], end) for weight, end in ways if weight or end == start + 1)
    found, place = [], 0
    while place < len(run):
        found.append(run[place : best[place][1]])
        place = best[place][1]
    return found


def _weight(word: str) -> float:
    """The logarithm of how likely a word is; 0 for none of more than one character."""
    step = how_often(word)
    if step == EMPTY:
        return _UNKNOWN if len(word) == 1 else 0.0
    return step / _SHARPNESS - _ALL


def how_often(word: str) -> int:
    """How often a word is met, as a step from 1 to 255 (see `step_of`); 0 where it is not known."""
    table = _table()
    place, print_ = trace(word)
    while (step := table[place * 4 + 3]) != EMPTY:
        if table[place * 4 : place * 4 + 3] == print_:
            return step
        place = (place + 1) % SLOTS
    return EMPTY


@cache
def _table() -> bytes:
    return (DATA / "words.bin").read_bytes()
