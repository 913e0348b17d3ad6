"""Ways taken through guides."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.guided import Guided
from hall_assistant.store.facts import Fact


def _guided(folding: Folding, fact: Fact, words: Words) -> None:
    path = fact.open.get("path")
    taken = Guided(
        guide=str(fact.open.get("guide", "")),
        path=tuple(str(name) for name in path) if isinstance(path, list | tuple) else (),
        end=str(fact.open.get("end", "")),
        type=str(fact.open.get("type", "")),
        title=text_in(words, "title"),
        labels=text_in(words, "labels"),
        by=fact.actor,
        at=fact.at,
    )
    folding.lists["guided"].append(taken)


FOLDS: Mapping[str, Fold] = {"case.guided": _guided}
