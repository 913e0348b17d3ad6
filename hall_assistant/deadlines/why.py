"""「为什么是这天」: how a clock's due hour came about, as data for whoever shows it. Pure; read from the fact alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from hall_assistant.casefile.clocks import Clock, Skipped
from hall_assistant.clock import local, local_text
from hall_assistant.deadlines.amounts import amount_words

LAYER_WORDS = {"nation": "国家", "ministry": "部委", "province": "本省", "operator": "本公司", "hall": "本厅"}
WHOSE_WORDS = {"ours": "该我们办", "customer": "客户可以用到这天", "authority": "等受理机关"}


@dataclass(frozen=True, slots=True)
class Why:
    """The parts of the answer, each in words; empty where there is nothing to say."""

    name: str
    due: str
    """Local day and hour."""
    begins: str
    """From when, and on what occasion."""
    amount: str
    """48小时 · 本厅填的「24小时」, or that the hour was told."""
    skipped: tuple[str, ...]
    """Days that did not count: 10月1日–10月7日 国庆节."""
    ground: str
    """Article with its layer."""
    standing: str
    """Whether the wording was checked, and when."""
    met_by: str
    whose: str
    repeats: str
    """How often the same matter was reported again, which changed nothing."""
    beyond: str
    """That the table of holidays ended."""
    corrected: str


def why(clock: Clock, offset: int) -> Why:
    """Why a clock is due when it is; `offset` in minutes east, for hours as people read them."""
    return Why(
        name=clock.name,
        due=local_text(clock.due, offset),
        begins=_begins(clock, offset),
        amount=_amount(clock),
        skipped=_spans(clock.skipped),
        ground=_ground(clock),
        standing=f"原文 {clock.checked} 核过"
        if clock.standing == "verified"
        else "原文还没核对，只作内部参考，不跟客户说",
        met_by=clock.met_by,
        whose=WHOSE_WORDS.get(clock.whose, ""),
        repeats=_repeats(clock, offset),
        beyond="放假表到这一年还没有，星期一到五先当上班日算；等通知出来，请店长填进本厅放假表。"
        if clock.beyond
        else "",
        corrected="起算的时间更正过，原来的留在经过里。" if clock.corrected else "",
    )


def _begins(clock: Clock, offset: int) -> str:
    if clock.since:
        return f"{local_text(clock.start, offset)} 起算：同一件事，从 {clock.since} 头一次登记算"
    return f"{local_text(clock.start, offset)} 起算：{clock.starts}" if clock.starts else ""


def _amount(clock: Clock) -> str:
    counted = amount_words(clock.amount, clock.unit)
    if not counted:
        return "这个钟点是公布的、短信写的，不是算出来的"
    how = {"days": "，起头那天不算", "months": "，起头那天不算", "workdays": "，起头那天不算，休息日跳过"}.get(
        clock.unit, ""
    )
    own = f"（照本厅填的「{clock.own}」）" if clock.own else ""
    return f"{counted}{how}{own}"


def _ground(clock: Clock) -> str:
    layer = LAYER_WORDS.get(clock.layer, clock.layer)
    return f"{layer} · {clock.article}" if clock.article else f"{layer} · 没有对得上的条文"


def _repeats(clock: Clock, offset: int) -> str:
    if not clock.repeats:
        return ""
    last = local_text(clock.repeats[-1], offset)
    return f"后来又报过 {len(clock.repeats)} 次（最近 {last}），钟点不变，按头一次算"


def _spans(skipped: tuple[Skipped, ...]) -> tuple[str, ...]:
    """Days in a row with one name as one span."""
    return tuple(
        _span([each.day for each in days], name) for name, days in groupby(skipped, key=lambda each: each.name)
    )


def _span(days: list[str], name: str) -> str:
    first, last = _short(days[0]), _short(days[-1])
    return f"{first} {name}" if len(days) == 1 else f"{first}–{last} {name}（{len(days)}天）"


def _short(day: str) -> str:
    _year, month, date = (int(part) for part in day.split("-"))
    return f"{month}月{date}日"


def left(clock: Clock, now: int, offset: int) -> tuple[str, str]:
    """What is left, as a big figure and its unit: (3, 天), (5, 小时), (20, 分钟); (过, 2 小时) once it went by."""
    minutes = abs(clock.due - now) // 60_000
    days = abs((local(clock.due, offset).date() - local(now, offset).date()).days)
    if minutes >= 48 * 60:
        figure, unit = str(days), "天"
    elif minutes >= 100:
        figure, unit = str(minutes // 60), "小时"
    else:
        figure, unit = str(minutes), "分钟"
    return figure, unit if clock.due > now else f"{unit}前到点"
