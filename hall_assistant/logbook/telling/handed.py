"""Telling how a reception went from hand to hand, and what departments were asked."""

from __future__ import annotations

from hall_assistant.casefile.legs import URGE_WAYS, UrgeWay
from hall_assistant.logbook.telling.words import Telling, Told, by, joined, maybe, must, nothing, sealed
from hall_assistant.store.facts import Fact


def _offered(fact: Fact, telling: Telling) -> str:
    return f"转给 {telling.name(must(fact, 'to'))} {sealed(fact, 'why')}".strip()


def _returned(fact: Fact, telling: Telling) -> str:
    return f"{telling.name(maybe(fact, 'to')) or '同事'} 没接，退回来了"


def _judged(fact: Fact, telling: Telling) -> str:
    why = sealed(fact, "why")
    return ("这一手本来可以不转" if fact.open.get("avoidable") else "这一手该转") + (f"（{why}）" if why else "")


def _leg(fact: Fact, telling: Telling) -> str:
    due = telling.hour(fact, "due")
    asked = f"{sealed(fact, 'department')}：{sealed(fact, 'question')}"
    if fact.open.get("rung"):
        asked = f"上报{asked}"
    return joined(maybe(fact, "leg"), f"{due}前回" if due else "", asked)


def _urged(fact: Fact, telling: Telling) -> str:
    how = maybe(fact, "how")
    way = URGE_WAYS[UrgeWay(how)] if how in set(UrgeWay) else ""
    return joined(maybe(fact, "leg"), sealed(fact, "whom"), way)


def _answer(fact: Fact, telling: Telling) -> str:
    return joined(maybe(fact, "leg"), sealed(fact, "answer"))


TOLD: Told = {
    "case.offered": ("转交", _offered),
    "case.accepted": ("接手", nothing),
    "case.declined": ("退回", by("why")),
    "case.returned": ("没接上", _returned),
    "case.return_seen": ("知道退回了", nothing),
    "case.sent": ("请客人去", by("where")),
    "case.hop_judged": ("转手", _judged),
    "leg.opened": ("转部门", _leg),
    "leg.urged": ("催", _urged),
    "leg.answered": ("部门答复", _answer),
    "leg.returned": ("部门退回", _answer),
    "leg.withdrawn": ("撤回转办", _answer),
}
