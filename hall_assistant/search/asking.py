"""Turns what was typed into questions to the index: strict first, then ever more lenient. Never raises,
never long.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from hall_assistant.search.sounds import cuts
from hall_assistant.search.words import bigrams, fold, is_han, runs

TYPED = 1_000
"""Characters of the question that are looked at."""
TERMS = 8
"""Words of a question that are looked at."""
PIECES = 40
"""Pieces of a lenient question."""
_SPELT = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, folded, and its words."""

    folded: str
    terms: tuple[str, ...]

    @property
    def spelt(self) -> tuple[str, ...]:
        """Words with Latin letters and no digits, which may be pinyin."""
        return tuple(term for term in self.terms if may_be_pinyin(term))


def question(text: str) -> Question:
    """What was typed as a question."""
    folded = fold(text[:TYPED])
    return Question(folded, tuple(term[:40] for term in folded.split()[:TERMS]))


def may_be_pinyin(term: str) -> bool:
    """Whether a word is spelt, wholly or partly, in letters: `sbfh`, `双bfh`."""
    return bool(_SPELT.search(term)) and all(is_han(each) or "a" <= each <= "z" for each in term)


def strict(asked: Question, syllables: Collection[str]) -> str:
    """FTS question where every word must occur; empty where nothing can."""
    parts = [_term(term, syllables) for term in asked.terms]
    return " AND ".join(f"({part})" for part in parts) if parts and all(parts) else ""


def lenient(asked: Question) -> str:
    """FTS question where any 2-gram or word may occur."""
    found = [piece for term in asked.terms for run, han in runs(term) for piece in (bigrams(run) if han else [run])]
    return _any(found)


def loose(asked: Question) -> str:
    """FTS question where any character may occur."""
    return _any([character for character in asked.folded if is_han(character)])


def _term(term: str, syllables: Collection[str]) -> str:
    """One word as an FTS expression: its pieces, or how it may sound."""
    parts = [_words(run, han) for run, han in runs(term)]
    written = f"({{title aliases body}} : ({' AND '.join(parts)}))" if parts else ""
    heard = _heard(term, syllables) if may_be_pinyin(term) else ""
    return " OR ".join(part for part in (written, heard) if part)


def _words(run: str, han: bool) -> str:
    """A run as FTS strings: all its 2-grams, or a Latin word by its beginning."""
    if not han:
        return f"{_quoted(run)} *"
    return " AND ".join(map(_quoted, bigrams(run) or [run]))


def _heard(term: str, syllables: Collection[str]) -> str:
    """How a word may sound, as FTS: one alternative for each way to cut its letters."""
    ways = [""]
    before = ""
    for run, han in runs(term):
        options = [" AND ".join(map(_quoted, run))] if han else _spellings(run, syllables)
        if not han and not options:
            return ""
        column = "{title aliases body}" if han else "{sound sound_body}"
        ways = [f"{way}{before}({column} : ({option}))" for way in ways for option in options][:32]
        before = " AND "
    return " OR ".join(f"({way})" for way in ways)


def _spellings(letters: str, syllables: Collection[str]) -> list[str]:
    """FTS alternatives for Latin letters: whole syllables, pairs of initials, the beginning of the last."""
    found: dict[str, None] = {}
    for cut in cuts(letters, syllables):
        parts = [_quoted(piece) for piece in cut[:-1] if piece in syllables and len(piece) > 1]
        parts += [_quoted(f"2{a[0]}{b[0]}") for a, b in pairwise(cut)]
        if len(cut[-1]) > 1:
            parts.append(f"{_quoted(cut[-1])} *")
        elif len(cut) == 1:
            parts.append(_quoted(f"0{cut[0]}"))
        found[" AND ".join(parts)] = None
    return list(found)


def _any(found: list[str]) -> str:
    """FTS question for any of the pieces."""
    return " OR ".join(map(_quoted, list(dict.fromkeys(found))[:PIECES]))


def _quoted(piece: str) -> str:
    """A piece as an FTS string; folding has left no quotes in it, doubled all the same."""
    return '"' + piece.replace('"', '""') + '"'
