"""Telling how somebody was settled: a room, others looking on, the wait in the queue."""

from __future__ import annotations

from hall_assistant.logbook.telling.words import Telling, Told, UnreadableError, maybe
from hall_assistant.store.facts import Fact


def _room(fact: Fact, telling: Telling) -> str:
    room = maybe(fact, "room")
    return f"请到{room}坐" if room else "离开了里间"


def _watched(fact: Fact, telling: Telling) -> str:
    return "边上有人，声音放低" if fact.open.get("watched") is True else "边上没人了"


def _waited(fact: Fact, telling: Telling) -> str:
    minutes = fact.open.get("minutes")
    if not isinstance(minutes, int):
        raise UnreadableError("minutes")
    return f"排队等了{minutes}分钟"


TOLD: Told = {"case.room": ("里间", _room), "case.watched": ("边上", _watched), "case.waited": ("排队", _waited)}
