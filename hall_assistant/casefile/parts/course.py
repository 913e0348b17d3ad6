"""The course of a reception: opened, ended or voided, and open again where two counters did not know of each other."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.parts.handed import settle_offer
from hall_assistant.casefile.values import Outcome
from hall_assistant.store.facts import Fact


def _opened(folding: Folding, fact: Fact, words: Words) -> None:
    if "number" in folding.values:
        return  # two counters opened the same reception: the earlier stands
    started = fact.open.get("started")
    folding.values["started"] = started if isinstance(started, int) else fact.at
    for name in ("number", "mode", "day", "counter", "flow", "first_asked"):
        folding.values[name] = text_in(fact.open, name)
    entered = text_in(fact.open, "entered_by") or text_in(fact.open, "first_asked")
    folding.values |= {"opened": fact.at, "entered_by": entered, "handler": entered}


def _ended(folding: Folding, fact: Fact, words: Words) -> None:
    outcome = text_in(fact.open, "outcome")
    known = Outcome(outcome) if outcome in set(Outcome) else None  # a newer counter may know more
    folding.values |= {"state": "ended", "outcome": known, "ended": fact.at}
    folding.values |= {"sentence": text_in(words, "sentence"), "returned": None, "crossed": False}
    settle_offer(folding)


def _voided(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values |= {"state": "voided", "ended": fact.at, "returned": None}
    settle_offer(folding)


def open_again(folding: Folding) -> None:
    """No promise is lost because another counter ended its reception without knowing of it. Source: S43."""
    values = folding.values
    if values.get("state", "open") != "open" and folding.owes:
        values |= {"state": "open", "outcome": None, "ended": None, "sentence": "", "crossed": True}


FOLDS: Mapping[str, Fold] = {
    "case.opened": _opened,
    "case.ended": _ended,
    "case.voided": _voided,
}
