"""What is held of a person, and what has lain long enough, in lines for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hall_assistant.casefile.informed import CONSENTS, PURPOSES
from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import OUTCOME_NAMES
from hall_assistant.clock import local, local_text
from hall_assistant.personal.records import VIEW_KINDS
from hall_assistant.privacy.masking import masked

if TYPE_CHECKING:
    from hall_assistant.cases.find import CaseLine
    from hall_assistant.library.library import Library
    from hall_assistant.personal.held import PersonData
    from hall_assistant.personal.lapsing import Lapsing
    from hall_assistant.personal.records import View

SHOWN = 8
"""Lines of a kind that are shown; the rest is counted."""


def held_words(found: PersonData) -> str:
    """How much there is, in one sentence."""
    counts = (
        (len(found.receptions), "个接待"),
        (len(found.promises), "个承诺"),
        (len(found.orders), "张派单"),
        (len(found.informed), "次告知"),
    )
    told = "、".join(f"{count} {what}" for count, what in counts if count) or "没有接待"
    whole = "，留着全号" if found.whole_number else "，号码只留遮住的"
    return f"{told}{whole}。"


def reception_lines(found: PersonData, library: Library) -> list[str]:
    """Its receptions, the newest first."""
    lines = [_reception(line, library) for line in reversed(found.receptions)]
    lines += [f"派单 {order.number}" for order in found.orders]
    return _few(lines)


def _reception(line: CaseLine, library: Library) -> str:
    topic = library.topics.get(line.topic)
    result = OUTCOME_NAMES[line.outcome] if line.outcome else ("办着" if line.state == "open" else "已结")
    parts = (line.day, short(line.number), topic.name if topic else "", result, masked(line.sentence)[:24])
    return "　".join(part for part in parts if part)


def consent_lines(found: PersonData, offset: int) -> list[str]:
    """What they were told, and said to it."""
    return _few(
        [f"{local_text(one.at, offset)}　{PURPOSES[one.purpose]}，{CONSENTS[one.consent]}" for _, one in found.informed]
    )


def view_lines(views: tuple[View, ...] | list[View], staff: Mapping[str, str], offset: int) -> list[str]:
    """Who looked, when, and why where a reason was wanted."""
    return _few(
        [
            f"{local_text(one.at, offset)}　{staff.get(one.staff, '')}　{VIEW_KINDS.get(one.kind, '')}"
            + (f"（{one.why}）" if one.why else "")
            for one in views
        ]
    )


_KINDS = {"case": "", "order": "派单 ", "incident": "现场的事"}


def lapsing_line(one: Lapsing, offset: int) -> str:
    """What would go, and why."""
    kind = _KINDS[one.subject.partition(":")[0]]
    number = short(one.number) if not kind else one.number
    over = f"{kind}{number}　{_day(one.over, offset)} 结束"
    return f"{over}　{one.rule}留 {one.days} 天，到 {_day(one.until, offset)}"


def hold_words(one: Lapsing) -> str:
    """Why it stays all the same; empty where it goes."""
    return f"依法留到 {one.hold.until}：{one.hold.basis}" if one.hold is not None else ""


def _day(ms: int, offset: int) -> str:
    day = local(ms, offset)
    return f"{day.year}年{day.month}月{day.day}日"


def _few(lines: list[str]) -> list[str]:
    return lines if len(lines) <= SHOWN else [*lines[:SHOWN], f"还有 {len(lines) - SHOWN} 条"]
