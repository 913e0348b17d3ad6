"""Knowledge gaps (知识缺口): what was searched and not found, noted by a click, for whoever writes the content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hall_assistant.changes import Changes
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.search.values import Hit, Lift
from hall_assistant.store.store import Reading, Store
from hall_assistant.text import required

if TYPE_CHECKING:
    from hall_assistant.search.index import Index

NOTED = "gap.noted"
NEAR = 5
"""Near answers offered where nothing fits."""
_SHORTEST, _TRIES = 2, 8


@dataclass(frozen=True, slots=True)
class Answered:
    """What a search came to."""

    hits: tuple[Hit, ...]
    fits: bool
    """False where the hits are only near: none holds what was typed, or words of it."""
    gap: bool
    """Whether it may be a gap: no hit holds everything that was typed."""


def answer(index: Index, text: str, *, limit: int, lift: Lift | None = None) -> Answered:
    """Search, and where nothing fits offer what is near: some of the characters, or the beginning of what was typed.

    Raises as `Index.search`.
    """
    hits = index.search(text, limit, lift=lift)
    stage = min((hit.stage for hit in hits), default=2)
    if stage < 2:
        return Answered(tuple(hits), fits=True, gap=stage > 0)
    return Answered(tuple((hits or _by_beginning(index, text.strip()))[:NEAR]), fits=False, gap=True)


def _by_beginning(index: Index, text: str) -> list[Hit]:
    for length in range(len(text) - 1, max(_SHORTEST, (len(text) + 1) // 2, len(text) - _TRIES) - 1, -1):
        if hits := index.search(text[:length], NEAR):
            return hits
    return []


def note_gap(store: Store, *, by: Actor, query: str) -> Changes:
    """Note that something was searched and not found (记为知识缺口).

    Raises StaffError `text.empty`, `text.too_long`, `access.denied`.
    """
    query = required(query, what="要查的词")
    with store.write() as w:
        check(w, by, "search.note_gap")
        w.append("hall", NOTED, by=by.staff, sealed={"query": query})
    return w.changes


def gaps(at: Reading, *, start: int, end: int) -> list[str]:
    """What was searched and noted as a gap from `start` to `end` (UTC milliseconds), the latest first, each once."""
    return list(dict.fromkeys(query for query, _at in reversed(noted_gaps(at, start=start, end=end))))


def noted_gaps(at: Reading, *, start: int, end: int) -> list[tuple[str, int]]:
    """Each time something was noted as a gap, with its hour (UTC milliseconds), the earliest first."""
    facts = at.facts_since("hall", NOTED, start)
    return [(str((fact.sealed or {}).get("query", "")), fact.at) for fact in facts if fact.at < end]
