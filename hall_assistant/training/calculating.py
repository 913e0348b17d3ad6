"""Deeds and results about sums and slips (算一算、口误): what a calculator says, and which words are not ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.cases import desk
from hall_assistant.phrases.slips import slips
from hall_assistant.solutions.calculating import Answer, answer
from hall_assistant.solutions.calculators.registry import calculator
from hall_assistant.training.comparing import holds, quoted_whole
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import labelled, matched
from hall_assistant.training.stage import Stage

_TIMES = re.compile(r"(.+)×(\d{1,4})")


def work_out(stage: Stage, rest: str) -> None:
    """`算 双倍返还（多收了多少：98）`: by the labels on screen; lines are parted by `／`, `福×145` repeats a sign."""
    found = matched(r"([^（\s]+)\s*（(.+)）", rest, "算 双倍返还（多收了多少：98）")
    labels = {field.label: field for field in calculator(found[1]).fields}
    typed = {}
    for label, value in labelled(found[2]).items():
        if label not in labels:
            raise Unclear(f"「{found[1]}」里没有「{label}」这一栏，有{'、'.join(labels)}")
        typed[labels[label].name] = _spelled(value)
    now, offset = stage.clock.now(), stage.clock.offset()
    stage.answer = answer(stage.library, found[1], typed, now=now, offset=offset)


def _spelled(value: str) -> str:
    repeated = _TIMES.fullmatch(value)
    return repeated[1] * int(repeated[2]) if repeated else value.replace("／", "\n")


def _answer(stage: Stage) -> Answer:
    if stage.answer is None:
        raise Unclear("先写「算 …」")
    return stage.answer


def note_down(stage: Stage, rest: str) -> None:
    """`记下算的`: as the page writes it into the record; an internal sum goes without its numbers."""
    matched("", rest, "记下算的")
    desk.note(stage.store, by=stage.actor, case=stage.at_hand(), text=_answer(stage).note, kind="checked")


def came_out(stage: Stage, rest: str) -> str | None:
    """`算出「双倍是 196 元」`: the result, its steps or its ground hold these words."""
    return holds(_answer(stage).text, quoted_whole(rest), "算出来的")


def internal(wanted: bool) -> Callable[[Stage, str], str | None]:
    """`内部参考`, `可以念给客户`: whether the sum rests on rules that were all checked."""

    def check(stage: Stage, rest: str) -> str | None:
        is_now = _answer(stage).result.internal
        return None if is_now == wanted else f"算出来的{'应当只供内部参考' if wanted else '应当可以念给客户'}"

    return check


def slip(wanted: bool) -> Callable[[Stage, str], str | None]:
    """`会提醒「您自己没数清」`, `不提醒「…」`: whether words typed at the desk are marked as not ours."""

    def check(stage: Stage, rest: str) -> str | None:
        words = quoted_whole(rest)
        found = slips(words, stage.library.rules)
        return None if bool(found) == wanted else f"「{words}」{'应当提醒' if wanted else '不该提醒'}"

    return check


VERBS: Mapping[str, Callable[[Stage, str], None]] = {"算": work_out, "记下算的": note_down}
"""Deeds about sums."""
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {
    "算出": came_out,
    "内部参考": internal(True),
    "可以念给客户": internal(False),
    "会提醒": slip(True),
    "不提醒": slip(False),
}
"""Forms of result about sums and words."""
