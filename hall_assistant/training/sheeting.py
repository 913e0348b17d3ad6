"""Deeds and results about verification sheets (核查表): filled in, concluded; how full one is and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.sheets import SheetState
from hall_assistant.casefile.values import EVIDENCE_NAMES, Evidence
from hall_assistant.clock import local_text
from hall_assistant.library.sheets import Group, Sheet
from hall_assistant.solutions import sheet_desk
from hall_assistant.solutions.sheets import decide, flags, marks_of, meter
from hall_assistant.training.comparing import differs
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import matched, split
from hall_assistant.training.looking import one_of
from hall_assistant.training.stage import Stage

_STANDS = re.compile(r"(?P<name>\S+?)\s+(?:(?P<full>\d+/\d+)|对不上\s*(?P<flags>\d+)\s*处|判「(?P<finding>[^」]+)」)")


def fill(stage: Stage, rest: str) -> None:
    """`填表 信号网络核查（现象：格少，卡换台机器试：换了还一样）`: fields of one group; of a list a new row."""
    found = matched(r"([^（\s]+)\s*（(.+)）", rest, "填表 信号网络核查（现象：格少）")
    sheet = _sheet(stage, found[1])
    told = {label.strip(): value.strip() for label, _, value in (one.partition("：") for one in split(found[2], "，"))}
    names = {field.label: field.id for field in _group(sheet, told).fields}
    values = {names[label]: value for label, value in told.items()}
    sheet_desk.fill(stage.store, by=stage.actor, case=stage.at_hand(), sheet=sheet, values=values)


def _sheet(stage: Stage, title: str) -> Sheet:
    sheets: list[Sheet] = list(stage.library.later("sheets").values())
    return one_of({sheet.title: sheet for sheet in sheets}, title, "核查表")


def _group(sheet: Sheet, told: Mapping[str, str]) -> Group:
    group = next((one for one in sheet.groups if set(told) <= {field.label for field in one.fields}), None)
    if group is None:
        raise Unclear(f"「{sheet.title}」里没有一组有{'、'.join(told)}这几栏")
    return group


def conclude(stage: Stage, rest: str) -> None:
    """`定核查 信号网络核查`, `定核查 信号网络核查 查不实`."""
    found = matched(r"(\S+)(?:\s+(\S+))?", rest, "定核查 信号网络核查")
    known: dict[str, Evidence] = {name: value for value, name in EVIDENCE_NAMES.items()}
    evidence = one_of(known, found[2], "定核查") if found[2] else None
    sheet = _sheet(stage, found[1])
    sheet_desk.conclude(stage.store, by=stage.actor, case=stage.at_hand(), sheet=sheet, evidence=evidence)


def stands(stage: Stage, rest: str) -> str | None:
    """`核查表 时间线 1/2`, `核查表 时间线 对不上 1 处`, `核查表 时间线 判「先后有对不上的，先核再说」`."""
    wanted = _STANDS.fullmatch(rest)
    if not wanted:
        raise Unclear("照「核查表 时间线 1/2」「核查表 时间线 对不上 1 处」写")
    sheet = _sheet(stage, wanted["name"])
    state = stage.state().sheets.get(sheet.id, SheetState(sheet.id))
    now = local_text(stage.clock.now(), stage.clock.offset())
    if wanted["full"]:
        return differs(meter(marks_of(sheet, state)), wanted["full"], "填齐")
    if wanted["flags"]:
        return differs(sum(map(len, flags(sheet, state, now=now).values())), int(wanted["flags"]), "对不上")
    found = decide(sheet, state, now=now)
    return differs(found.finding if found else "", wanted["finding"], "判定")


VERBS: Mapping[str, Callable[[Stage, str], None]] = {"填表": fill, "定核查": conclude}
"""Deeds about sheets."""
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {"核查表": stands}
"""Forms of result about sheets."""
