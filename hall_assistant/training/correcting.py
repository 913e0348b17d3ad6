"""Correcting in a story (更正): the entry is named by its words, and a new fact changes it; both stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hall_assistant.casefile.amending import CORRECTABLE
from hall_assistant.casefile.values import OUTCOME_NAMES
from hall_assistant.cases import ending
from hall_assistant.store.facts import Fact, Json
from hall_assistant.training import looking
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import HOUR, QUOTED
from hall_assistant.training.stage import Stage

_WHY = rf"(?:\s*因为\s*{QUOTED.pattern})?"
_WORDS = re.compile(rf"{QUOTED.pattern}\s*为\s*{QUOTED.pattern}{_WHY}")
_HOURS = re.compile(rf"(开始|P\d+)\s*到\s*({HOUR}){_WHY}")
_NAMED = re.compile(rf"(结果|话题)\s*为\s*([^\s「]+){_WHY}")


def correct(stage: Stage, rest: str) -> None:
    """`更正「旧」为「新」`, `更正 开始 到 09:40`, `更正 P1 到 04-19 10:00`, `更正 结果 为 已转出`; perhaps with
    `因为「…」`.
    """
    if found := _WORDS.fullmatch(rest):
        fact, field, old = _standing(stage, found[1])
        _correct(stage, fact, field, old.replace(found[1], found[2]), found[3])
    elif found := _HOURS.fullmatch(rest):
        kind, field = ("case.opened", "started") if found[1] == "开始" else ("promise.made", "due")
        _correct(stage, _fact(stage, kind, found[1]), field, stage.hour(found[2]), found[3])
    elif found := _NAMED.fullmatch(rest):
        _correct_named(stage, found[1], found[2], found[3])
    else:
        raise Unclear("照「更正「旧」为「新」 因为「…」」写，或「更正 开始 到 09:40」「更正 结果 为 已转出」")


def _correct_named(stage: Stage, what: str, name: str, why: str | None) -> None:
    if what == "话题":
        _correct(stage, _fact(stage, "case.topic"), "topic", looking.topic_named(stage.library, name), why)
        return
    outcomes = {name: outcome.value for outcome, name in OUTCOME_NAMES.items()}
    _correct(stage, _fact(stage, "case.ended"), "outcome", looking.one_of(outcomes, name, "结果 为"), why)


def _correct(stage: Stage, fact: Fact, field: str, value: Json, why: str | None) -> None:
    ending.correct(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        chain=fact.chain,
        seq=fact.seq,
        field=field,
        value=value,
        reason=why or "",
    )


def _facts(stage: Stage) -> list[Fact]:
    with stage.store.reading() as at:
        return at.facts(stage.at_hand())


def _fact(stage: Stage, kind: str, promise: str = "") -> Fact:
    """The last fact of a kind; of `promise.made`, the one of that promise."""
    fitting = [fact for fact in _facts(stage) if fact.kind == kind and fact.open.get("promise", promise) == promise]
    if not fitting:
        raise Unclear("记录里还没有这一条，没法更正")
    return fitting[-1]


def _standing(stage: Stage, words: str) -> tuple[Fact, str, str]:
    """The last correctable entry that holds the words: fact, field, whole text."""
    found = list(_entries(_facts(stage), words))
    if not found:
        raise Unclear(f"记录里没有一条写着「{words}」，没法更正")
    return found[-1]


def _entries(facts: list[Fact], words: str) -> Iterator[tuple[Fact, str, str]]:
    for fact in facts:
        body = {**fact.open, **(fact.sealed or {})}
        for field in sorted(CORRECTABLE.get(fact.kind, frozenset())):
            value = body.get(field)
            if isinstance(value, str) and words in value:
                yield fact, field, value
