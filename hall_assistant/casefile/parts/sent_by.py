"""What sent the customer here: the last one noted stands, those before it stay on the timeline."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.folding import FORGOTTEN, Fold, Folding, Words, text_in
from hall_assistant.casefile.sent_by import SentBy
from hall_assistant.store.facts import Fact


def _sent_by(folding: Folding, fact: Fact, words: Words) -> None:
    kind = text_in(fact.open, "kind")
    if not kind:
        return  # damaged: nothing can be said of it
    told = {} if words is FORGOTTEN else words
    folding.values["sent_by"] = SentBy(
        kind=kind,
        name=text_in(fact.open, "name"),
        port=text_in(told, "port"),
        campaign=text_in(told, "campaign"),
        by=fact.actor,
        at=fact.at,
    )


FOLDS: Mapping[str, Fold] = {"case.sent_by": _sent_by}
