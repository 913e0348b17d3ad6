"""Promises of a reception: made, kept, renewed, broken, opened again; contacts about them, and who was urged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.promising import Contact, PromiseKind, Reached, Urge, Way
from hall_assistant.casefile.values import Promise, PromiseState
from hall_assistant.store.facts import Fact


def _promised(folding: Folding, fact: Fact, words: Words) -> None:
    name = text_in(fact.open, "promise")
    due, old = fact.open.get("due"), folding.promises.get(_promise_meant(fact, "renews"))
    taken = any(one.promise == name for one in folding.promises.values())
    hour, kind = due if isinstance(due, int) else 0, str(fact.open.get("kind", PromiseKind.REPLY.value))
    folding.promises[fact.chain, name] = Promise(
        promise=f"{name}·{fact.chain[:4]}" if taken else name,
        words=text_in(words, "words"),
        due=hour,
        owner=text_in(fact.open, "owner"),
        made=fact.at,
        renews=old.promise if old else None,
        chain=fact.chain,
        kind=PromiseKind(kind) if kind in set(PromiseKind) else PromiseKind.OTHER,
        turn=old.turn + 1 if old else 1,
        first_due=old.first_due if old else hour,
    )


def _promise_meant(fact: Fact, entry: str) -> tuple[str, str]:
    """The promise a fact speaks of: by the name it got, on the chain named, or else on the fact's own."""
    return str(fact.open.get("of", fact.chain)), str(fact.open.get(entry, ""))


def _settled(state: PromiseState) -> Fold:
    def settle(folding: Folding, fact: Fact, words: Words) -> None:
        meant = _promise_meant(fact, "promise")
        promise = folding.promises.get(meant)
        if promise is not None and promise.state is PromiseState.OPEN:
            folding.promises[meant] = replace(promise, state=state, settled=fact.at, how=text_in(words, "how"))

    return settle


def _reopened(folding: Folding, fact: Fact, words: Words) -> None:
    meant = _promise_meant(fact, "promise")
    promise = folding.promises.get(meant)
    if promise is not None and promise.state in (PromiseState.KEPT, PromiseState.BROKEN):
        again = promise.reopened + 1
        folding.promises[meant] = replace(promise, state=PromiseState.OPEN, settled=None, how="", reopened=again)


def _contacted(folding: Folding, fact: Fact, words: Words) -> None:
    meant = _promise_meant(fact, "promise")
    promise, at, reached = folding.promises.get(meant), fact.open.get("at"), text_in(fact.open, "reached")
    if promise is not None:
        how = Reached(reached) if reached in set(Reached) else Reached.UNREACHED
        when = at if isinstance(at, int) else fact.at
        contact = Contact(when, _way(fact), how, text_in(words, "words"), fact.actor)
        folding.promises[meant] = replace(promise, contacts=(*promise.contacts, contact))


def _urged(folding: Folding, fact: Fact, words: Words) -> None:
    meant = _promise_meant(fact, "promise")
    promise = folding.promises.get(meant)
    if promise is not None:
        urge = Urge(fact.at, fact.actor, str(fact.open.get("to", "")), _way(fact), text_in(words, "words"))
        folding.promises[meant] = replace(promise, urges=(*promise.urges, urge))


def _way(fact: Fact) -> Way:
    way = text_in(fact.open, "way")
    return Way(way) if way in set(Way) else Way.OTHER  # a newer counter may know more


FOLDS: Mapping[str, Fold] = {
    "promise.made": _promised,
    "promise.kept": _settled(PromiseState.KEPT),
    "promise.renewed": _settled(PromiseState.RENEWED),
    "promise.broken": _settled(PromiseState.BROKEN),
    "promise.reopened": _reopened,
    "promise.contact": _contacted,
    "promise.urged": _urged,
}
