"""The fold of a reception's facts: pure, in the order given, no clock, content or setting involved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hall_assistant.casefile.number import DELETED
from hall_assistant.casefile.values import (
    CaseId,
    CaseState,
    Evidence,
    Note,
    Outcome,
    Promise,
    PromiseState,
    Said,
    StepMark,
)
from hall_assistant.store.facts import Fact

UNDOABLE = frozenset(
    {
        "case.topic",
        "case.flow",
        "case.step",
        "case.said",
        "case.noted",
        "case.detail",
        "case.card",
        "case.told",
        "case.evidence",
        "case.emotion",
        "case.person",
        "case.rated",
        "case.ordered",
    }
)
"""Kinds that one's own last act may take back within a minute; promises and endings are corrected instead."""

CORRECTABLE: Mapping[str, frozenset[str]] = {
    "case.opened": frozenset({"started"}),
    "case.topic": frozenset({"topic"}),
    "case.said": frozenset({"line"}),
    "case.noted": frozenset({"text"}),
    "case.detail": frozenset({"value"}),
    "case.ordered": frozenset({"number"}),
    "case.ended": frozenset({"sentence", "outcome"}),
    "promise.made": frozenset({"words", "due"}),
    "promise.kept": frozenset({"how"}),
}
"""Which entries of which facts may be corrected by a later fact; both stay on the timeline.

The corrected value lies in the same body as the entry it corrects, open or sealed, so that hours and outcomes stay as
corrected when the words are forgotten."""


@dataclass(slots=True)
class _Folding:
    """The state while facts are being folded; turned into a `CaseState` at the end."""

    values: dict[str, Any]
    steps: dict[str, StepMark] = field(default_factory=dict)
    emotions: list[tuple[str, int]] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)
    cards: list[str] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)
    promises: dict[tuple[str, str], Promise] = field(default_factory=dict)
    """By the chain they were made on and the name they got there."""

    def finish(self) -> CaseState:
        return CaseState(
            **self.values,
            steps=self.steps,
            emotions=tuple(self.emotions),
            said=tuple(self.said),
            notes=tuple(self.notes),
            details=self.details,
            cards=tuple(self.cards),
            told=frozenset(self.told),
            promises=tuple(self.promises.values()),
        )


def fold(case: CaseId, facts: Sequence[Fact]) -> CaseState:
    """The state of one reception. Facts of kinds it does not know are passed over: a newer counter may know more."""
    folding = _Folding({"case": case})
    for fact in amended(facts):
        step = _FOLDS.get(fact.kind)
        if step is not None:
            step(folding, fact, _words(folding, fact))
    return folding.finish()


def _words(folding: _Folding, fact: Fact) -> Mapping[str, Any]:
    if fact.sealed is None:
        folding.values["forgotten"] = True
        return _FORGOTTEN
    return fact.sealed


class _Forgotten(dict[str, str]):
    """Sealed words whose key is destroyed: every entry reads 「已删除」."""

    def __missing__(self, key: str) -> str:
        return DELETED

    def get(self, key: str, default: Any = None) -> Any:
        """「已删除」 for any entry."""
        return DELETED


_FORGOTTEN = _Forgotten()


def amended(facts: Sequence[Fact]) -> Sequence[Fact]:
    """The facts with undone ones left out and corrected entries replaced by their last correction."""
    targets = [fact for fact in facts if fact.kind in ("case.corrected", "case.undone")]
    if not targets:
        return facts
    undone = {(fact.open["chain"], fact.open["seq"]) for fact in targets if fact.kind == "case.undone"}
    corrections: dict[tuple[Any, Any], dict[str, Any]] = {}
    for fact in targets:
        body = fact.open if "value" in fact.open else fact.sealed
        if fact.kind == "case.corrected" and body is not None:
            entry = corrections.setdefault((fact.open["chain"], fact.open["seq"]), {})
            entry[str(fact.open["field"])] = body["value"]
    return [
        _corrected(fact, corrections.get((fact.chain, fact.seq)))
        for fact in facts
        if (fact.chain, fact.seq) not in undone
    ]


def _corrected(fact: Fact, entries: dict[str, Any] | None) -> Fact:
    if not entries:
        return fact
    opened = {key: entries.get(key, value) for key, value in fact.open.items()}
    sealed = fact.sealed and {key: entries.get(key, value) for key, value in fact.sealed.items()}
    return replace(fact, open=opened, sealed=sealed)


def _opened(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    if "number" in folding.values:
        return  # two counters opened the same reception: the earlier stands
    for name in ("number", "mode", "day", "counter", "started", "flow", "first_asked"):
        folding.values[name] = fact.open[name]
    folding.values |= {"opened": fact.at, "handler": fact.open["first_asked"]}


def _topic(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.values["topic"] = fact.open["topic"]


def _flow(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.values["flow"] = fact.open["flow"]


def _step(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    step = str(fact.open["step"])
    folding.steps[step] = StepMark(str(fact.open["state"]), words.get("reason", ""), fact.at)
    folding.values["step"] = step


def _said(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.said.append(Said(str(fact.open["phrase"]), words["line"], str(fact.open["step"]), fact.at))


def _noted(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    note = Note(str(fact.open["kind"]), words["text"], fact.at, fact.actor, fact.chain, fact.seq)
    folding.notes.append(note)


def _detail(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    if words["value"]:
        folding.details[str(fact.open["name"])] = words["value"]
    else:
        folding.details.pop(str(fact.open["name"]), None)


def _card(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    card = str(fact.open["card"])
    if card not in folding.cards:
        folding.cards.append(card)


def _told(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.told.add((str(fact.open["card"]), str(fact.open["item"])))


def _evidence(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    evidence = fact.open["evidence"]
    folding.values["evidence"] = Evidence(evidence) if evidence in set(Evidence) else Evidence.UNKNOWN


def _emotion(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    level = fact.open["level"]
    folding.emotions.append((str(fact.open["step"]), level if isinstance(level, int) else 0))


def _person(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.values["person"] = fact.open["person"]


def _rated(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.values["ratings"] = {name: fact.open[name] for name in ("manner", "solution", "rule")}


def _ordered(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.values["order_number"] = words["number"]


def _offered(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.values["offered_to"] = fact.open["to"]


def _accepted(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.values |= {"handler": fact.actor, "offered_to": ""}


def _declined(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.values["offered_to"] = ""


def _ended(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    outcome = fact.open["outcome"]
    known = Outcome(outcome) if outcome in set(Outcome) else None  # a newer counter may know more
    folding.values |= {"state": "ended", "outcome": known, "ended": fact.at}
    folding.values |= {"sentence": words["sentence"], "offered_to": ""}


def _voided(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
    folding.values |= {"state": "voided", "ended": fact.at, "offered_to": ""}


def _promised(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
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


def _settled(state: PromiseState) -> Callable[[_Folding, Fact, Mapping[str, Any]], None]:
    def settle(folding: _Folding, fact: Fact, words: Mapping[str, Any]) -> None:
        meant = _promise_meant(fact, "promise")
        promise = folding.promises.get(meant)
        if promise is not None and promise.state is PromiseState.OPEN:
            folding.promises[meant] = replace(promise, state=state, settled=fact.at, how=words.get("how", ""))

    return settle


_FOLDS: Mapping[str, Callable[[_Folding, Fact, Mapping[str, Any]], None]] = {
    "case.opened": _opened,
    "case.topic": _topic,
    "case.flow": _flow,
    "case.step": _step,
    "case.said": _said,
    "case.noted": _noted,
    "case.detail": _detail,
    "case.card": _card,
    "case.told": _told,
    "case.evidence": _evidence,
    "case.emotion": _emotion,
    "case.person": _person,
    "case.rated": _rated,
    "case.ordered": _ordered,
    "case.offered": _offered,
    "case.accepted": _accepted,
    "case.declined": _declined,
    "case.ended": _ended,
    "case.voided": _voided,
    "promise.made": _promised,
    "promise.kept": _settled(PromiseState.KEPT),
    "promise.renewed": _settled(PromiseState.RENEWED),
}
