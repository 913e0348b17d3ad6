"""Writing up afterwards in a story (补记): the five answers as one deed in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from hall_assistant.casefile.values import EVIDENCE_NAMES, OUTCOME_NAMES
from hall_assistant.cases import writeup
from hall_assistant.cases.writeup import WriteUp
from hall_assistant.training import looking
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import HOUR, QUOTED, split
from hall_assistant.training.stage import Stage

FORM = (
    "补记（开始 10:20，客户 乔先生 18700002256，话题 外呼开通，要什么「…」，办了什么「…」，"
    "答应 04-08 10:00 前「…」，结果 现场化解「…」）"
)


def write_up(stage: Stage, rest: str) -> None:
    """`补记（开始 10:20，客户 …，话题 …，要什么「…」，办了什么「…」，核查 …，答应 … 前「…」，结果 …「…」）`."""
    whole = re.fullmatch(r"（(.*)）", rest)
    if not whole:
        raise Unclear(f"照「{FORM}」写")
    answers: dict[str, Any] = {"started": stage.clock.now()}
    for part in split(whole[1], "，,"):
        answers |= _answer(stage, part)
    stage.case, _ = writeup.write_up(stage.store, by=stage.actor, answers=WriteUp(**answers))


def _answer(stage: Stage, part: str) -> dict[str, Any]:
    for name, read in _ANSWERS.items():
        if part.startswith(name):
            return read(stage, part.removeprefix(name).strip())
    raise Unclear(f"「{part}」看不懂，补记里用{'、'.join(_ANSWERS)}")


def _words(field: str) -> Callable[[Stage, str], dict[str, Any]]:
    def read(stage: Stage, text: str) -> dict[str, Any]:
        found = QUOTED.fullmatch(text)
        if not found:
            raise Unclear("写的话放在「」里")
        return {field: found[1]}

    return read


def _started(stage: Stage, text: str) -> dict[str, Any]:
    return {"started": stage.hour(text)}


def _customer(stage: Stage, text: str) -> dict[str, Any]:
    surname, honorific, phone = looking.customer(text)
    return {"surname": surname, "honorific": honorific, "phone": phone}


def _topic(stage: Stage, text: str) -> dict[str, Any]:
    return {"topic": looking.topic_named(stage.library, text)}


def _evidence(stage: Stage, text: str) -> dict[str, Any]:
    return {"evidence": looking.one_of({name: value for value, name in EVIDENCE_NAMES.items()}, text, "核查")}


def _promise(stage: Stage, text: str) -> dict[str, Any]:
    found = re.fullmatch(rf"(?:({HOUR})\s*前)?\s*{QUOTED.pattern}", text)
    if not found:
        raise Unclear("答应的照「答应 04-08 10:00 前「…」」写")
    return {"promise": found[2], "due": stage.hour(found[1]) if found[1] else None}


def _outcome(stage: Stage, text: str) -> dict[str, Any]:
    found = re.fullmatch(rf"([^「\s]+)\s*{QUOTED.pattern}", text)
    if not found:
        raise Unclear("结果照「结果 现场化解「…」」写")
    outcomes = {name: value for value, name in OUTCOME_NAMES.items()}
    return {"outcome": looking.one_of(outcomes, found[1], "结果"), "sentence": found[2]}


def _order(stage: Stage, text: str) -> dict[str, Any]:
    return {"order_number": text}


_ANSWERS: Mapping[str, Callable[[Stage, str], dict[str, Any]]] = {
    "开始": _started,
    "客户": _customer,
    "话题": _topic,
    "要什么": _words("request"),
    "办了什么": _words("done"),
    "核查": _evidence,
    "答应": _promise,
    "结果": _outcome,
    "工单号": _order,
}
