"""Telling the customer's rating, the clerk's appeal and the manager's note."""

from __future__ import annotations

from hall_assistant.logbook.telling.words import Telling, Told, UnreadableError, by, joined, maybe, sealed
from hall_assistant.store.facts import Fact


def _rated(fact: Fact, telling: Telling) -> str:
    from hall_assistant.casefile.rated import PARTS, WAY_NAMES, RatingWay  # timelines are known at the start, marks not

    given = [f"{name}{mark}" for part, name in PARTS.items() if type(mark := fact.open.get(part)) is int]
    if not given:
        raise UnreadableError("manner")
    way = maybe(fact, "way")
    return joined(*given, WAY_NAMES[RatingWay(way)] if way in set(RatingWay) else "")


def _answered(fact: Fact, telling: Telling) -> str:
    return sealed(fact, "note") + ("（不算进数里）" if fact.open.get("aside") is True else "")


TOLD: Told = {
    "case.rated": ("评价", _rated),
    "case.rating_appealed": ("评价申诉", by("reason")),
    "case.rating_answered": ("店长答复", _answered),
}
