"""What was promised, by which clocks, who was contacted and what was answered (承诺、时限、联系、答复)."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.appeal.values import Matter, Page, Table
from hall_assistant.casefile.clocks import Clock, ClockState
from hall_assistant.casefile.promising import KIND_NAMES, REACHED_NAMES, WAY_NAMES
from hall_assistant.casefile.solved import REDRESSES, Redress, SolutionState
from hall_assistant.casefile.values import CaseState, Promise
from hall_assistant.deadlines.why import LAYER_WORDS
from hall_assistant.logbook.profiles import PROMISES_OUT
from hall_assistant.orders.values import HOWS, WORDS
from hall_assistant.privacy.masking import masked
from hall_assistant.promises.chains import chain_of

_CLOCK_STATES = {ClockState.RUNNING: "在走", ClockState.MET: "办到", ClockState.WITHDRAWN: "撤下"}
_WHOSE = {"ours": "我们", "customer": "客户", "authority": "受理机构"}
PENDING = "依据待核，以公布的为准"


def promises_page(matter: Matter) -> Page:
    """Every promise with its hour, what became of it, and the chain of new hours it stands in."""
    columns = (
        "承诺",
        "答应的话",
        "哪一种",
        "许下",
        "几点前",
        "结果",
        "何时了结",
        "改约链",
        *_inward(matter, "谁管", "怎么办的"),
    )
    rows = tuple(_promise(matter, state, one) for state in matter.receptions for one in state.promises)
    return Page("promises.html", "承诺", (Table("每一件承诺", columns, rows),))


def _inward(matter: Matter, *columns: str) -> tuple[str, ...]:
    return () if matter.outward else columns


def _promise(matter: Matter, state: CaseState, one: Promise) -> tuple[str, ...]:
    chain = chain_of(state, one.promise)
    hours = " → ".join(f"{each.promise} {matter.hour(each.due)}" for each in chain) if len(chain) > 1 else ""
    result = PROMISES_OUT[one.state] + ("（过了钟点）" if one.late else "")
    told = (one.promise, masked(one.words), KIND_NAMES[one.kind], matter.hour(one.made), matter.hour(one.due))
    inward = _inward(matter, matter.name(one.owner), masked(one.how))
    return (*told, result, matter.hour(one.settled), hours, *inward)


def clocks_page(matter: Matter) -> Page:
    """Every clock with its article, as it was decided then; what was not checked says so and is not quoted outside."""
    columns = ("时限", "谁该办", "从何时", "到何时", "结果", "何时办到", "依据", "跳过的日子")
    rows = tuple(_clock(matter, one) for state in matter.receptions for one in state.clocks)
    return Page(
        "clocks.html",
        "时限",
        (Table("每一个时限", columns, rows),),
        ("钟点当时怎么定的，就怎么写；后来改的规则不算。",),
    )


def _clock(matter: Matter, one: Clock) -> tuple[str, ...]:
    result = _CLOCK_STATES[one.state] + ("（过了钟点）" if one.late else "")
    since = f"（从 {one.since} 头一次登记算）" if one.since else ""
    skipped = "，".join(f"{day.day} {day.name}" for day in one.skipped)
    hours = (matter.hour(one.start) + since, matter.hour(one.due), result, matter.hour(one.settled))
    return (one.name, _WHOSE.get(one.whose, ""), *hours, _article(matter, one), skipped)


def _article(matter: Matter, one: Clock) -> str:
    if one.standing == "verified":
        checked = f"，{one.checked} 核过" if one.checked else ""
        return f"{one.article}（{LAYER_WORDS.get(one.layer, one.layer)}{checked}）" if one.article else ""
    return PENDING if matter.outward or not one.article else f"{one.article}（{PENDING}）"


def contacts_page(matter: Matter) -> Page:
    """Every contact with the customer; what was said is the hall's own note and stays inside."""
    columns = ("时间", "怎么联系", "联系上没有", "为哪件", *_inward(matter, "谁", "怎么说的"))
    rows = sorted(_contacts(matter), key=lambda row: row[0])
    return Page("contacts.html", "联系", (Table("每一次联系", columns, tuple(rows)),))


def _contacts(matter: Matter) -> Iterator[tuple[str, ...]]:
    for state in matter.receptions:
        for promise in state.promises:
            for one in promise.contacts:
                inward = _inward(matter, matter.name(one.by), masked(one.words))
                ways = (WAY_NAMES[one.way], REACHED_NAMES[one.reached])
                yield (matter.hour(one.at), *ways, f"承诺 {promise.promise}", *inward)
    for order in matter.orders:
        for call in order.contacts:
            inward = _inward(matter, matter.name(call.by), masked(call.words))
            reached = "说到了" if call.reached else "没联系上"
            yield (matter.hour(call.at), HOWS.get(call.how, ""), reached, f"派单 {order.number}", *inward)


def answers_page(matter: Matter) -> Page:
    """What was agreed, what was refused and what can be had instead, the final answer, answers to orders."""
    agreed = tuple(
        (matter.hour(one.settled), masked(one.words), _sum(one.redress, str(one.amount)))
        for state in matter.receptions
        for one in state.solutions
        if one.state is SolutionState.AGREED
    )
    refused = tuple(
        (matter.hour(one.at), masked(one.cannot), masked(one.why), masked(one.can))
        for state in matter.receptions
        for one in state.refusals
    )
    tables = (
        Table("说定的", ("何时", "内容", "金额"), agreed),
        Table("办不了的，和能办的", ("何时", "什么办不了", "为什么", "能办的是"), refused),
        Table("最终答复", ("何时", "答复", "谁定的", "依据", "说过还能找"), tuple(_finals(matter))),
        Table("回单", ("何时", "派单", "内容"), tuple(_replies(matter))),
        Table("用户意见", ("派单", "意见", "原话"), tuple(_words(matter))),
    )
    return Page("answers.html", "答复", tables)


def _sum(redress: Redress, amount: str) -> str:
    return "" if redress is Redress.NONE else f"{REDRESSES[redress]} {amount}元"


def _finals(matter: Matter) -> Iterator[tuple[str, ...]]:
    for one in (state.final for state in matter.receptions if state.final is not None):
        told = (masked(one.answer), masked(one.who), masked(one.basis), "、".join(one.remedies))
        yield (matter.hour(one.at), *told)


def _replies(matter: Matter) -> Iterator[tuple[str, ...]]:
    for order in matter.orders:
        for one in order.answers:
            yield matter.hour(one.at), order.number, masked(one.text)


def _words(matter: Matter) -> Iterator[tuple[str, ...]]:
    for order in matter.orders:
        if order.word:
            yield order.number, WORDS.get(order.word, ""), masked(order.verbatim)
