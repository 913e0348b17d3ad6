"""The surroundings of a reception: a room taken or given back, others looking on, how long it waited in the queue."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.store.facts import Fact


def _room(folding: Folding, fact: Fact, words: Words) -> None:
    room = text_in(fact.open, "room")
    folding.values |= {"room": room, "room_since": fact.at if room else 0}


def _watched(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["watched"] = fact.open.get("watched") is True


def _waited(folding: Folding, fact: Fact, words: Words) -> None:
    minutes, limit = fact.open.get("minutes"), fact.open.get("limit")
    if isinstance(minutes, int) and not isinstance(minutes, bool):
        folding.values |= {"waited": minutes, "waited_long": isinstance(limit, int) and minutes >= limit}


FOLDS: Mapping[str, Fold] = {"case.room": _room, "case.watched": _watched, "case.waited": _waited}
