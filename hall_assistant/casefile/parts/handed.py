"""From hand to hand: offered, accepted, declined, returned, the customer sent elsewhere, hops judged avoidable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hall_assistant.casefile.folding import Fold, Folding, Words
from hall_assistant.casefile.handing import Hop, HopKind, Offer, Returned
from hall_assistant.store.facts import Fact


def settle_offer(folding: Folding) -> None:
    """Nobody is asked any more."""
    folding.values |= {"offered_to": "", "offer": None, "asked": ()}


def add_hop(folding: Folding, fact: Fact, kind: HopKind, where: str) -> None:
    """Count one hop, made by this fact."""
    folding.lists["hops"].append(Hop(kind, fact.at, where, fact.chain, fact.seq))


def _asked(folding: Folding) -> tuple[str, ...]:
    asked: tuple[str, ...] = folding.values.get("asked", ())
    return asked


def _offered(folding: Folding, fact: Fact, words: Words) -> None:
    to, until = str(fact.open.get("to", "")), fact.open.get("until")
    offer = Offer(
        to=to,
        by=fact.actor,
        at=fact.at,
        until=until if isinstance(until, int) else None,
        why=str(words.get("why", "")),
        brief=str(words.get("brief", "")),
    )
    others = tuple(one for one in _asked(folding) if one != to)
    folding.values |= {"offered_to": to, "offer": offer, "asked": (*others, to), "returned": None}


def _accepted(folding: Folding, fact: Fact, words: Words) -> None:
    if fact.actor not in _asked(folding):
        return  # somebody accepted earlier at another counter, or the offer was taken back before
    settle_offer(folding)
    folding.values |= {"handler": fact.actor, "returned": None}
    add_hop(folding, fact, HopKind.HANDED, fact.actor)


def _declined(folding: Folding, fact: Fact, words: Words) -> None:
    asked, offered = _asked(folding), folding.values.get("offered_to", "")
    if fact.actor not in asked:
        settle_offer(folding)  # the handler took it back
        return
    folding.values["asked"] = tuple(one for one in asked if one != fact.actor)
    if offered == fact.actor:
        _come_back(folding, Returned(offered, fact.at, late=False, why=str(words.get("why", ""))))


def _returned(folding: Folding, fact: Fact, words: Words) -> None:
    """Time ran out. Who was asked may still have accepted at a counter that did not know: that would count."""
    to = str(fact.open.get("to", ""))
    if to and to == folding.values.get("offered_to", ""):
        _come_back(folding, Returned(to, fact.at, late=True))


def _come_back(folding: Folding, returned: Returned) -> None:
    folding.values |= {"offered_to": "", "offer": None, "returned": returned}


def _seen(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["returned"] = None


def _sent(folding: Folding, fact: Fact, words: Words) -> None:
    add_hop(folding, fact, HopKind.SENT, str(words.get("where", "")))


def _judged(folding: Folding, fact: Fact, words: Words) -> None:
    hops = folding.lists["hops"]
    for place, hop in enumerate(hops):
        if (hop.chain, hop.seq) == (fact.open.get("chain"), fact.open.get("seq")):
            hops[place] = replace(hop, avoidable=bool(fact.open.get("avoidable")), why=str(words.get("why", "")))


FOLDS: Mapping[str, Fold] = {
    "case.offered": _offered,
    "case.accepted": _accepted,
    "case.declined": _declined,
    "case.returned": _returned,
    "case.return_seen": _seen,
    "case.sent": _sent,
    "case.hop_judged": _judged,
}
