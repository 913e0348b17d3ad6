"""What is found out, said, noted and decided while a reception runs."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.folding import Fold, Folding, Words
from hall_assistant.casefile.values import Evidence, Note, Said, StepMark
from hall_assistant.store.facts import Fact


def _topic(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["topic"] = fact.open["topic"]


def _flow(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["flow"] = fact.open["flow"]


def _step(folding: Folding, fact: Fact, words: Words) -> None:
    step = str(fact.open["step"])
    folding.steps[step] = StepMark(str(fact.open["state"]), words.get("reason", ""), fact.at)
    folding.values["step"] = step


def _said(folding: Folding, fact: Fact, words: Words) -> None:
    folding.lists["said"].append(Said(str(fact.open["phrase"]), words["line"], str(fact.open["step"]), fact.at))


def _noted(folding: Folding, fact: Fact, words: Words) -> None:
    note = Note(str(fact.open["kind"]), words["text"], fact.at, fact.actor, fact.chain, fact.seq)
    folding.lists["notes"].append(note)


def _detail(folding: Folding, fact: Fact, words: Words) -> None:
    if words["value"]:
        folding.details[str(fact.open["name"])] = words["value"]
    else:
        folding.details.pop(str(fact.open["name"]), None)


def _card(folding: Folding, fact: Fact, words: Words) -> None:
    card = str(fact.open["card"])
    if card not in folding.lists["cards"]:
        folding.lists["cards"].append(card)


def _told(folding: Folding, fact: Fact, words: Words) -> None:
    folding.told.add((str(fact.open["card"]), str(fact.open["item"])))


def _evidence(folding: Folding, fact: Fact, words: Words) -> None:
    evidence = fact.open["evidence"]
    folding.values["evidence"] = Evidence(evidence) if evidence in set(Evidence) else Evidence.UNKNOWN


def _emotion(folding: Folding, fact: Fact, words: Words) -> None:
    level = fact.open["level"]
    folding.lists["emotions"].append((str(fact.open["step"]), level if isinstance(level, int) else 0))


def _person(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["person"] = fact.open["person"]


def _rated(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["ratings"] = {name: fact.open[name] for name in ("manner", "solution", "rule")}


def _ordered(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["order_number"] = words["number"]


FOLDS: Mapping[str, Fold] = {
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
}
