"""What was told to the customer about their data, and their being forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from hall_assistant.casefile.clocks import Clock, ClockState
from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.informed import Consent, Informed, InformedBy, Purpose
from hall_assistant.casefile.legs import LegState
from hall_assistant.casefile.number import DELETED
from hall_assistant.casefile.parts.handed import settle_offer
from hall_assistant.casefile.values import PromiseState
from hall_assistant.store.facts import Fact

_E = TypeVar("_E", bound=StrEnum)


def _informed(folding: Folding, fact: Fact, words: Words) -> None:
    told = Informed(
        at=fact.at,
        by=fact.actor,
        how=_one_of(InformedBy.SPOKEN, text_in(fact.open, "how")),
        purpose=_one_of(Purpose.HANDLING, text_in(fact.open, "purpose")),
        consent=_one_of(Consent.REFUSED, text_in(fact.open, "consent")),  # nobody is taken to have agreed
        anonymous=fact.open.get("anonymous") is True,
    )
    folding.lists["informed"].append(told)


def _one_of(otherwise: _E, value: str) -> _E:
    kind = type(otherwise)
    return kind(value) if value in set(kind) else otherwise  # a newer counter may know more


def _erased(folding: Folding, fact: Fact, words: Words) -> None:
    """Everything open is let go: nothing more can be written about it, and nobody is to ring a customer unknown."""
    values = folding.values
    values["erased"] = text_in(fact.open, "why") or "asked"
    if values.get("state", "open") == "open":
        values |= {"state": "ended", "ended": fact.at}
    values["returned"] = None
    settle_offer(folding)
    let_go(folding, fact.at)
    clocks: tuple[Clock, ...] = values.get("clocks", ())
    if clocks:
        values["clocks"] = tuple(_stopped(clock, fact.at) for clock in clocks)


def let_go(folding: Folding, at: int) -> None:
    """Nothing is owed any more to somebody nobody can name."""
    for name, promise in folding.promises.items():
        if promise.state is PromiseState.OPEN:
            folding.promises[name] = replace(promise, state=PromiseState.RELEASED, settled=at, how=DELETED)
    folding.lists["legs"] = [
        replace(leg, state=LegState.WITHDRAWN, settled=at, answer=DELETED) if leg.unsettled else leg
        for leg in folding.lists["legs"]
    ]


def _stopped(clock: Clock, at: int) -> Clock:
    return replace(clock, state=ClockState.WITHDRAWN, settled=at, how=DELETED) if clock.running else clock


FOLDS: Mapping[str, Fold] = {
    "case.informed": _informed,
    "case.erased": _erased,
}
