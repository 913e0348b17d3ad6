"""Results about promises (承诺): how one stands, how many are open, what is due or late."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.promising import KIND_NAMES
from hall_assistant.casefile.values import Promise, PromiseState
from hall_assistant.clock import day_bounds, local_day
from hall_assistant.promises.chains import chain_of
from hall_assistant.promises.records import DueCount, due_count
from hall_assistant.training.comparing import differs
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import HOUR
from hall_assistant.training.stage import Stage

STATES = {
    PromiseState.OPEN: "未了",
    PromiseState.KEPT: "已兑现",
    PromiseState.RENEWED: "已改约",
    PromiseState.BROKEN: "没做到",
    PromiseState.RELEASED: "按要求删除",
}
_PROMISE = re.compile(
    rf"(?P<name>P\d+)\s*(?P<state>{'|'.join(STATES.values())})?\s*(?P<late>迟了|没迟)?"
    rf"\s*(?:(?P<due>{HOUR})\s*前?)?\s*(?:接\s*(?P<renews>P\d+))?"
    rf"\s*(?P<kind>{'|'.join(KIND_NAMES.values())})?\s*(?:第(?P<turn>\d+)回)?\s*(?:联系(?P<contacts>\d+)次)?"
    r"\s*(?:催过(?P<urges>\d+)次)?"
)


def stands(stage: Stage, rest: str) -> str | None:
    """`承诺 P2 未了 04-21 10:00 接 P1`, `承诺 P1 已兑现 迟了`: state, lateness, hour, and whose place it took."""
    wanted = _PROMISE.fullmatch(rest)
    if not wanted:
        raise Unclear("照「承诺 P1 已兑现」或「承诺 P2 未了 04-21 10:00 接 P1」写")
    promise = next((one for one in stage.state().promises if one.promise == wanted["name"]), None)
    if promise is None:
        return f"没有承诺{wanted['name']}"
    return _otherwise(stage, promise, wanted)


def _otherwise(stage: Stage, promise: Promise, wanted: re.Match[str]) -> str | None:
    name = promise.promise
    if wanted["state"] and STATES[promise.state] != wanted["state"]:
        return f"承诺{name}应是「{wanted['state']}」，现在是「{STATES[promise.state]}」"
    if wanted["late"] and promise.late != (wanted["late"] == "迟了"):
        return f"承诺{name}不是「{wanted['late']}」"
    if wanted["due"] and promise.due != stage.hour(wanted["due"]):
        return f"承诺{name}的时间不是 {wanted['due']}"
    if wanted["renews"] and promise.renews != wanted["renews"]:
        return f"承诺{name}接的不是{wanted['renews']}"
    return _course(promise, wanted)


def _course(promise: Promise, wanted: re.Match[str]) -> str | None:
    """Its kind, which of its chain it is, how often the customer was contacted and a colleague urged."""
    told = {
        "kind": ("种类", KIND_NAMES[promise.kind]),
        "turn": ("第几回", str(promise.turn)),
        "contacts": ("联系次数", str(len(promise.contacts))),
        "urges": ("催过", str(len(promise.urges))),
    }
    found = (
        differs(is_now, wanted[name], promise.promise + what) for name, (what, is_now) in told.items() if wanted[name]
    )
    return next((one for one in found if one), None)


def chain(stage: Stage, rest: str) -> str | None:
    """`承诺链 P1 到 P3 3 回`: from the first promise to the one that stands in its place."""
    found = re.fullmatch(r"(P\d+)\s*到\s*(P\d+)\s*(\d+)\s*回", rest)
    if not found:
        raise Unclear("照「承诺链 P1 到 P3 3 回」写")
    names = [one.promise for one in chain_of(stage.state(), found[1])]
    return differs(names[:1] + names[-1:], [found[1], found[2]], "承诺链") or differs(
        len(names), int(found[3]), "承诺链"
    )


def _count(rest: str, form: str) -> int:
    if not rest.isdecimal():
        raise Unclear(f"照「{form}」写")
    return int(rest)


def still_open(stage: Stage, rest: str) -> str | None:
    """`未了承诺 2`: open promises of the reception at hand."""
    is_now = len(stage.state().open_promises)
    wanted = _count(rest, "未了承诺 1")
    return None if is_now == wanted else f"未了承诺应有{wanted}件，现在{is_now}件"


def _due(stage: Stage) -> DueCount:
    now, offset = stage.clock.now(), stage.clock.offset()
    with stage.store.reading() as at:
        return due_count(at, now=now, day_end=day_bounds(local_day(now, offset), offset)[1])


def _hall_count(of: Callable[[DueCount], int], what: str) -> Callable[[Stage, str], str | None]:
    def check(stage: Stage, rest: str) -> str | None:
        is_now, wanted = of(_due(stage)), _count(rest, f"{what} 1")
        return None if is_now == wanted else f"{what}应是{wanted}，现在是{is_now}"

    return check


CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {
    "承诺": stands,
    "承诺链": chain,
    "未了承诺": still_open,
    "逾期": _hall_count(lambda due: due.overdue, "逾期"),
    "今天到期": _hall_count(lambda due: due.today, "今天到期"),
}
"""Forms of result about promises."""
