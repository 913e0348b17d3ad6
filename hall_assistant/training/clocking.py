"""Deeds and results about clocks (时限): started, met, withdrawn; how one stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.clocks import Clock, ClockState
from hall_assistant.clock import local_day
from hall_assistant.deadlines import desk
from hall_assistant.deadlines.fitting import rules_of
from hall_assistant.library.deadlines import Deadline
from hall_assistant.training.comparing import differs
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import HOUR, QUOTED, matched
from hall_assistant.training.stage import Stage

STATES = {ClockState.RUNNING: "在走", ClockState.MET: "已办到", ClockState.WITHDRAWN: "已撤下"}
_CLOCK = re.compile(
    rf"(?P<name>\S+)(?:\s+(?P<due>{HOUR}))?(?:\s*(?P<state>{'|'.join(STATES.values())}))?"
    r"(?:\s*(?P<late>迟了|没迟))?(?:\s*又报(?P<repeats>\d+)次)?(?:\s*提醒(?P<days>(?:\s*\d{2}-\d{2})+))?"
)


def start(stage: Stage, rest: str) -> None:
    """`起时限 首问答复`, `起时限 修障（城里） 从 05-11 09:00`, `起时限 携转授权码有效 到 23:59`."""
    pattern = rf"(\S+)(?:\s+从\s*({HOUR}))?(?:\s+到\s*({HOUR}))?"
    found = matched(pattern, rest, "起时限 修障（城里） 从 05-11 09:00")
    desk.start(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        rule=_rule(stage, found[1]),
        law=stage.library.law,
        started=stage.hour(found[2]) if found[2] else None,
        told=stage.hour(found[3]) if found[3] else None,
    )


def _rule(stage: Stage, name: str) -> Deadline:
    found = next((rule for rule in rules_of(stage.library).values() if rule.name == name), None)
    if found is None:
        raise Unclear(f"没有「{name}」这条时限，名字照「时限」里的写")
    return found


def _clock(stage: Stage, name: str) -> Clock | None:
    """The clock of that name at hand, a running one before others."""
    held = [clock for clock in stage.state().clocks if clock.name == name]
    return max(held, key=lambda clock: clock.running, default=None)


def _known(stage: Stage, name: str) -> str:
    clock = _clock(stage, name)
    if clock is None:
        raise Unclear(f"手上没有「{name}」这个时限，先写「起时限 {name}」")
    return clock.clock


def meet(stage: Stage, rest: str) -> None:
    """`时限办到 修障（城里）「修好了，试过」`."""
    found = matched(rf"([^\s「」]+)\s*(?:{QUOTED.pattern})?", rest, "时限办到 修障（城里）「修好了」")
    clock = _known(stage, found[1])
    desk.meet(stage.store, by=stage.actor, case=stage.at_hand(), clock=clock, how=found[2] or "")


def withdraw(stage: Stage, rest: str) -> None:
    """`时限撤下 修障（乡下）「是城里的」`."""
    found = matched(rf"([^\s「」]+)\s*{QUOTED.pattern}", rest, "时限撤下 修障（乡下）「点错了」")
    clock = _known(stage, found[1])
    desk.withdraw(stage.store, by=stage.actor, case=stage.at_hand(), clock=clock, reason=found[2])


def stands(stage: Stage, rest: str) -> str | None:
    """`时限 修障（城里） 05-13 09:00 已办到 没迟`, `时限 首问答复 又报1次`, `时限 无`."""
    if rest == "无":
        return differs(len(stage.state().clocks), 0, "时限")
    wanted = _CLOCK.fullmatch(rest)
    if not wanted:
        raise Unclear("照「时限 修障（城里） 05-13 09:00 在走」写")
    clock = _clock(stage, wanted["name"])
    if clock is None:
        return f"没有时限「{wanted['name']}」"
    if wanted["due"] and clock.due != stage.hour(wanted["due"]):
        return f"时限「{clock.name}」的到点不是 {wanted['due']}"
    if wanted["state"] and STATES[clock.state] != wanted["state"]:
        return f"时限「{clock.name}」应是「{wanted['state']}」，现在是「{STATES[clock.state]}」"
    if wanted["late"] and _is_late(stage, clock) != (wanted["late"] == "迟了"):
        return f"时限「{clock.name}」不是「{wanted['late']}」"
    if wanted["days"] and (days := [local_day(one, stage.clock.offset())[5:] for one in clock.warnings]) != (
        wanted["days"].split()
    ):
        return f"时限「{clock.name}」提醒在 {' '.join(days)}"
    if wanted["repeats"] and len(clock.repeats) != int(wanted["repeats"]):
        return f"时限「{clock.name}」又报过{len(clock.repeats)}次"
    return None


def _is_late(stage: Stage, clock: Clock) -> bool:
    return clock.late or clock.over(stage.clock.now())


VERBS: Mapping[str, Callable[[Stage, str], None]] = {
    "起时限": start,
    "时限办到": meet,
    "时限撤下": withdraw,
}
"""Deeds about clocks."""
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {"时限": stands}
"""Forms of result about clocks."""
