"""A reception carried over to another day."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.carried import Carried
from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.store.facts import Fact


def _carried(folding: Folding, fact: Fact, words: Words) -> None:
    due = fact.open.get("due")
    if isinstance(due, int) and not isinstance(due, bool):
        folding.values["carried"] = Carried(due, text_in(words, "words"), fact.actor, fact.at)


FOLDS: Mapping[str, Fold] = {"case.carried": _carried}
