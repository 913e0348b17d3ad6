"""What a clerk does in a story (营业员做): each verb one small function over the desk functions.

A deed is worded as a verb and the rest: `承诺 04-20 15:30 前 打电话说结果`. The longest verb that fits wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.values import EVIDENCE_NAMES
from hall_assistant.cases import desk
from hall_assistant.cases.find import find
from hall_assistant.clock import local_text
from hall_assistant.training import (
    around,
    calculating,
    clocking,
    correcting,
    deeds,
    handing_on,
    looking,
    offering,
    outside,
    repeating,
    sending,
    sheeting,
    speaking,
    walking,
    writing_up,
)
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import QUOTED, matched
from hall_assistant.training.stage import Stage

Verb = Callable[[Stage, str], None]

NOTE_KINDS = {
    "": "note",
    "原话": "verbatim",
    "诉求": "request",
    "核查": "checked",
    "已解释": "explained",
    "期望": "expected",
}
STEP_STATES = {"着手": "doing", "做完": "done", "略过": "skipped"}


def begin(stage: Stage, rest: str) -> None:
    """`接待`, `接待 简`: begin a reception, perhaps by another flow."""
    flow = _flow(stage, rest) if rest else "eight_steps"
    stage.case, _ = desk.begin(stage.store, by=stage.actor, flow=flow)


def leave(stage: Stage, rest: str) -> None:
    """`放下`: leave a reception that holds nothing."""
    desk.leave(stage.store, by=stage.actor, case=stage.at_hand())


def switch_flow(stage: Stage, rest: str) -> None:
    """`换流程 简`."""
    desk.switch_flow(stage.store, by=stage.actor, case=stage.at_hand(), flow=_flow(stage, rest))


def _flow(stage: Stage, name: str) -> str:
    found = next((flow.id for flow in stage.library.flows.values() if flow.name.startswith(name)), None)
    if found is None:
        raise Unclear(f"没有「{name}」这种流程，有{'、'.join(flow.name for flow in stage.library.flows.values())}")
    return found


def topic(stage: Stage, rest: str) -> None:
    """`话题 凭证券码`: by the topic's name."""
    desk.set_topic(stage.store, by=stage.actor, case=stage.at_hand(), topic=looking.topic_named(stage.library, rest))


def identify(stage: Stage, rest: str) -> None:
    """`认人 何女士 13900002046`; name or number may be missing."""
    surname, honorific, phone = looking.customer(rest)
    desk.identify(stage.store, by=stage.actor, case=stage.at_hand(), surname=surname, honorific=honorific, phone=phone)


def note(stage: Stage, rest: str) -> None:
    """`记「…」`, `记 核查「…」`; `记 原话` alone takes the customer's words of the row."""
    kinds = "|".join(name for name in NOTE_KINDS if name)
    found = matched(rf"({kinds})?\s*(?:{QUOTED.pattern})?", rest, "记 原话「…」")
    text = found[2] if found[2] is not None else stage.says
    if not text:
        raise Unclear("「记」后面写上「…」，或者在「顾客说」一格写上原话")
    kind = NOTE_KINDS[found[1] or ""]
    desk.note(stage.store, by=stage.actor, case=stage.at_hand(), text=text, kind=kind)


def detail(stage: Stage, rest: str) -> None:
    """`要点 金额「50.00元」`."""
    found = matched(rf"(\S+?)\s*{QUOTED.pattern}", rest, "要点 金额「50.00元」")
    desk.detail(stage.store, by=stage.actor, case=stage.at_hand(), name=found[1], value=found[2])


def evidence(stage: Stage, rest: str) -> None:
    """`核查 查实是我们的`."""
    known = {name: value for value, name in EVIDENCE_NAMES.items()}
    value = looking.one_of(known, rest, "核查")
    desk.set_evidence(stage.store, by=stage.actor, case=stage.at_hand(), evidence=value)


def emotion(stage: Stage, rest: str) -> None:
    """`情绪 4`, at the step of the row."""
    level = int(matched(r"(\d+)", rest, "情绪 4")[1])
    desk.set_emotion(stage.store, by=stage.actor, case=stage.at_hand(), level=level, step=stage.step or "listen")


def mark(state: str) -> Verb:
    """`着手`, `做完`, `略过「客户站着，说两句就走」`, for the step of the row."""

    def act(stage: Stage, rest: str) -> None:
        reason = matched(rf"(?:{QUOTED.pattern})?", rest, "略过「原因」")[1] or ""
        if not stage.step:
            raise Unclear("「步骤」一格写上 听、接、查、座、歉、办、定、访 里的一个")
        desk.mark_step(stage.store, by=stage.actor, case=stage.at_hand(), step=stage.step, state=state, reason=reason)

    return act


def search(stage: Stage, rest: str) -> None:
    """`找 何女士`, `找 2046`, `找 编号`: find receptions; the newest one found is at hand."""
    words = stage.state().number if rest == "编号" else rest
    year = int(local_text(stage.clock.now(), stage.clock.offset())[:4])
    with stage.store.reading() as at:
        stage.found = find(at, words, year=year)
    if stage.found:
        stage.case = stage.found[0].case


VERBS: Mapping[str, Verb] = {
    "接待": begin,
    "放下": leave,
    "换流程": switch_flow,
    "话题": topic,
    "认人": identify,
    "记": note,
    "要点": detail,
    "说": speaking.say,
    "查卡": looking.show_card,
    "告知": looking.tell,
    "核查": evidence,
    "情绪": emotion,
    **{name: mark(state) for name, state in STEP_STATES.items()},
    "承诺": deeds.promise,
    "兑现": deeds.keep,
    "改约": deeds.renew,
    "联系": deeds.contact,
    "电话断了": deeds.broke_off,
    "催": deeds.urge,
    "没做到": deeds.break_promise,
    "重开": deeds.reopen,
    "转给": deeds.offer,
    "交班给": deeds.offer_all,
    "接手": deeds.accept,
    "退回": deeds.decline,
    "立单": deeds.order,
    "结束": deeds.end,
    "误开作废": deeds.void,
    "撤销": deeds.undo,
    "更正": correcting.correct,
    "补记": writing_up.write_up,
    "评价": deeds.rate,
    "找": search,
    **clocking.VERBS,
    **sheeting.VERBS,
    **offering.VERBS,
    **handing_on.VERBS,
    **calculating.VERBS,
    **outside.VERBS,
    **repeating.VERBS,
    **sending.VERBS,
    **around.VERBS,
    **walking.VERBS,
    "移出名单": deeds.remove,
}
"""Every verb a story may use."""

_FIRST_WORD = re.compile("|".join(sorted(VERBS, key=len, reverse=True)))


def is_scene(deed: str) -> bool:
    """Whether a deed only sets the scene: `（请他坐下，倒了杯水）`."""
    return deed.startswith("（") and deed.endswith("）")


def understood(deed: str) -> tuple[Verb, str]:
    """The verb of a deed and the rest of it. Raises Unclear for a deed that begins with no verb."""
    found = _FIRST_WORD.match(deed)
    if not found:
        raise Unclear(f"「{deed}」看不懂：开头要用{'、'.join(VERBS)}里的一个，旁白写在（）里")
    return VERBS[found[0]], deed[found.end() :].strip()
