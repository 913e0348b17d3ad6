"""What is found out, said, noted and decided while a reception runs."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.values import Evidence, Note, Said, StepMark
from hall_assistant.store.facts import Fact


def _topic(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["topic"] = text_in(fact.open, "topic")


def _flow(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["flow"] = text_in(fact.open, "flow")


def _step(folding: Folding, fact: Fact, words: Words) -> None:
    step = text_in(fact.open, "step")
    folding.steps[step] = StepMark(text_in(fact.open, "state"), text_in(words, "reason"), fact.at)
    folding.values["step"] = step


def _said(folding: Folding, fact: Fact, words: Words) -> None:
    folding.lists["said"].append(
        Said(text_in(fact.open, "phrase"), text_in(words, "line"), text_in(fact.open, "step"), fact.at)
    )


def _noted(folding: Folding, fact: Fact, words: Words) -> None:
    note = Note(text_in(fact.open, "kind"), text_in(words, "text"), fact.at, fact.actor, fact.chain, fact.seq)
    folding.lists["notes"].append(note)


def _detail(folding: Folding, fact: Fact, words: Words) -> None:
    if text_in(words, "value"):
        folding.details[text_in(fact.open, "name")] = text_in(words, "value")
    else:
        folding.details.pop(text_in(fact.open, "name"), None)


def _card(folding: Folding, fact: Fact, words: Words) -> None:
    card = text_in(fact.open, "card")
    if card not in folding.lists["cards"]:
        folding.lists["cards"].append(card)


def _told(folding: Folding, fact: Fact, words: Words) -> None:
    folding.told.add((text_in(fact.open, "card"), text_in(fact.open, "item")))


def _evidence(folding: Folding, fact: Fact, words: Words) -> None:
    evidence = text_in(fact.open, "evidence")
    folding.values["evidence"] = Evidence(evidence) if evidence in set(Evidence) else Evidence.UNKNOWN


def _emotion(folding: Folding, fact: Fact, words: Words) -> None:
    level = fact.open.get("level")
    folding.lists["emotions"].append((text_in(fact.open, "step"), level if isinstance(level, int) else 0))


def _person(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["person"] = text_in(fact.open, "person") or None


def _ordered(folding: Folding, fact: Fact, words: Words) -> None:
    folding.values["order_number"] = text_in(words, "number")


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
    "case.ordered": _ordered,
}
