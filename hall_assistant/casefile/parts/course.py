"""The course of a reception: opened, handed from one to another, ended or voided."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.folding import Fold, Folding, Words
from hall_assistant.casefile.values import Outcome
from hall_assistant.store.facts import Fact


def _opened(folding: Folding, fact: Fact, words: Words) -> None:
    if "number" in folding.values:
        return  # two counters opened the same reception: the earlier stands
    for name in ("number", "mode", "day", "counter", "started", "flow", "first_asked"):
        folding.values[name] = fact.open[name]
    folding.values |= {"opened": fact.at, "handler": fact.open["first_asked"]}


def _offered(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["offered_to"] = fact.open["to"]


def _accepted(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values |= {"handler": fact.actor, "offered_to": ""}


def _declined(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["offered_to"] = ""


def _ended(folding: Folding, fact: Fact, words: Words) -> None:
    outcome = fact.open["outcome"]
    known = Outcome(outcome) if outcome in set(Outcome) else None  # a newer counter may know more
    folding.values |= {"state": "ended", "outcome": known, "ended": fact.at}
    folding.values |= {"sentence": words["sentence"], "offered_to": ""}


def _voided(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values |= {"state": "voided", "ended": fact.at, "offered_to": ""}


FOLDS: Mapping[str, Fold] = {
    "case.opened": _opened,
    "case.offered": _offered,
    "case.accepted": _accepted,
    "case.declined": _declined,
    "case.ended": _ended,
    "case.voided": _voided,
}
