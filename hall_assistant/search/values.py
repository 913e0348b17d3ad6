"""What goes into an index and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found; `aliases` are other names for its title."""

    id: str
    title: str
    text: str = ""
    aliases: tuple[str, ...] = ()
    standing: float = 0.0
    """Added to how well it fits, −0.5 to 0.5: which comes first where two fit as well."""
    heard: str = ""
    """Words of the text that can be found by pinyin, as title and aliases can."""
    said: tuple[str, ...] = ()
    """What people say who look for it, a sentence each: they count together, and the closest of them once more."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; a higher score is better, only to be compared within one answer."""

    id: str
    title: str
    text: str
    score: float
    stage: int = 0
    """How it was found: 0 every word, 1 some of the words, 2 some of the characters or by sound alone."""
    lifted: bool = False
    """Whether use or topic put it higher."""


Lift = Mapping[str, float] | Callable[[str], float]
"""How much each entry (by id) is used or fits the case, 0 to 1."""
Reorder = Callable[[str, Sequence[Hit]], Sequence[Hit]]
"""A second opinion on the first hits: what was typed and the hits, best first, to the hits in the order wanted."""
