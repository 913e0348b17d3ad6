"""A small read model over the real tables `cases` and `promises`, and a store that uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from hall_assistant.clock import Clock, SetClock
from hall_assistant.store.store import Fact, ReadModel, Row, Store

KEY = bytes(range(32))
START = "2026-03-12 09:50"


def fold(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """A case with a topic, an owner and promises; void ones have no rows at all."""
    case: dict[str, object] = {"state": "open", "started": facts[0].at, "first_asked": facts[0].actor}
    promises: dict[str, dict[str, object]] = {}
    for fact in facts:
        if fact.kind == "topic":
            case["topic"] = fact.open["topic"]
        elif fact.kind == "said":
            case["sentence"] = "已删除" if fact.sealed is None else fact.sealed["words"]
        elif fact.kind == "promised":
            name = str(fact.open["promise"])
            promises[name] = {"promise": name, "due": fact.open["due"], "state": "open", "made": fact.at}
        elif fact.kind == "kept" and fact.open["promise"] in promises:
            promises[str(fact.open["promise"])]["state"] = "kept"
        elif fact.kind == "voided":
            return {}
    case["open_promises"] = sum(promise["state"] == "open" for promise in promises.values())
    return {"cases": [case], "promises": list(promises.values())}


TOY = ReadModel("case", ("cases", "promises"), fold)


def open_store(folder: Path, clock: Clock | None = None, *, key: bytes = KEY, place: str | None = None) -> Store:
    """A store with the toy model in `folder`."""
    return Store.open(folder, key, clock=clock or SetClock.at(START), models=[TOY], place=place)


def note(store: Store, subject: str = "case:1", topic: str = "stop") -> Fact:
    """Append one fact in a transaction of its own."""
    with store.write() as w:
        return w.append(subject, "topic", by="s1", open={"topic": topic})


def kinds(store: Store, subject: str) -> list[str]:
    """The kinds of a subject's facts, in order."""
    with store.reading() as at:
        return [fact.kind for fact in at.facts(subject)]
