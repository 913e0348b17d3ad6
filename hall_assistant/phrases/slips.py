"""Slips of the tongue in what is being written (口误): which words are not ours, why, and what to say instead.

Asked on every key, so it is pure and quick; shown in the private view only. Source: S31–S33, S58, S67, S72, S78, S83.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hall_assistant.library.check_rules import unsound
from hall_assistant.library.kinds import Rule

_MARKS = re.compile(r"[，。！？；、,!?;\n]")
LONGEST = 2_000
"""Characters looked at, the last of a longer text: what was typed just now stands at the end or near it."""


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """Words that are not ours, from `start` up to `end` (excluded) of the text."""

    start: int
    end: int
    said: str
    why: str
    better: str
    kind: str
    """A `RuleKind`, or empty for a rule that names none."""


def slips(text: str, rules: Iterable[Rule]) -> list[Slip]:
    """The slips of a text in order; of two that overlap the one that begins first, then the longer.

    A rule whose pattern cannot be trusted is passed over. Positions count from the beginning of the whole text.
    """
    begins = max(0, len(text) - LONGEST)
    found = [slip for rule in rules for slip in _of(rule, text, begins)]
    kept: list[Slip] = []
    for slip in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or slip.start >= kept[-1].end:
            kept.append(slip)
    return kept


def may_be_filmed(text: str, rules: Iterable[Rule]) -> bool:
    """Whether a text may stand on a screen that customers and cameras see."""
    return not slips(text, [rule for rule in rules if rule.where == "screen"])


def mended(text: str, slip: Slip) -> tuple[int, int, str]:
    """The better words in the place of a slip: from where to where (excluded) they go, and the words.

    Words for words; a better sentence takes the place of the whole stretch between two marks, which could not be said
    with it.
    """
    if not _MARKS.search(slip.better):
        return slip.start, slip.end, slip.better
    before = [mark.end() for mark in _MARKS.finditer(text, 0, slip.start)]
    after = _MARKS.search(text, slip.end)
    start, end = before[-1] if before else 0, after.start() if after else len(text)
    return start, end, slip.better.rstrip("。") if after else slip.better


def _of(rule: Rule, text: str, begins: int) -> Iterable[Slip]:
    """What one rule finds."""
    pattern = _pattern(rule.pattern)
    if pattern is None:
        return ()
    return (
        Slip(hit.start(), hit.end(), hit[0], rule.why, rule.better, rule.kind or "")
        for hit in pattern.finditer(text, begins)
        if hit[0]
    )


@lru_cache(maxsize=4096)
def _pattern(pattern: str) -> re.Pattern[str] | None:
    """The pattern made ready once; None where it is not sound."""
    return None if unsound(pattern) else re.compile(pattern)
