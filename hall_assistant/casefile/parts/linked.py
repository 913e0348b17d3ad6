"""Receptions of the same matter: linked, and the link taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.linked import FirstCount, Link
from hall_assistant.casefile.values import CaseId
from hall_assistant.store.facts import Fact


def first_counts(entries: Any, other: str = "") -> list[tuple[str, str, FirstCount]]:
    """What a fact says of counting from a first registration; what is damaged in it is passed over.

    other: the earlier reception, where the entries do not name it themselves.
    """
    listed = entries if isinstance(entries, list) else []
    return [count for count in (_count(entry, other) for entry in listed) if count is not None]


def _count(entry: Any, other: str) -> tuple[str, str, FirstCount] | None:
    if not isinstance(entry, dict):
        return None
    start, due, warnings = entry.get("start"), entry.get("due"), entry.get("warnings")
    if not isinstance(start, int) or not isinstance(due, int):
        return None
    told = tuple(one for one in warnings if isinstance(one, int)) if isinstance(warnings, list) else ()
    count = FirstCount(other or text_in(entry, "other"), start, due, told)
    return text_in(entry, "of"), text_in(entry, "clock"), count


def _linked(folding: Folding, fact: Fact, words: Words) -> None:
    other, first = text_in(fact.open, "other"), fact.open.get("first")
    if not other or not isinstance(first, int):
        return
    link = Link(
        other=CaseId(other),
        number=text_in(fact.open, "number"),
        repeat=fact.open.get("repeat") is True,
        first=first,
        by=fact.actor,
        at=fact.at,
        clocks=tuple(first_counts(fact.open.get("clocks"), other)),
    )
    folding.values["links"] = (*_but(folding, other), link)


def _unlinked(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["links"] = _but(folding, text_in(fact.open, "other"))


def _but(folding: Folding, other: str) -> tuple[Link, ...]:
    links: tuple[Link, ...] = folding.values.get("links", ())
    return tuple(link for link in links if link.other != other)


FOLDS: Mapping[str, Fold] = {"case.linked": _linked, "case.unlinked": _unlinked}
