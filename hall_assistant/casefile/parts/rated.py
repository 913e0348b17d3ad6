"""The customer's rating, part by part as it was pressed, and the appeal against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.rated import PARTS, Rated, RatingAppeal, RatingWay
from hall_assistant.store.facts import Fact


def _rated(folding: Folding, fact: Fact, words: Words) -> None:
    marks = {name: mark for name in PARTS if type(mark := fact.open.get(name)) is int and 1 <= mark <= 5}
    if not marks:
        return
    folding.values["ratings"] = {**folding.values.get("ratings", {}), **marks}
    if "rated" not in folding.values:
        way = text_in(fact.open, "way")
        folding.values["rated"] = Rated(
            way=RatingWay(way) if way in set(RatingWay) else RatingWay.PAPER,
            handler=text_in(fact.open, "handler"),
            first_asked=text_in(fact.open, "first_asked"),
            by=fact.actor,
            at=fact.at,
        )


def _appealed(folding: Folding, fact: Fact, words: Words) -> None:
    if "rating_appeal" not in folding.values:  # two counters: the earlier stands
        folding.values["rating_appeal"] = RatingAppeal(text_in(words, "reason"), fact.actor, fact.at)


def _answered(folding: Folding, fact: Fact, words: Words) -> None:
    appeal = folding.values.get("rating_appeal")
    if isinstance(appeal, RatingAppeal) and appeal.waits:
        folding.values["rating_appeal"] = replace(
            appeal,
            note=text_in(words, "note"),
            aside=fact.open.get("aside") is True,
            answered_by=fact.actor,
            answered=fact.at,
        )


FOLDS: Mapping[str, Fold] = {
    "case.rated": _rated,
    "case.rating_appealed": _appealed,
    "case.rating_answered": _answered,
}
