"""Telling how a reception went: opened, its topic and steps, what was said and noted, how it ended, what was mended."""

from __future__ import annotations

from hall_assistant.casefile.number import DELETED
from hall_assistant.casefile.values import EVIDENCE_NAMES, Evidence
from hall_assistant.logbook.telling.words import (
    Telling,
    Told,
    UnreadableError,
    by,
    field_name,
    maybe,
    must,
    nothing,
    sealed,
    worded,
)
from hall_assistant.store.facts import Fact

_STEP_STATES = {"doing": "开始", "done": "完成", "skipped": "略过"}


def _opened(fact: Fact, telling: Telling) -> str:
    mode = "补记" if must(fact, "mode") == "writeup" else "现场"
    first, entered = telling.name(maybe(fact, "first_asked")), telling.name(maybe(fact, "entered_by"))
    first += f"（{entered}代记）" if entered else ""
    return f"{must(fact, 'number')} · {mode} · 首问 {first} · {telling.hour(fact, 'started')}"


def _topic(fact: Fact, telling: Telling) -> str:
    return worded("topic", must(fact, "topic"), telling)


def _flow(fact: Fact, telling: Telling) -> str:
    flow = telling.library.flows.get(must(fact, "flow"))
    return flow.name if flow else must(fact, "flow")


def _step(fact: Fact, telling: Telling) -> str:
    flow = telling.library.flows.get("eight_steps")
    known = flow.step(must(fact, "step")) if flow else None
    step = known.name if known else must(fact, "step")
    reason = sealed(fact, "reason")
    return f"{step} {_STEP_STATES.get(maybe(fact, 'state'), '')}" + (f"（{reason}）" if reason else "")


def evidence(fact: Fact, telling: Telling) -> str:
    """What the check has shown, as it is called on screen."""
    shown = must(fact, "evidence")
    return EVIDENCE_NAMES[Evidence(shown)] if shown in set(Evidence) else shown


def _card(fact: Fact, telling: Telling) -> str:
    card = telling.library.cards.get(must(fact, "card"))
    return card.title if card else must(fact, "card")


def _told(fact: Fact, telling: Telling) -> str:
    return f"{_card(fact, telling)}：{must(fact, 'item')}"


def _ended(fact: Fact, telling: Telling) -> str:
    return f"{worded('outcome', must(fact, 'outcome'), telling)}：{sealed(fact, 'sentence')}"


def _corrected(fact: Fact, telling: Telling) -> str:
    field, reason = must(fact, "field"), sealed(fact, "reason")
    body = fact.open if "value" in fact.open else fact.sealed
    if body is not None and not isinstance(body.get("value"), str | int):
        raise UnreadableError("value")
    value = DELETED if body is None else worded(field, body["value"], telling)
    target = (str(fact.open.get("chain")), str(fact.open.get("seq")))
    return f"{field_name(telling.kinds.get(target, ''), field)}改为「{value}」" + (f"（{reason}）" if reason else "")


def _carried(fact: Fact, telling: Telling) -> str:
    words = sealed(fact, "words")
    return f"{telling.hour(fact, 'due')}接着办" + (f"：{words}" if words else "")


TOLD: Told = {
    "case.opened": ("开卷", _opened),
    "case.topic": ("话题", _topic),
    "case.flow": ("换流程", _flow),
    "case.step": ("步骤", _step),
    "case.said": ("说", by("line")),
    "case.noted": ("记", by("text")),
    "case.detail": ("要点", lambda fact, telling: f"{must(fact, 'name')}：{sealed(fact, 'value')}"),
    "case.card": ("查卡", _card),
    "case.told": ("已告知", _told),
    "case.evidence": ("核查", evidence),
    "case.emotion": ("情绪", lambda fact, telling: must(fact, "level")),
    "case.person": ("认人", lambda fact, telling: "已登记称呼和号码"),
    "case.ordered": ("工单号", by("number")),
    "case.ended": ("结束", _ended),
    "case.voided": ("误开作废", nothing),
    "case.carried": ("转明日", _carried),
    "case.corrected": ("更正", _corrected),
    "case.undone": ("撤销", nothing),
}
