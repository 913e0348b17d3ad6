"""Results about how the reception at hand stands (接待): owner, handler, state, number, evidence, counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.number import is_number
from hall_assistant.casefile.records import begun
from hall_assistant.casefile.values import EVIDENCE_NAMES, OUTCOME_NAMES, CaseState
from hall_assistant.privacy.identity import shown
from hall_assistant.training.comparing import differs, name_of, quoted_whole
from hall_assistant.training.fault import Unclear
from hall_assistant.training.stage import Stage
from hall_assistant.training.verbs import STEP_STATES

Check = Callable[[Stage, str], str | None]

MODES = {"live": "现场", "writeup": "补记"}


def first_asked(stage: Stage, rest: str) -> str | None:
    """`首问 张敏`."""
    return differs(name_of(stage, stage.state().first_asked), rest, "首问")


def handler(stage: Stage, rest: str) -> str | None:
    """`经办 张敏`."""
    return differs(name_of(stage, stage.state().handler), rest, "经办")


def offered_to(stage: Stage, rest: str) -> str | None:
    """`待接 李强`, `待接 无`."""
    return differs(name_of(stage, stage.state().offered_to) or "无", rest, "待接")


def _state(state: CaseState) -> str:
    return {"open": "未结", "ended": "已结", "voided": "已作废"}[state.state] if state.number else "没开卷"


def is_open(stage: Stage, rest: str) -> str | None:
    """`未结`."""
    return differs(_state(stage.state()), "未结", "接待")


def is_ended(stage: Stage, rest: str) -> str | None:
    """`已结 现场化解`."""
    state = stage.state()
    outcome = OUTCOME_NAMES[state.outcome] if state.outcome else ""
    return differs(_state(state), "已结", "接待") or (differs(outcome, rest, "结果") if rest else None)


def is_voided(stage: Stage, rest: str) -> str | None:
    """`已作废`."""
    return differs(_state(stage.state()), "已作废", "接待")


def holds_nothing(stage: Stage, rest: str) -> str | None:
    """`没开卷`: begun, and no record yet."""
    return differs(_state(stage.state()), "没开卷", "接待")


def vanished(stage: Stage, rest: str) -> str | None:
    """`没留痕`: neither begun nor a record."""
    with stage.store.reading() as at:
        gone = begun(at, stage.at_hand()) is None and not at.facts(stage.at_hand())
    return None if gone else "应当不留痕迹，却还有记录"


def number(stage: Stage, rest: str) -> str | None:
    """`编号 YS03-260418-001`: the number begins so, and its check digits fit."""
    is_now = stage.state().number
    if not is_number(is_now):
        return f"编号「{is_now}」的校验位不对"
    return None if is_now.startswith(rest) else differs(is_now, rest, "编号")


def started(stage: Stage, rest: str) -> str | None:
    """`开始 04-18 15:30`."""
    return None if stage.state().started == stage.hour(rest) else f"开始时间不是 {rest}"


def mode(stage: Stage, rest: str) -> str | None:
    """`方式 补记`."""
    return differs(MODES[stage.state().mode], rest, "方式")


def topic(stage: Stage, rest: str) -> str | None:
    """`话题 凭证券码`."""
    found = stage.library.topics.get(stage.state().topic)
    return differs(found.name if found else "", rest, "话题")


def flow(stage: Stage, rest: str) -> str | None:
    """`流程 简`."""
    found = stage.library.flows.get(stage.state().flow)
    is_now = found.name if found else ""
    return None if is_now.startswith(rest) else differs(is_now, rest, "流程")


def customer(stage: Stage, rest: str) -> str | None:
    """`客户 何女士 139****2046`."""
    with stage.store.reading() as at:
        return differs(shown(at, stage.state().person).line, rest, "客户")


def evidence(stage: Stage, rest: str) -> str | None:
    """`核查 查实是我们的`."""
    return differs(EVIDENCE_NAMES[stage.state().evidence], rest, "核查")


def emotion(stage: Stage, rest: str) -> str | None:
    """`情绪 2` or, as it went, `情绪 5 2`."""
    levels = [level for _, level in stage.state().emotions]
    wanted = [int(part) for part in rest.split()]
    return differs(levels[-len(wanted) :], wanted, "情绪")


def order(stage: Stage, rest: str) -> str | None:
    """`工单号 ZG20260418001`."""
    return differs(stage.state().order_number, rest, "工单号")


def rating(stage: Stage, rest: str) -> str | None:
    """`评价 4 4 2`."""
    marks = stage.state().ratings
    return differs(" ".join(str(marks.get(name, "")) for name in ("manner", "solution", "rule")), rest, "评价")


def detail(stage: Stage, rest: str) -> str | None:
    """`要点 金额「50.00元」`."""
    name, _, value = rest.partition("「")
    return differs(stage.state().details.get(name.strip(), ""), quoted_whole(f"「{value}"), name.strip())


def counted(of: Callable[[CaseState], int], unit: str, what: str) -> Check:
    """A check on a count: `卡 1 张`, `已告知 3 条`."""

    def check(stage: Stage, rest: str) -> str | None:
        count = re.fullmatch(rf"(\d+)\s*{unit}", rest)
        if not count:
            raise Unclear(f"照「{what} 1 {unit}」写")
        return differs(of(stage.state()), int(count[1]), what)

    return check


def step(stage: Stage, rest: str) -> str | None:
    """`这步 略过`: how the step of the row is marked."""
    mark = stage.state().steps.get(stage.step)
    marked = {state: name for name, state in STEP_STATES.items()}
    return differs(marked[mark.state] if mark else "没动", rest, "这步")


CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {
    "首问": first_asked,
    "经办": handler,
    "待接": offered_to,
    "未结": is_open,
    "已结": is_ended,
    "已作废": is_voided,
    "没开卷": holds_nothing,
    "没留痕": vanished,
    "编号": number,
    "开始": started,
    "方式": mode,
    "话题": topic,
    "流程": flow,
    "客户": customer,
    "核查": evidence,
    "情绪": emotion,
    "工单号": order,
    "评价": rating,
    "要点": detail,
    "卡": counted(lambda state: len(state.cards), "张", "卡"),
    "已告知": counted(lambda state: len(state.told), "条", "已告知"),
    "这步": step,
}
"""Forms of result about the reception at hand."""
