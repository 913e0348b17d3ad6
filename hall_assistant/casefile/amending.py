"""What may be taken back or corrected of a reception, and its facts as they read after that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hall_assistant.store.facts import Fact

UNDOABLE = frozenset(
    {
        "case.topic",
        "case.flow",
        "case.step",
        "case.said",
        "case.noted",
        "case.detail",
        "case.card",
        "case.told",
        "case.evidence",
        "case.emotion",
        "case.person",
        "case.ordered",
        "case.sent",
        "case.guided",
        "case.room",
        "case.watched",
        "case.carried",
        "case.waited",
        "case.heard",
        "case.sent_by",
        "case.need",
        "leg.urged",
        "clock.started",
        "clock.repeated",
        "sheet.filled",
        "sheet.found",
    }
)
"""Kinds that one's own last act may take back within a minute; promises and endings are corrected instead."""

CORRECTABLE: Mapping[str, frozenset[str]] = {
    "case.opened": frozenset({"started"}),
    "case.topic": frozenset({"topic"}),
    "case.said": frozenset({"line"}),
    "case.noted": frozenset({"text"}),
    "case.detail": frozenset({"value"}),
    "case.ordered": frozenset({"number"}),
    "case.ended": frozenset({"sentence", "outcome"}),
    "case.sent": frozenset({"where"}),
    "case.heard": frozenset({"theirs", "ours"}),
    "case.sent_by": frozenset({"port", "campaign"}),
    "leg.opened": frozenset({"question", "due"}),
    "leg.answered": frozenset({"answer"}),
    "promise.made": frozenset({"words", "due"}),
    "promise.kept": frozenset({"how"}),
    "promise.renewed": frozenset({"how"}),
    "promise.broken": frozenset({"how"}),
    "promise.contact": frozenset({"at", "words"}),
}
"""Which entries of which facts may be corrected by a later fact; both stay on the timeline.

The corrected value lies in the same body as the entry it corrects, open or sealed, so that hours and outcomes stay as
corrected when the words are forgotten."""


def amended(facts: Sequence[Fact]) -> Sequence[Fact]:
    """The facts with undone ones left out and corrected entries replaced by their last correction."""
    targets = [fact for fact in facts if fact.kind in ("case.corrected", "case.undone")]
    if not targets:
        return facts
    undone = {_target(fact) for fact in targets if fact.kind == "case.undone"}
    corrections: dict[tuple[str, str], dict[str, Any]] = {}
    for fact in targets:
        body = fact.open if "value" in fact.open else fact.sealed
        if fact.kind == "case.corrected" and body is not None:
            corrections.setdefault(_target(fact), {})[str(fact.open.get("field"))] = body.get("value")
    return [
        _corrected(fact, corrections.get((fact.chain, str(fact.seq))))
        for fact in facts
        if (fact.chain, str(fact.seq)) not in undone
    ]


def _target(fact: Fact) -> tuple[str, str]:
    """Which fact is meant: its chain and its place there."""
    return str(fact.open.get("chain")), str(fact.open.get("seq"))


def _corrected(fact: Fact, entries: dict[str, Any] | None) -> Fact:
    if not entries:
        return fact
    opened = {key: entries.get(key, value) for key, value in fact.open.items()}
    sealed = fact.sealed and {key: entries.get(key, value) for key, value in fact.sealed.items()}
    return replace(fact, open=opened, sealed=sealed)
