"""Telling promises: made, kept, renewed, broken, opened again; contacts about them, and who was urged."""

from __future__ import annotations

from hall_assistant.casefile.promising import KIND_NAMES, REACHED_NAMES, WAY_NAMES, PromiseKind, Reached, Way
from hall_assistant.logbook.telling.words import Tell, Telling, Told, joined, maybe, must, sealed
from hall_assistant.store.facts import Fact


def _made(fact: Fact, telling: Telling) -> str:
    kind = maybe(fact, "kind")
    named = f"（{KIND_NAMES[PromiseKind(kind)]}）" if kind in set(PromiseKind) else ""
    return f"{must(fact, 'promise')} {telling.hour(fact, 'due')}前 {sealed(fact, 'words')}{named}"


def _by(entry: str) -> Tell:
    return lambda fact, telling: joined(must(fact, "promise"), sealed(fact, entry))


def _contacted(fact: Fact, telling: Telling) -> str:
    reached = maybe(fact, "reached")
    how = REACHED_NAMES[Reached(reached)] if reached in set(Reached) else ""
    return joined(must(fact, "promise"), telling.hour_of_day(fact, "at"), _way(fact), how, sealed(fact, "words"))


def _urged(fact: Fact, telling: Telling) -> str:
    return joined(must(fact, "promise"), telling.name(maybe(fact, "to")), _way(fact), sealed(fact, "words"))


def _way(fact: Fact) -> str:
    way = maybe(fact, "way")
    return WAY_NAMES[Way(way)] if way in set(Way) else ""


TOLD: Told = {
    "promise.made": ("承诺", _made),
    "promise.kept": ("兑现", _by("how")),
    "promise.renewed": ("改约", _by("how")),
    "promise.broken": ("没做到", _by("how")),
    "promise.reopened": ("重开", _by("why")),
    "promise.contact": ("联系", _contacted),
    "promise.urged": ("催", _urged),
}
