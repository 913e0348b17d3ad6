"""Promises of a reception: made, kept, renewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hall_assistant.casefile.folding import Fold, Folding, Words
from hall_assistant.casefile.values import Promise, PromiseState
from hall_assistant.store.facts import Fact


def _promised(folding: Folding, fact: Fact, words: Words) -> None:
    name = str(fact.open["promise"])
    due, old = fact.open["due"], folding.promises.get(_promise_meant(fact, "renews"))
    taken = any(one.promise == name for one in folding.promises.values())
    folding.promises[fact.chain, name] = Promise(
        promise=f"{name}·{fact.chain[:4]}" if taken else name,
        words=words["words"],
        due=due if isinstance(due, int) else 0,
        owner=str(fact.open["owner"]),
        made=fact.at,
        renews=old.promise if old else None,
        chain=fact.chain,
    )


def _promise_meant(fact: Fact, entry: str) -> tuple[str, str]:
    """The promise a fact speaks of: by the name it got, on the chain named, or else on the fact's own."""
    return str(fact.open.get("of", fact.chain)), str(fact.open.get(entry, ""))


def _settled(state: PromiseState) -> Fold:
    def settle(folding: Folding, fact: Fact, words: Words) -> None:
        meant = _promise_meant(fact, "promise")
        promise = folding.promises.get(meant)
        if promise is not None and promise.state is PromiseState.OPEN:
            folding.promises[meant] = replace(promise, state=state, settled=fact.at, how=words.get("how", ""))

    return settle


FOLDS: Mapping[str, Fold] = {
    "promise.made": _promised,
    "promise.kept": _settled(PromiseState.KEPT),
    "promise.renewed": _settled(PromiseState.RENEWED),
}
