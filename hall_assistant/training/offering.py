"""Deeds about solutions (方案): offered, signed, taken or not, asked for above; a no in three parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hall_assistant.casefile.solved import REDRESSES, SOLUTION_TYPES, Redress
from hall_assistant.casefile.told import ELSEWHERE_NAMES, Elsewhere
from hall_assistant.solutions import desk, ladder
from hall_assistant.training.crew import PIN
from hall_assistant.training.forms import HOUR, QUOTED, labelled, matched
from hall_assistant.training.looking import one_of
from hall_assistant.training.stage import Stage

TYPES = {name: value for value, name in SOLUTION_TYPES.items()}
KINDS = {name: value for value, name in REDRESSES.items()}
SUM = r"\d+\.\d{2}"
_BRACKETS = r"(?:（(?P<more>.+)）)?"
_OFFER = (
    rf"(?P<type>{'|'.join(TYPES)})(?:\s+(?P<kind>{'|'.join(KINDS)})\s*(?P<sum>{SUM}))?"
    rf"\s*{QUOTED.pattern}\s*{_BRACKETS}"
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
