"""What was said elsewhere, and the final answer."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.told import FinalAnswer, Heard
from hall_assistant.store.facts import Fact


def _heard(folding: Folding, fact: Fact, words: Words) -> None:
    heard = Heard(
        channel=text_in(fact.open, "channel"),
        name=text_in(fact.open, "name"),
        theirs=text_in(words, "theirs"),
        ours=text_in(words, "ours"),
        granted=fact.open.get("granted") is True,
        by=fact.actor,
        at=fact.at,
    )
    folding.lists["heard"].append(heard)


def _final(folding: Folding, fact: Fact, words: Words) -> None:
    """The last one stands; those before it stay on the timeline."""
    remedies = fact.open.get("remedies")
    folding.values["final"] = FinalAnswer(
        answer=text_in(words, "answer"),
        who=text_in(words, "who"),
        basis=text_in(words, "basis"),
        remedies=tuple(one for one in remedies if isinstance(one, str)) if isinstance(remedies, list) else (),
        by=fact.actor,
        at=fact.at,
    )


FOLDS: Mapping[str, Fold] = {"case.heard": _heard, "case.final": _final}
