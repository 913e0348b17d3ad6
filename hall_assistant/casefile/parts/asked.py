"""Departments' legs of a reception: asked, urged, answered, sent back, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.handing import HopKind
from hall_assistant.casefile.legs import Leg, LegState, Urge
from hall_assistant.casefile.parts.handed import add_hop
from hall_assistant.store.facts import Fact


def _opened(folding: Folding, fact: Fact, words: Words) -> None:
    name, due, legs = str(fact.open.get("leg", "")), fact.open.get("due"), folding.lists["legs"]
    rung = fact.open.get("rung")
    old = _place(folding, fact, "again")
    if old is not None and legs[old].unsettled:
        legs[old] = replace(legs[old], state=LegState.RESENT, settled=fact.at)
    taken = any(leg.leg == name for leg in legs)
    leg = Leg(
        leg=f"{name}·{fact.chain[:4]}" if taken else name,
        department=str(words.get("department", "")),
        question=str(words.get("question", "")),
        due=due if isinstance(due, int) else 0,
        opened=fact.at,
        by=fact.actor,
        contact=str(words.get("contact", "")),
        again=legs[old].leg if old is not None else None,
        chain=fact.chain,
        rung=rung if isinstance(rung, int) else 0,
        solution=(text_in(fact.open, "solution_of"), text_in(fact.open, "solution")),
    )
    legs.append(leg)
    if not leg.rung:  # asking one's own seniors sends nobody on
        add_hop(folding, fact, HopKind.LEG, leg.department)


def _place(folding: Folding, fact: Fact, entry: str) -> int | None:
    """Where the leg a fact speaks of stands: by the name it got, on the chain named, or else on the fact's own."""
    meant = str(fact.open.get("of", fact.chain)), str(fact.open.get(entry, ""))
    legs: list[Leg] = folding.lists["legs"]
    return next((at for at, leg in enumerate(legs) if (leg.chain, leg.given_name) == meant), None)


def _urged(folding: Folding, fact: Fact, words: Words) -> None:
    at = _place(folding, fact, "leg")
    if at is not None:
        leg: Leg = folding.lists["legs"][at]
        urge = Urge(fact.at, fact.actor, str(words.get("whom", "")), str(fact.open.get("how", "")))
        folding.lists["legs"][at] = replace(leg, urges=(*leg.urges, urge))


def _settled(state: LegState) -> Fold:
    def settle(folding: Folding, fact: Fact, words: Words) -> None:
        at = _place(folding, fact, "leg")
        if at is not None and folding.lists["legs"][at].unsettled:
            leg: Leg = folding.lists["legs"][at]
            answer = str(words.get("answer", ""))
            folding.lists["legs"][at] = replace(leg, state=state, settled=fact.at, answer=answer)

    return settle


FOLDS: Mapping[str, Fold] = {
    "leg.opened": _opened,
    "leg.urged": _urged,
    "leg.answered": _settled(LegState.ANSWERED),
    "leg.returned": _settled(LegState.RETURNED),
    "leg.withdrawn": _settled(LegState.WITHDRAWN),
}
