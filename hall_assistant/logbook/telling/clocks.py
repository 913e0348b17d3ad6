"""Telling clocks: started, reported again, met, put right or withdrawn."""

from __future__ import annotations

from hall_assistant.logbook.telling.words import Telling, Told, joined, maybe, sealed
from hall_assistant.store.facts import Fact


def _started(fact: Fact, telling: Telling) -> str:
    return f"{maybe(fact, 'clock')} {maybe(fact, 'name')} {telling.hour(fact, 'due')}到点"


def _again(fact: Fact, telling: Telling) -> str:
    return f"{maybe(fact, 'clock')} 钟点不变，按头一次算"


def _met(fact: Fact, telling: Telling) -> str:
    return joined(maybe(fact, "clock"), telling.hour(fact, "done"), sealed(fact, "how"))


def _corrected(fact: Fact, telling: Telling) -> str:
    done = "撤下" if fact.open.get("withdrawn") is True else f"改到 {telling.hour(fact, 'due')}到点"
    return f"{maybe(fact, 'clock')} {done}（{sealed(fact, 'reason')}）"


TOLD: Told = {
    "clock.started": ("起时限", _started),
    "clock.repeated": ("又报一次", _again),
    "clock.met": ("时限办到", _met),
    "clock.corrected": ("时限更正", _corrected),
}
