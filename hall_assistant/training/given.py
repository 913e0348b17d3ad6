"""Results about solutions (方案): how one stands, who signed, what was given in all, what may still be given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from hall_assistant.casefile.solved import REDRESSES, SOLUTION_TYPES, Solution, SolutionState
from hall_assistant.clock import DAY, day_bounds, local_day
from hall_assistant.settings.records import hall_settings
from hall_assistant.solutions.authority import needs_second, room_of
from hall_assistant.solutions.records import gifts, unsigned
from hall_assistant.training.comparing import differs, name_of
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import QUOTED, matched
from hall_assistant.training.looking import one_of
from hall_assistant.training.offering import KINDS, SUM, TYPES
from hall_assistant.training.stage import Stage

STATES = {SolutionState.OFFERED: "还没定", SolutionState.AGREED: "接受", SolutionState.DECLINED: "没接受"}
_STANDS = re.compile(
    rf"(?P<name>S\d+)(?:\s+(?P<type>{'|'.join(TYPES)}))?(?:\s+(?P<kind>{'|'.join(KINDS)})\s*(?P<sum>{SUM}))?"
    rf"(?:\s+(?P<state>{'|'.join(STATES.values())}))?(?:\s+(?P<signed>没人签|待补签|\S+签))?"
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
    found = matched(rf"(\S+)\s+({'|'.join(KINDS)})\s*({SUM})", rest, "还能定 陈静 退费 78.00")
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
