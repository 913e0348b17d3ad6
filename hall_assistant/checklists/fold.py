"""The folds of a walk's and a finding's facts: pure; damaged entries and unknown kinds are passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

from hall_assistant.casefile.folding import FORGOTTEN, Words, text_in
from hall_assistant.checklists.values import Finding, FindingId, Mark, Origin, PhotoId, Recheck, Standing, Ticked
from hall_assistant.clock import calendar_day, local_day
from hall_assistant.store.facts import Fact

E = TypeVar("E", bound=StrEnum)
_Step: TypeAlias = Callable[[Finding, Fact, Words], Finding]


def walk_parts(subject: str) -> tuple[str, str]:
    """Local day and list of a walk's subject, `check:2026-03-12:opening`."""
    day, _, list = subject.partition(":")[2].partition(":")
    return day, list


def fold_walk(subject: str, facts: Sequence[Fact]) -> list[Ticked]:
    """What was looked at on one walk, each thing as it was found last."""
    list = walk_parts(subject)[1]
    found: dict[str, Ticked] = {}
    for fact in facts:
        item = text_in(fact.open, "item")
        if fact.kind != "check.ticked" or not item:
            continue
        mark = _named(Mark, fact, "mark", Mark.NONE)
        found[item] = Ticked(
            list, item, text_in(fact.open, "words"), mark, text_in(_words(fact), "note"), fact.actor, fact.at
        )
    return [one for one in found.values() if one.mark is not Mark.NONE]


def fold(finding: FindingId, facts: Sequence[Fact]) -> Finding:
    """The state of one finding."""
    state = Finding(finding)
    for fact in facts:
        step = _FOLDS.get(fact.kind)
        if step is not None and (state.day or fact.kind == "finding.opened"):
            state = step(state, fact, _words(fact))
    return state


def _words(fact: Fact) -> Words:
    return FORGOTTEN if fact.sealed is None else fact.sealed


def _named(kind: type[E], fact: Fact, name: str, otherwise: E) -> E:
    """A name of a fact's open body; one this version does not know reads as `otherwise`."""
    value = text_in(fact.open, name)
    return kind(value) if value in set(kind) else otherwise


def _day(fact: Fact, name: str) -> str:
    """A local day of a fact's open body; empty where it is none."""
    day = text_in(fact.open, name)
    return day if calendar_day(day) else ""


def _opened(state: Finding, fact: Fact, words: Words) -> Finding:
    day = _day(fact, "day") or local_day(fact.at, fact.offset)
    return replace(
        state,
        origin=_named(Origin, fact, "origin", Origin.VISIT),
        day=day,
        text=text_in(words, "text"),
        owner=text_in(fact.open, "owner"),
        due=_day(fact, "due") or day,
        item=text_in(fact.open, "item"),
        factor=text_in(fact.open, "factor"),
        by=fact.actor,
        opened=fact.at,
    )


def _photo(state: Finding, fact: Fact, words: Words) -> Finding:
    photo = text_in(fact.open, "photo")
    return replace(state, photos=(*state.photos, PhotoId(photo))) if photo else state


def _handed(state: Finding, fact: Fact, words: Words) -> Finding:
    return replace(state, owner=text_in(fact.open, "owner") or state.owner, due=_day(fact, "due") or state.due)


def _done(state: Finding, fact: Fact, words: Words) -> Finding:
    done = text_in(words, "text")
    return replace(state, standing=Standing.DONE, done=done, done_by=fact.actor, done_at=fact.at)


def _rechecked(state: Finding, fact: Fact, words: Words) -> Finding:
    passed = fact.open.get("passed") is True
    seen = Recheck(passed, text_in(words, "text"), fact.at, fact.actor)
    return replace(
        state,
        rechecks=(*state.rechecks, seen),
        standing=Standing.CLOSED if passed else Standing.OPEN,
        closed=fact.at if passed else None,
        due=_day(fact, "due") or state.due,
    )


def _withdrawn(state: Finding, fact: Fact, words: Words) -> Finding:
    return replace(state, standing=Standing.WITHDRAWN, why=text_in(words, "why"), closed=fact.at)


_FOLDS: Mapping[str, _Step] = {
    "finding.opened": _opened,
    "finding.photo": _photo,
    "finding.handed": _handed,
    "finding.done": _done,
    "finding.rechecked": _rechecked,
    "finding.withdrawn": _withdrawn,
}
