"""Deeds and results about solutions (方案): offered, signed, taken or not; what was given; a no in three parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from hall_assistant.casefile.solved import REDRESSES, SOLUTION_TYPES, Redress, Solution, SolutionState
from hall_assistant.casefile.told import ELSEWHERE_NAMES, Elsewhere
from hall_assistant.clock import DAY, day_bounds, local_day
from hall_assistant.settings.records import hall_settings
from hall_assistant.solutions import desk, ladder
from hall_assistant.solutions.authority import needs_second, room_of
from hall_assistant.solutions.records import gifts, unsigned
from hall_assistant.training.comparing import differs, name_of
from hall_assistant.training.crew import PIN
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import HOUR, QUOTED, labelled, matched
from hall_assistant.training.looking import one_of
from hall_assistant.training.stage import Stage

TYPES = {name: value for value, name in SOLUTION_TYPES.items()}
KINDS = {name: value for value, name in REDRESSES.items()}
STATES = {SolutionState.OFFERED: "还没定", SolutionState.AGREED: "接受", SolutionState.DECLINED: "没接受"}
_SUM = r"\d+\.\d{2}"
_BRACKETS = r"(?:（(?P<more>.+)）)?"
_OFFER = (
    rf"(?P<type>{'|'.join(TYPES)})(?:\s+(?P<kind>{'|'.join(KINDS)})\s*(?P<sum>{_SUM}))?"
    rf"\s*{QUOTED.pattern}\s*{_BRACKETS}"
)
_STANDS = re.compile(
    rf"(?P<name>S\d+)(?:\s+(?P<type>{'|'.join(TYPES)}))?(?:\s+(?P<kind>{'|'.join(KINDS)})\s*(?P<sum>{_SUM}))?"
    rf"(?:\s+(?P<state>{'|'.join(STATES.values())}))?(?:\s+(?P<signed>没人签|待补签|\S+签))?"
)


def offer(stage: Stage, rest: str) -> None:
    """`给方案 当场办 退费 196.00「…」（办不到：…，谁定：…）`; without a sum where no money moves."""
    found = matched(_OFFER, rest, "给方案 当场办 退费 196.00「…」（办不到：…，谁定：…）")
    more = labelled(found["more"] or "")
    desk.offer(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        type=TYPES[found["type"]],
        words=found[4],
        redress=KINDS[found["kind"] or REDRESSES[Redress.NONE]],
        amount=found["sum"] or "",
        limit=more.get("办不到", ""),
        decides=more.get("谁定", ""),
    )


def sign(stage: Stage, rest: str) -> None:
    """`签 S1 周伟`: a second person signs on the spot with their own PIN."""
    found = matched(r"(S\d+)\s+(\S+)", rest, "签 S1 周伟")
    second = stage.colleague(found[2]).staff
    desk.sign(stage.store, by=stage.actor, case=stage.at_hand(), solution=found[1], second=second, pin=PIN)


def ask_by_phone(stage: Stage, rest: str) -> None:
    """`电话请示 S1 周伟 6201`."""
    found = matched(r"(S\d+)\s+(\S+)\s+(\d+)", rest, "电话请示 S1 周伟 6201")
    desk.permit_by_phone(
        stage.store, by=stage.actor, case=stage.at_hand(), solution=found[1], who=found[2], phone=found[3]
    )


def agree(stage: Stage, rest: str) -> None:
    """`接受 S1`, `接受 S2 05-20 09:00 前`: what needs time is promised for that hour."""
    found = matched(rf"(S\d+)(?:\s+({HOUR})\s*前)?", rest, "接受 S1 05-20 09:00 前")
    due = stage.hour(found[2]) if found[2] else None
    desk.agree(stage.store, by=stage.actor, case=stage.at_hand(), solution=found[1], due=due)


def decline(stage: Stage, rest: str) -> None:
    """`没接受 S1`."""
    found = matched(r"(S\d+)", rest, "没接受 S1")
    desk.decline(stage.store, by=stage.actor, case=stage.at_hand(), solution=found[1])


def refuse(stage: Stage, rest: str) -> None:
    """`拒办（办不了：…，为什么：…，能办的是：…，别处：别处也没给）`; `别处给了：…` names what was given."""
    parts = labelled(matched(r"（(.+)）", rest, "拒办（办不了：…，为什么：…，能办的是：…）")[1])
    looked = {name: value for value, name in ELSEWHERE_NAMES.items()}
    given = parts.get(ELSEWHERE_NAMES[Elsewhere.GRANTED], "")
    desk.refuse(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        cannot=parts.get("办不了", ""),
        why=parts.get("为什么", ""),
        can=parts.get("能办的是", ""),
        elsewhere=Elsewhere.GRANTED if given else one_of(looked, parts["别处"], "别处") if "别处" in parts else None,
        granted=given,
    )


def climb(stage: Stage, rest: str) -> None:
    """`上报 S1`: the next rung of the duty ladder is asked by telephone."""
    found = matched(r"(S\d+)", rest, "上报 S1")
    ladder.climb(stage.store, by=stage.actor, case=stage.at_hand(), solution=found[1])


def hear_above(stage: Stage, rest: str) -> None:
    """`上面答 S1 同意`, `上面答 S1 没同意「按规定走」`."""
    found = matched(rf"(S\d+)\s+(同意|没同意)\s*(?:{QUOTED.pattern})?", rest, "上面答 S1 没同意「…」")
    ladder.hear(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        solution=found[1],
        agrees=found[2] == "同意",
        words=found[3] or "",
    )


def _named(stage: Stage, name: str) -> Solution | None:
    return next((one for one in stage.state().solutions if one.solution == name), None)


def stands(stage: Stage, rest: str) -> str | None:
    """`方案 3 个`, `方案 S1 换个法子办 赠费 50.00 接受 陈静签`; 没人签, 待补签."""
    if count := re.fullmatch(r"(\d+)\s*个", rest):
        return differs(len(stage.state().solutions), int(count[1]), "方案个数")
    wanted = _STANDS.fullmatch(rest)
    if not wanted:
        raise Unclear("照「方案 S1 退费 196.00 接受 周伟签」「方案 3 个」写")
    found = _named(stage, wanted["name"])
    if found is None:
        return f"没有方案{wanted['name']}"
    told = {
        "type": SOLUTION_TYPES[found.type],
        "kind": REDRESSES[found.redress],
        "sum": str(found.amount),
        "state": STATES[found.state],
        "signed": _signed(stage, found),
    }
    return next((differs(is_now, wanted[name], found.solution) for name, is_now in _other(told, wanted)), None)


def _other(told: Mapping[str, str], wanted: re.Match[str]) -> Iterable[tuple[str, str]]:
    return [(name, is_now) for name, is_now in told.items() if wanted[name] and wanted[name] != is_now]


def _signed(stage: Stage, one: Solution) -> str:
    if one.approval is None:
        return "没人签"
    return "待补签" if one.approval.waits else f"{name_of(stage, one.approval.by)}签"


def total(stage: Stage, rest: str) -> str | None:
    """`一共给 322.00`: what was agreed in this reception, all kinds."""
    agreed = [one.amount for one in stage.state().solutions if one.state is SolutionState.AGREED]
    return differs(str(sum(agreed, Decimal("0.00"))), rest, "一共给")


def second_wanted(wanted: bool) -> Callable[[Stage, str], str | None]:
    """`要第二人 S1`, `不用第二人 S1`: whether whoever acts may settle an option alone."""

    def check(stage: Stage, rest: str) -> str | None:
        found = _named(stage, rest)
        if found is None:
            return f"没有方案{rest}"
        with stage.store.reading() as at:
            is_now = needs_second(hall_settings(at), stage.actor.role, found, stage.state())
        return None if is_now == wanted else f"{rest}{'不用' if wanted else '要'}第二人签"

    return check


def room(stage: Stage, rest: str) -> str | None:
    """`还能定 陈静 退费 78.00`: what a person may still give of a kind in this reception."""
    found = matched(rf"(\S+)\s+({'|'.join(KINDS)})\s*({_SUM})", rest, "还能定 陈静 退费 78.00")
    role = stage.colleague(found[1]).role
    with stage.store.reading() as at:
        left = room_of(hall_settings(at), role, one_of(KINDS, found[2], "还能定"), stage.state())
    return differs(str(left), found[3], f"{found[1]}还能定")


def refusals(stage: Stage, rest: str) -> str | None:
    """`拒办过 1 次`, `拒办过「能办的是改便宜的档」`: a no has all its three parts."""
    told = stage.state().refusals
    if count := re.fullmatch(r"(\d+)\s*次", rest):
        return differs(len(told), int(count[1]), "拒办次数")
    words = QUOTED.fullmatch(rest)
    if not words:
        raise Unclear("照「拒办过 1 次」「拒办过「…」」写")
    texts = [part for one in told for part in (one.cannot, one.why, one.can)]
    return None if words[1] in "；".join(texts) else f"拒办的话里没有「{words[1]}」"


def waiting(stage: Stage, rest: str) -> str | None:
    """`待补签 1 笔`: over the whole hall."""
    count = matched(r"(\d+)\s*笔", rest, "待补签 1 笔")
    with stage.store.reading() as at:
        return differs(len(unsigned(at)), int(count[1]), "待补签")


def gift_ledger(stage: Stage, rest: str) -> str | None:
    """`礼品台账 1 笔`: gifts of the day of the clock."""
    count = matched(r"(\d+)\s*笔", rest, "礼品台账 1 笔")
    now, offset = stage.clock.now(), stage.clock.offset()
    since, until = day_bounds(local_day(now, offset), offset)
    with stage.store.reading() as at:
        return differs(len(gifts(at, since=since, until=max(until, since + DAY))), int(count[1]), "礼品台账")


VERBS: Mapping[str, Callable[[Stage, str], None]] = {
    "给方案": offer,
    "签": sign,
    "电话请示": ask_by_phone,
    "接受": agree,
    "没接受": decline,
    "拒办": refuse,
    "上报": climb,
    "上面答": hear_above,
}
"""Deeds about solutions."""
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {
    "方案": stands,
    "一共给": total,
    "要第二人": second_wanted(True),
    "不用第二人": second_wanted(False),
    "还能定": room,
    "拒办过": refusals,
    "待补签": waiting,
    "礼品台账": gift_ledger,
}
"""Forms of result about solutions."""
