"""What was filled in for an act, handed to that act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine
from hall_assistant.orders.course import OrderEntry
from hall_assistant.privacy.masking import masked
from ui.operations import orders
from ui.operations.orders import OrderActs
from ui.pages.notices.moment import NOT_READ, read_moment
from ui.pages.orders.act_bar import ActBar, Given
from ui.pages.orders.form import split_name

if TYPE_CHECKING:
    from ui.context import Context

HOURS = frozenset({"received", "contact_due", "answer_due", "at"})
"""Entries of an order that are hours."""


def give(context: Context, bar: ActBar, given: Given, acts: OrderActs, entry: OrderEntry | None) -> None:
    """Do what the bar was opened for. entry: what a correction is of."""
    match bar.spec.id:
        case "contact":
            how, _, reached = given.choice.partition(".")
            acts.contact(how=how, reached=reached == "yes", words=given.text, at=given.at)
        case "note":
            acts.note(kind=given.choice, text=given.text)
        case "reply" if given.extra:
            orders.copy(context, given.text)
        case "reply":
            acts.answer(text=given.text)
        case "hear":
            acts.hear(word=given.choice, verbatim=given.text)
        case "back":
            acts.send_back(ours=given.choice == "ours", why=given.text)
        case "again":
            acts.resend(told=given.at, number=given.text)
        case "assign":
            acts.assign(to=given.choice)
        case "person":
            surname, honorific = split_name(given.second)
            acts.identify(surname=surname, honorific=honorific, phone=given.text)
        case "close":
            acts.close(closed_as=given.choice, why=given.text)
        case "link":
            _link(context, bar, given, acts)
        case "correct" if entry is not None:
            _correct(context, bar, given, acts, entry)


def _link(context: Context, bar: ActBar, given: Given, acts: OrderActs) -> None:
    """What was chosen; a number typed is looked for first."""
    words = given.text.strip()
    if words:
        orders.look_for(context, words, owner=bar, then=lambda found: _choose(bar, found, acts))
    elif given.choice:
        _link_case(given.choice, acts)
    else:
        bar.tell("写接待编号、工单号或手机号，再点「关联」。")


def _choose(bar: ActBar, found: list[CaseLine], acts: OrderActs) -> None:
    if not found:
        bar.tell("没找到这样的接待，核一下号码再点。")
    elif len(found) == 1:
        _link_case(f"{found[0].case}|", acts)
    else:
        bar.offer([(f"{one.case}|", f"{short(one.number)} {masked(one.sentence)[:12]}".strip()) for one in found])
        bar.tell("有几次接待，选一个再点「关联」。")


def _link_case(chosen: str, acts: OrderActs) -> None:
    case, _, promise = chosen.partition("|")
    acts.link(case=CaseId(case), promise=promise)


def _correct(context: Context, bar: ActBar, given: Given, acts: OrderActs, entry: OrderEntry) -> None:
    value: str | int | None = given.text
    if given.choice in HOURS:
        clock = context.hall.clock
        value = read_moment(given.text, clock.now(), clock.offset(), ends=False)
    if value is None:
        bar.tell(NOT_READ)
        return
    acts.correct(chain=entry.chain, seq=entry.seq, field=given.choice, value=value, reason=given.second)
