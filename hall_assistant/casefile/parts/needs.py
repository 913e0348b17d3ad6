"""Needs of the customer: asked for, answered, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.needs import CustomerNeed
from hall_assistant.store.facts import Fact


def _wanted(folding: Folding, fact: Fact, words: Words) -> None:
    name, held = text_in(fact.open, "need"), _held(folding)
    if name and all(one.need != name for one in held):  # two counters ticked it: the earlier stands
        told = fact.open.get("first")
        first = tuple(str(word) for word in told) if isinstance(told, Sequence) and not isinstance(told, str) else ()
        need = CustomerNeed(need=name, name=text_in(fact.open, "name"), at=fact.at, by=fact.actor, first=first)
        folding.values["needs"] = (*held, need)


def _answered(folding: Folding, fact: Fact, words: Words) -> None:
    entries = words.get("entries")
    told = {str(key): str(value) for key, value in entries.items()} if isinstance(entries, dict) else {}
    folding.values["needs"] = tuple(
        replace(one, answered=fact.at, answered_by=fact.actor, entries=told) if _meant(one, fact) else one
        for one in _held(folding)
    )


def _dropped(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["needs"] = tuple(one for one in _held(folding) if not _meant(one, fact))


def _meant(one: CustomerNeed, fact: Fact) -> bool:
    return one.need == text_in(fact.open, "need")


def _held(folding: Folding) -> tuple[CustomerNeed, ...]:
    held: tuple[CustomerNeed, ...] = folding.values.get("needs", ())
    return held


FOLDS: Mapping[str, Fold] = {
    "case.need": _wanted,
    "case.need_answered": _answered,
    "case.need_dropped": _dropped,
}
