"""The fold of an item's facts: pure; damaged entries and unknown kinds are passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from hall_assistant.casefile.folding import FORGOTTEN, Words, text_in
from hall_assistant.clock import calendar_day, local_day
from hall_assistant.improvements.values import Item, ItemId, Source, SourceKind, Standing, Turn
from hall_assistant.store.facts import Fact

_Step: TypeAlias = Callable[[Item, Fact, Words], Item]


def fold(item: ItemId, facts: Sequence[Fact]) -> Item:
    """The state of one item."""
    state = Item(item)
    for fact in facts:
        step = _FOLDS.get(fact.kind)
        if step is not None and (state.opened or fact.kind == "improvement.opened"):
            words = FORGOTTEN if fact.sealed is None else fact.sealed
            state = replace(step(state, fact, words), course=(*state.course, _turn(fact, words)))
    return state


def _turn(fact: Fact, words: Words) -> Turn:
    told = next((text for name in ("did", "why", "words") if (text := text_in(words, name))), "")
    return Turn(fact.kind, fact.at, fact.actor, text_in(fact.open, "owner"), _due(fact), told)


def _due(fact: Fact) -> str:
    """The last day a fact names; empty where it is none."""
    day = text_in(fact.open, "due")
    return day if calendar_day(day) else ""


def _opened(state: Item, fact: Fact, words: Words) -> Item:
    kind = text_in(fact.open, "source")
    known = SourceKind(kind) if kind in set(SourceKind) else SourceKind.NONE
    return replace(
        state,
        words=text_in(words, "words"),
        source=Source(known, text_in(fact.open, "source_id"), text_in(words, "told")),
        owner=text_in(fact.open, "owner"),
        due=_due(fact) or local_day(fact.at, fact.offset),
        by=fact.actor,
        opened=fact.at,
    )


def _changed(state: Item, fact: Fact, words: Words) -> Item:
    return replace(state, owner=text_in(fact.open, "owner") or state.owner, due=_due(fact) or state.due)


def _worded(state: Item, fact: Fact, words: Words) -> Item:
    """Other words hang nowhere before they are picked anew."""
    return replace(state, said=text_in(words, "said"), did=text_in(words, "did"), picked=False)


def _done(state: Item, fact: Fact, words: Words) -> Item:
    return _over(_worded(state, fact, words), fact, Standing.DONE)


def _dropped(state: Item, fact: Fact, words: Words) -> Item:
    return _over(state, fact, Standing.DROPPED)


def _over(state: Item, fact: Fact, standing: Standing) -> Item:
    day = local_day(fact.at, fact.offset)
    return replace(state, standing=standing, closed=fact.at, closed_day=day, picked=False)


def _reopened(state: Item, fact: Fact, words: Words) -> Item:
    due = _due(fact) or state.due
    return replace(state, standing=Standing.OPEN, due=due, closed=None, closed_day="", picked=False)


def _picked(state: Item, fact: Fact, words: Words) -> Item:
    return replace(state, picked=fact.open.get("on") is True and state.standing is Standing.DONE)


_FOLDS: Mapping[str, _Step] = {
    "improvement.opened": _opened,
    "improvement.changed": _changed,
    "improvement.done": _done,
    "improvement.reworded": _worded,
    "improvement.dropped": _dropped,
    "improvement.reopened": _reopened,
    "improvement.picked": _picked,
}
