"""Deeds and results about orders from outside (派单): entered, first contact, answered, sent back, closed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.orders import desk
from hall_assistant.orders.records import order_state
from hall_assistant.orders.reply import reply
from hall_assistant.orders.values import HOWS, NOTE_KINDS, STAGE_NAMES, WORDS, OrderId, OrderState, clocks
from hall_assistant.training.comparing import differs, holds, quoted_whole
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import HOUR, QUOTED, labelled, matched
from hall_assistant.training.looking import customer, one_of
from hall_assistant.training.stage import Stage

FORM = "登派单 10086 GD20260511001（收到：05-11 09:00，联系：05-11 11:00，回单：05-13 09:00，客户：…，给：张敏）"
_STANDS = re.compile(
    rf"(?P<stage>{'|'.join(STAGE_NAMES.values())})?(?:\s*联系(?P<contact>迟了|没迟))?(?:\s*回单(?P<answer>迟了|没迟))?"
    rf"(?:\s*再来(?P<again>\d+)次)?"
)


def _order(stage: Stage) -> OrderId:
    if stage.order is None:
        raise Unclear("手上还没有派单，先写「登派单 …」")
    return OrderId(stage.order)


def _state(stage: Stage) -> OrderState:
    with stage.store.reading() as at:
        return order_state(at, _order(stage))


def receive(stage: Stage, rest: str) -> None:
    """`登派单 10086 GD…（收到：…，联系：…，回单：…，客户：…，原文：…）`: its hours as they stand on the order."""
    found = matched(r"([^（]+?)\s+([A-Za-z0-9-]+)\s*（(.+)）", rest, FORM)
    sources = {source.name: source.id for source in stage.library.later("order_sources").values()}
    told = labelled(found[3])
    if not {"收到", "回单"} <= set(told):
        raise Unclear(f"照「{FORM}」写")
    surname, honorific, phone = customer(told["客户"]) if "客户" in told else ("", "", "")
    stage.order, _ = desk.receive(
        stage.store,
        by=stage.actor,
        source=one_of(sources, found[1], "登派单"),
        number=found[2],
        received=stage.hour(told["收到"]),
        contact_due=stage.hour(told["联系"]) if "联系" in told else None,
        answer_due=stage.hour(told["回单"]),
        text=told.get("原文", ""),
        to=stage.colleague(told["给"]).staff if "给" in told else "",
        surname=surname,
        honorific=honorific,
        phone=phone,
    )


def contact(stage: Stage, rest: str) -> None:
    """`派单联系 电话 接通「…」`, `派单联系 电话 没接通`."""
    ways = {name: value for value, name in HOWS.items()}
    found = matched(rf"({'|'.join(ways)})\s+(接通|没接通)\s*(?:{QUOTED.pattern})?", rest, "派单联系 电话 接通「…」")
    desk.contact(
        stage.store,
        by=stage.actor,
        order=_order(stage),
        reached=found[2] == "接通",
        how=ways[found[1]],
        words=found[3] or "",
    )


def note(stage: Stage, rest: str) -> None:
    """`派单记 核查「…」`."""
    kinds = {name: value for value, name in NOTE_KINDS.items()}
    found = matched(rf"({'|'.join(kinds)})\s*{QUOTED.pattern}", rest, "派单记 核查「…」")
    desk.note(stage.store, by=stage.actor, order=_order(stage), kind=kinds[found[1]], text=found[2])


def link(stage: Stage, rest: str) -> None:
    """`派单关联`, `派单关联 P1`: with the reception at hand, or one promise of it."""
    promise = matched(r"(P\d+)?", rest, "派单关联 P1")[1] or ""
    desk.link(stage.store, by=stage.actor, order=_order(stage), case=stage.at_hand(), promise=promise)


def answer(stage: Stage, rest: str) -> None:
    """`回单`: with the text the template makes of the record; `回单「…」`: with one's own."""
    text = _reply(stage) if not rest else quoted_whole(rest)
    desk.answer(stage.store, by=stage.actor, order=_order(stage), text=text)


def _reply(stage: Stage) -> str:
    with stage.store.reading() as at:
        return reply(at, _order(stage), stage.library, offset=stage.clock.offset()).text


def send_back(ours: bool) -> Callable[[Stage, str], None]:
    """`退派单「不是本厅的」`; `派单被退回「没写联系时间」`."""

    def act(stage: Stage, rest: str) -> None:
        desk.send_back(stage.store, by=stage.actor, order=_order(stage), ours=ours, why=quoted_whole(rest))

    return act


def resend(stage: Stage, rest: str) -> None:
    """`派单再来`, `派单再来 05-15 17:00`: with the hour they name this time."""
    hour = matched(rf"({HOUR})?", rest, "派单再来 05-15 17:00")[1]
    desk.resend(stage.store, by=stage.actor, order=_order(stage), told=stage.hour(hour) if hour else None)


def hear(stage: Stage, rest: str) -> None:
    """`用户意见 满意「…」`."""
    words = {name: value for value, name in WORDS.items()}
    found = matched(rf"({'|'.join(words)})\s*(?:{QUOTED.pattern})?", rest, "用户意见 满意「…」")
    desk.hear(stage.store, by=stage.actor, order=_order(stage), word=words[found[1]], verbatim=found[2] or "")


def close(stage: Stage, rest: str) -> None:
    """`派单办结`."""
    matched("", rest, "派单办结")
    desk.close(stage.store, by=stage.actor, order=_order(stage))


def stands(stage: Stage, rest: str) -> str | None:
    """`派单 已回单 联系没迟 回单没迟`, `派单 退回重办 再来1次`."""
    wanted = _STANDS.fullmatch(rest)
    if not wanted or not rest:
        raise Unclear("照「派单 已回单 联系没迟 回单没迟」写")
    state = _state(stage)
    late = clocks(
        stage=state.stage,
        contact_due=state.contact_due,
        answer_due=state.answer_due,
        first_tried=state.first_tried,
        answered=state.answered,
        now=stage.clock.now(),
    )
    if wanted["stage"] and STAGE_NAMES[state.stage] != wanted["stage"]:
        return differs(STAGE_NAMES[state.stage], wanted["stage"], "派单")
    for name, is_late in (("contact", late.contact_late), ("answer", late.answer_late)):
        if wanted[name] and is_late != (wanted[name] == "迟了"):
            return f"派单的{'联系' if name == 'contact' else '回单'}不是「{wanted[name]}」"
    return differs(len(state.again), int(wanted["again"]), "派单再来") if wanted["again"] else None


def in_reply(stage: Stage, rest: str) -> str | None:
    """`回单含「…」`: the text to be pasted holds these words."""
    return holds(_reply(stage), quoted_whole(rest), "回单")


VERBS: Mapping[str, Callable[[Stage, str], None]] = {
    "登派单": receive,
    "派单联系": contact,
    "派单记": note,
    "派单关联": link,
    "回单": answer,
    "退派单": send_back(True),
    "派单被退回": send_back(False),
    "派单再来": resend,
    "用户意见": hear,
    "派单办结": close,
}
"""Deeds about orders."""
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {"派单": stands, "回单含": in_reply}
"""Forms of result about orders."""
