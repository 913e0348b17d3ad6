"""Deeds and results about what happens around (环境): rooms, onlookers, waiting, incidents, a short rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.cases import settling
from hall_assistant.cases.rooms import rooms
from hall_assistant.cases.strain import rest_suggested
from hall_assistant.floor import desk
from hall_assistant.floor.records import incidents
from hall_assistant.floor.values import FIELDS, IncidentId
from hall_assistant.library.floor import IncidentKind
from hall_assistant.training.comparing import differs, name_of
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import QUOTED, matched
from hall_assistant.training.looking import one_of
from hall_assistant.training.stage import Stage


def take_room(stage: Stage, rest: str) -> None:
    """`去里间 里间1号`."""
    settling.take_room(stage.store, by=stage.actor, case=stage.at_hand(), room=rest.strip())


def free_room(stage: Stage, rest: str) -> None:
    """`腾出里间`."""
    matched("", rest, "腾出里间")
    settling.free_room(stage.store, by=stage.actor, case=stage.at_hand())


def watched(stage: Stage, rest: str) -> None:
    """`边上有人`, `边上没人`: the lines offered change."""
    settling.set_watched(
        stage.store, by=stage.actor, case=stage.at_hand(), watched=one_of({"有人": True, "没人": False}, rest, "边上")
    )


def waited(stage: Stage, rest: str) -> None:
    """`等了 22 分钟`."""
    minutes = int(matched(r"(\d+)\s*分钟", rest, "等了 22 分钟")[1])
    settling.note_wait(stage.store, by=stage.actor, case=stage.at_hand(), minutes=minutes)


def _kind(stage: Stage, name: str) -> str:
    kinds: dict[str, IncidentKind] = {one.name: one for one in stage.library.later("incident_kinds").values()}
    return one_of(kinds, name, "记现场").id


def open_incident(stage: Stage, rest: str) -> None:
    """`记现场 肢体冲突、物损`, `记现场 肢体冲突、物损 打110`: in the reception at hand."""
    found = matched(r"(\S+?)(?:\s+打(\d{3}))?", rest, "记现场 肢体冲突、物损 打110")
    kind = _kind(stage, found[1])
    stage.incident, _ = desk.open_incident(
        stage.store, by=stage.actor, kind=kind, called=found[2] or "", case=stage.case
    )


def _incident(stage: Stage) -> IncidentId:
    if stage.incident is None:
        raise Unclear("先写「记现场 …」")
    return IncidentId(stage.incident)


def note_incident(stage: Stage, rest: str) -> None:
    """`现场 措施「请到里间」`."""
    fields = {name: field for field, name in FIELDS.items()}
    found = matched(rf"({'|'.join(fields)})\s*{QUOTED.pattern}", rest, "现场 措施「…」")
    desk.note(stage.store, by=stage.actor, incident=_incident(stage), field=fields[found[1]], text=found[2])


def footage(stage: Stage, rest: str) -> None:
    """`录像保存到 2026-04-16`."""
    desk.keep_footage(stage.store, by=stage.actor, incident=_incident(stage), until=rest.strip())


def close_incident(stage: Stage, rest: str) -> None:
    """`现场平稳了`."""
    matched("", rest, "现场平稳了")
    desk.close(stage.store, by=stage.actor, incident=_incident(stage))


def board(stage: Stage, rest: str) -> str | None:
    """`里间 里间1号 张敏`, `里间 里间1号 空着`: as the board of rooms shows it."""
    found = matched(r"(\S+)\s+(\S+)", rest, "里间 里间1号 空着")
    with stage.store.reading() as at:
        room = next((one for one in rooms(at) if one.name == found[1]), None)
    if room is None:
        return f"没有里间「{found[1]}」"
    return differs(name_of(stage, room.handler) if room.case else "空着", found[2], room.name)


def incident_count(stage: Stage, rest: str) -> str | None:
    """`现场记录 0 件`: as many as the list shows to whoever is at the counter."""
    count = matched(r"(\d+)\s*件", rest, "现场记录 0 件")
    with stage.store.reading() as at:
        return differs(len(incidents(at, by=stage.actor)), int(count[1]), "现场记录")


def rest_offered(stage: Stage, rest: str) -> str | None:
    """`劝歇会儿 是`: after a heavy reception the clerk alone is told that some minutes of rest are due."""
    with stage.store.reading() as at:
        is_now = rest_suggested(at, stage.at_hand())
    return differs("是" if is_now else "否", rest, "劝歇会儿")


def wait_long(stage: Stage, rest: str) -> str | None:
    """`等得久 是`: whether the wait was longer than the hall's limit, as it stood then."""
    wanted = re.fullmatch(r"是|否", rest)
    if not wanted:
        raise Unclear("照「等得久 是」写")
    return differs("是" if stage.state().waited_long else "否", rest, "等得久")


VERBS: Mapping[str, Callable[[Stage, str], None]] = {
    "去里间": take_room,
    "腾出里间": free_room,
    "边上": watched,
    "等了": waited,
    "记现场": open_incident,
    "现场": note_incident,
    "录像保存到": footage,
    "现场平稳了": close_incident,
}
"""Deeds about what happens around."""
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {
    "里间": board,
    "现场记录": incident_count,
    "劝歇会儿": rest_offered,
    "等得久": wait_long,
}
"""Forms of result about what happens around."""
