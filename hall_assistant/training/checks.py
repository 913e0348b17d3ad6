"""What must hold in a story (结果): each form one small function that looks at the hall and says what is otherwise.

A check returns nothing when it holds, and a Chinese sentence when it does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.number import is_number
from hall_assistant.casefile.records import begun
from hall_assistant.casefile.values import EVIDENCE_NAMES, OUTCOME_NAMES, CaseState, Outcome
from hall_assistant.cases import ending
from hall_assistant.cases.summary import receipt, summary
from hall_assistant.errors import HallError
from hall_assistant.logbook.timeline import Entry, timeline
from hall_assistant.people.records import names
from hall_assistant.privacy.identity import shown
from hall_assistant.settings.records import hall_settings
from hall_assistant.training import figuring, promised
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import QUOTED
from hall_assistant.training.looking import one_of
from hall_assistant.training.speaking import GRADES, offered
from hall_assistant.training.stage import Stage
from hall_assistant.training.verbs import NOTE_KINDS, STEP_STATES
from hall_assistant.wording import sentence

Check = Callable[[Stage, str], str | None]

MODES = {"live": "现场", "writeup": "补记"}


def differs(is_now: object, wanted: object, what: str) -> str | None:
    """Nothing if they are the same, else a sentence with both."""
    return None if is_now == wanted else f"{what}应是「{wanted}」，现在是「{is_now}」"


def _quoted(rest: str) -> str:
    found = QUOTED.fullmatch(rest.strip())
    if not found:
        raise Unclear("要对的话放在「」里")
    return found[1]


def refused(stage: Stage, rest: str) -> str | None:
    """`拒绝：还有1件…`: the row's last deed was refused, in a sentence that holds these words."""
    if stage.refusal is None:
        return "这一步应当被拒绝，却做成了"
    told, wanted = sentence(stage.refusal), rest.lstrip("：:").strip()
    return None if wanted in told else f"拒绝的话里应有「{wanted}」，现在说的是「{told}」"


def _staff(stage: Stage, staff: str) -> str:
    with stage.store.reading() as at:
        return names(at).get(staff, "")


def first_asked(stage: Stage, rest: str) -> str | None:
    """`首问 张敏`."""
    return differs(_staff(stage, stage.state().first_asked), rest, "首问")


def handler(stage: Stage, rest: str) -> str | None:
    """`经办 张敏`."""
    return differs(_staff(stage, stage.state().handler), rest, "经办")


def offered_to(stage: Stage, rest: str) -> str | None:
    """`待接 李强`, `待接 无`."""
    return differs(_staff(stage, stage.state().offered_to) or "无", rest, "待接")


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


def cannot_end(stage: Stage, rest: str) -> str | None:
    """`结不了：P1`: ending now is refused, and the refusal names the promise."""
    try:
        ending.end(
            stage.store,
            by=stage.actors[_staff(stage, stage.state().handler)],
            case=stage.at_hand(),
            outcome=Outcome.SOLVED,
            sentence="试结",
        )
    except HallError as error:
        told = sentence(error)
        return None if rest.lstrip("：:").strip() in told else f"结不了的话里应有「{rest}」，现在说的是「{told}」"
    return "应当还不能结，却结掉了"


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


def result(stage: Stage, rest: str) -> str | None:
    """`结果句「…」`: the sentence holds these words."""
    return _holds(stage.state().sentence, _quoted(rest), "结果句")


def noted(stage: Stage, rest: str) -> str | None:
    """`记着 原话「…」`: a note of that kind holds these words; without kind, any note."""
    kind, _, words = rest.partition("「")
    known = one_of(NOTE_KINDS, kind, "记着")
    texts = [note.text for note in stage.state().notes if not kind.strip() or note.kind == known]
    return _holds("；".join(texts), _quoted(f"「{words}"), "记的")


def detail(stage: Stage, rest: str) -> str | None:
    """`要点 金额「50.00元」`."""
    name, _, value = rest.partition("「")
    return differs(stage.state().details.get(name.strip(), ""), _quoted(f"「{value}"), name.strip())


def said(stage: Stage, rest: str) -> str | None:
    """`说过 3 句`, `说过「…」`."""
    lines = stage.state().said
    if count := re.fullmatch(r"(\d+)\s*句", rest):
        return differs(len(lines), int(count[1]), "说过的句数")
    return _holds("；".join(line.line for line in lines), _quoted(rest), "说过的话")


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


def can_apologise(wanted: bool) -> Check:
    """`能认错`, `不能认错`: whether an apology for our fault is offered at the step of the row."""

    def check(stage: Stage, rest: str) -> str | None:
        stage_step, stage.step = stage.step, "apologise"
        lines = offered(stage, stage.state())
        stage.step = stage_step
        is_offered = any(phrase.apology == GRADES["认错"] for phrase in lines)
        return None if is_offered == wanted else f"认错的话{'应当给出来' if wanted else '还不该给出来'}"

    return check


def _holds(whole: str, words: str, what: str) -> str | None:
    return None if words in whole else f"{what}里没有「{words}」，现在是「{whole}」"


def _summary(stage: Stage) -> str:
    with stage.store.reading() as at:
        hall = hall_settings(at)
        made = summary(
            at,
            stage.at_hand(),
            stage.library,
            template=hall.summary_template,
            limit=hall.summary_limit,
            offset=stage.clock.offset(),
        )
    return made.text


def in_summary(stage: Stage, rest: str) -> str | None:
    """`摘要含「…」`: the text for the official work order holds these words."""
    return _holds(_summary(stage), _quoted(rest), "摘要")


def not_in_summary(stage: Stage, rest: str) -> str | None:
    """`摘要不含「…」`."""
    words = _quoted(rest)
    return f"摘要里不该有「{words}」" if words in _summary(stage) else None


def in_receipt(stage: Stage, rest: str) -> str | None:
    """`回执含「…」`: the customer's slip holds these words."""
    with stage.store.reading() as at:
        page = receipt(at, stage.at_hand(), stage.library, offset=stage.clock.offset())
    return _holds(re.sub(r"<[^>]+>", "", page), _quoted(rest), "回执")


def _timeline(stage: Stage) -> list[Entry]:
    with stage.store.reading() as at:
        return timeline(at, stage.at_hand(), stage.library)


def in_timeline(stage: Stage, rest: str) -> str | None:
    """`时间线含「…」`: one of its lines holds these words."""
    lines = [f"{entry.hour} {entry.who} {entry.what} {entry.text}" for entry in _timeline(stage)]
    return _holds("\n".join(lines), _quoted(rest), "时间线")


def kept_beside(stage: Stage, rest: str) -> str | None:
    """`更正留痕`: an entry is shown as corrected or taken back, and still stands on the timeline."""
    touched = any(entry.corrected or entry.undone for entry in _timeline(stage))
    return None if touched else "时间线上没有更正过或撤销过的一条"


def found(stage: Stage, rest: str) -> str | None:
    """`找到 1 件`, `找到 0 件`."""
    count = re.fullmatch(r"(\d+)\s*件", rest)
    if not count:
        raise Unclear("照「找到 1 件」写")
    return differs(len(stage.found), int(count[1]), "找到的件数")


CHECKS: Mapping[str, Check] = {
    "拒绝": refused,
    "结不了": cannot_end,
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
    "结果句": result,
    "记着": noted,
    "要点": detail,
    "说过": said,
    "卡": counted(lambda state: len(state.cards), "张", "卡"),
    "已告知": counted(lambda state: len(state.told), "条", "已告知"),
    "这步": step,
    "能认错": can_apologise(True),
    "不能认错": can_apologise(False),
    "摘要含": in_summary,
    "摘要不含": not_in_summary,
    "回执含": in_receipt,
    "时间线含": in_timeline,
    "更正留痕": kept_beside,
    "找到": found,
    **promised.CHECKS,
    **figuring.CHECKS,
}
"""Every form of result a story may state."""

_FIRST_WORD = re.compile("|".join(sorted(CHECKS, key=len, reverse=True)))
STATED_OPEN = "未结"
REFUSED = "拒绝"


def understood(stated: str) -> tuple[str, str]:
    """The form of a result and the rest of it. Raises Unclear for a result that begins with no form."""
    word = _FIRST_WORD.match(stated)
    if not word:
        raise Unclear(f"「{stated}」看不懂：结果要用{'、'.join(CHECKS)}里的一个")
    return word[0], stated[word.end() :].strip()
