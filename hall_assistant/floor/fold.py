"""The fold of an incident's facts: pure, in the order given; damaged entries and unknown kinds are passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from hall_assistant.casefile.folding import FORGOTTEN, Words, text_in
from hall_assistant.casefile.values import CaseId
from hall_assistant.floor.values import FIELDS, Call, Incident, IncidentId, Report
from hall_assistant.store.facts import Fact

_Step: TypeAlias = Callable[[Incident, Fact, Words], Incident]


def fold(incident: IncidentId, facts: Sequence[Fact]) -> Incident:
    """The state of one incident."""
    state = Incident(incident)
    for fact in facts:
        step = _FOLDS.get(fact.kind)
        if step is not None:
            if fact.sealed is None:
                state = replace(state, forgotten=True)
            state = step(state, fact, FORGOTTEN if fact.sealed is None else fact.sealed)
    return state


def _opened(state: Incident, fact: Fact, words: Words) -> Incident:
    at = fact.open.get("at")
    case = text_in(fact.open, "case")
    return replace(
        state,
        kind=text_in(fact.open, "kind") or "other",
        at=at if isinstance(at, int) and not isinstance(at, bool) else fact.at,
        counter=text_in(fact.open, "counter"),
        by=fact.actor,
        case=CaseId(case) if case else None,
    )


def _kind(state: Incident, fact: Fact, words: Words) -> Incident:
    return replace(state, kind=text_in(fact.open, "kind") or state.kind)


def _called(state: Incident, fact: Fact, words: Words) -> Incident:
    return replace(state, calls=(*state.calls, Call(text_in(fact.open, "number"), fact.at, fact.actor)))


def _noted(state: Incident, fact: Fact, words: Words) -> Incident:
    name = text_in(fact.open, "field")
    if name not in FIELDS:
        return state
    return replace(state, fields={**state.fields, name: text_in(words, "text")})


def _footage(state: Incident, fact: Fact, words: Words) -> Incident:
    return replace(state, footage=text_in(fact.open, "until"))


def _reported(state: Incident, fact: Fact, words: Words) -> Incident:
    return replace(state, reports=(*state.reports, Report(text_in(words, "text"), fact.at, fact.actor)))


def _closed(state: Incident, fact: Fact, words: Words) -> Incident:
    closed_as = text_in(fact.open, "as") or "over"
    return replace(state, closed=fact.at, closed_as=closed_as, why=text_in(words, "why"))


_FOLDS: Mapping[str, _Step] = {
    "incident.opened": _opened,
    "incident.kind": _kind,
    "incident.called": _called,
    "incident.noted": _noted,
    "incident.footage": _footage,
    "incident.reported": _reported,
    "incident.closed": _closed,
}
