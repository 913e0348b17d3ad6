"""Deeds and results about departments and hops (转部门、转手): asked with an hour, urged, answered; sent elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.informed import CONSENTS, PURPOSES, Consent, Purpose
from hall_assistant.casefile.legs import LEG_STATES, URGE_WAYS
from hall_assistant.cases import handover, hops, legs
from hall_assistant.cases.brief import brief_of
from hall_assistant.personal import informing
from hall_assistant.training.comparing import differs, holds, quoted_whole
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import HOUR, QUOTED, matched
from hall_assistant.training.stage import Stage

WAYS = {name: value for value, name in URGE_WAYS.items()}
_LEG = re.compile(
    rf"(?P<name>L\d+)(?:\s+(?P<state>{'|'.join(LEG_STATES.values())}))?(?:\s+(?P<due>{HOUR}))?(?:\s*催过(?P<urges>\d+)次)?"
)
_SETTLE = rf"(L\d+)\s*{QUOTED.pattern}"


def open_leg(stage: Stage, rest: str) -> None:
    """`转部门 网络岗 03-13 09:00 前「几时修好」`; `重转 L1 网络岗 …` in the place of one that came back."""
    found = matched(
        rf"(?:(L\d+)\s+)?(\S+)\s+({HOUR})\s*前\s*{QUOTED.pattern}", rest, "转部门 网络岗 03-13 09:00 前「…」"
    )
    legs.open_leg(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        department=found[2],
        question=found[4],
        due=stage.hour(found[3]),
        again=found[1] or "",
    )


def urge(stage: Stage, rest: str) -> None:
    """`催部门 L1 打电话 姓周的`."""
    found = matched(rf"(L\d+)\s+({'|'.join(WAYS)})\s*(.*)", rest, "催部门 L1 打电话 姓周的")
    legs.urge_leg(
        stage.store, by=stage.actor, case=stage.at_hand(), leg=found[1], how=WAYS[found[2]], whom=found[3].strip()
    )


def answer(stage: Stage, rest: str) -> None:
    """`部门答复 L1「…」`."""
    found = matched(_SETTLE, rest, "部门答复 L1「…」")
    legs.answer_leg(stage.store, by=stage.actor, case=stage.at_hand(), leg=found[1], answer=found[2])


def come_back(stage: Stage, rest: str) -> None:
    """`部门退回 L1「…」`."""
    found = matched(_SETTLE, rest, "部门退回 L1「…」")
    legs.return_leg(stage.store, by=stage.actor, case=stage.at_hand(), leg=found[1], why=found[2])


def withdraw(stage: Stage, rest: str) -> None:
    """`撤回部门 L1「…」`."""
    found = matched(_SETTLE, rest, "撤回部门 L1「…」")
    legs.withdraw_leg(stage.store, by=stage.actor, case=stage.at_hand(), leg=found[1], why=found[2])


def send_on(stage: Stage, rest: str) -> None:
    """`请去别处「中山八的药店」`."""
    where = quoted_whole(rest)
    hops.send_on(stage.store, by=stage.actor, case=stage.at_hand(), where=where)


def avoidable(stage: Stage, rest: str) -> None:
    """`可免的转手 第1次「…」`."""
    found = matched(rf"第(\d+)次\s*{QUOTED.pattern}", rest, "可免的转手 第1次「…」")
    made = stage.state().hops
    if not 1 <= int(found[1]) <= len(made):
        raise Unclear(f"这一单转手{len(made)}次")
    hop = made[int(found[1]) - 1]
    hops.judge_hop(
        stage.store, by=stage.actor, case=stage.at_hand(), chain=hop.chain, seq=hop.seq, avoidable=True, why=found[2]
    )


def tell_purpose(stage: Stage, rest: str) -> None:
    """`告知用处 转给外单位办 同意`, `告知用处 只办这件事用`: what their data is for, and what they said to it."""
    purposes, answers = ({name: each for each, name in known.items()} for known in (PURPOSES, CONSENTS))
    found = matched(rf"({'|'.join(purposes)})(?:\s+(同意|不同意))?", rest, "告知用处 转给外单位办 同意")
    informing.inform(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        purpose=Purpose(purposes[found[1]]),
        consent=Consent(answers[found[2]]) if found[2] else None,
    )


def purpose_told(stage: Stage, rest: str) -> str | None:
    """`用处 转给外单位办 不同意`, `用处 无`: what they were told last, and what they said to it."""
    told = stage.state().informed
    last = f"{PURPOSES[told[-1].purpose]} {CONSENTS[told[-1].consent]}" if told else "无"
    return differs(last, rest, "用处")


def return_late(stage: Stage, rest: str) -> None:
    """`没人接的退回`: what was offered and not taken within its minutes goes back."""
    matched("", rest, "没人接的退回")
    handover.return_unaccepted(stage.store, by=stage.actor)


def stands(stage: Stage, rest: str) -> str | None:
    """`部门 L1 等答复 03-13 09:00 催过1次`."""
    wanted = _LEG.fullmatch(rest)
    if not wanted:
        raise Unclear("照「部门 L1 等答复 03-13 09:00 催过1次」写")
    leg = next((one for one in stage.state().legs if one.leg == wanted["name"]), None)
    if leg is None:
        return f"没有转部门{wanted['name']}"
    if wanted["state"] and LEG_STATES[leg.state] != wanted["state"]:
        return differs(LEG_STATES[leg.state], wanted["state"], leg.leg)
    if wanted["due"] and leg.due != stage.hour(wanted["due"]):
        return f"{leg.leg}的钟点不是 {wanted['due']}"
    return differs(len(leg.urges), int(wanted["urges"]), "催过") if wanted["urges"] else None


def waiting(stage: Stage, rest: str) -> str | None:
    """`等部门 1 件`."""
    count = matched(r"(\d+)\s*件", rest, "等部门 1 件")
    return differs(len(stage.state().open_legs), int(count[1]), "等部门")


def hop_count(stage: Stage, rest: str) -> str | None:
    """`转手 2 次`, `转手 2 次 可免1`."""
    count = matched(r"(\d+)\s*次(?:\s*可免(\d+))?", rest, "转手 2 次 可免1")
    made = stage.state().hops
    is_now = sum(hop.avoidable for hop in made)
    return differs(len(made), int(count[1]), "转手") or (differs(is_now, int(count[2]), "可免") if count[2] else None)


def returned(stage: Stage, rest: str) -> str | None:
    """`交接退回 李强 没人接`, `交接退回 李强 没接`: an offer came back, by itself or declined."""
    found = matched(r"(\S+)\s+(没人接|没接)", rest, "交接退回 李强 没人接")
    back = stage.state().returned
    if back is None:
        return "没有退回来的交接"
    return differs("没人接" if back.late else "没接", found[2], "交接退回") or differs(
        back.to, stage.colleague(found[1]).staff, "交接退回"
    )


def in_brief(stage: Stage, rest: str) -> str | None:
    """`简报含「…」`: what the next one reads within twenty seconds holds these words."""
    with stage.store.reading() as at:
        told = brief_of(at, stage.at_hand(), stage.library, now=stage.clock.now(), offset=stage.clock.offset())
    return holds(told.text(stage.library), quoted_whole(rest), "简报")


VERBS: Mapping[str, Callable[[Stage, str], None]] = {
    "转部门": open_leg,
    "重转": open_leg,
    "催部门": urge,
    "部门答复": answer,
    "部门退回": come_back,
    "撤回部门": withdraw,
    "请去别处": send_on,
    "可免的转手": avoidable,
    "没人接的退回": return_late,
    "告知用处": tell_purpose,
}
"""Deeds about departments and hops."""
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {
    "部门": stands,
    "等部门": waiting,
    "转手": hop_count,
    "交接退回": returned,
    "简报含": in_brief,
    "用处": purpose_told,
}
"""Forms of result about departments and hops."""
