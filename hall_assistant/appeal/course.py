"""What happened (经过): each reception and order with its head and its course, line by line."""

from __future__ import annotations

from hall_assistant.appeal.values import Matter, Page, Table
from hall_assistant.casefile.values import CaseState
from hall_assistant.cases.find import lines
from hall_assistant.logbook.going_out import outward_course, outward_timeline
from hall_assistant.logbook.profiles import outward
from hall_assistant.logbook.timeline import Entry, timeline
from hall_assistant.orders.course import course
from hall_assistant.orders.values import STAGE_NAMES, OrderState
from hall_assistant.privacy.identity import shown
from hall_assistant.privacy.masking import masked

_COLUMNS = ("时间", "谁", "做什么", "内容")
_NEVER = ("case.rated", "case.rating_appealed", "case.rating_answered")
"""Marks of one's own are nobody else's business, in the house either."""


def course_page(matter: Matter) -> Page:
    """Heads and courses, receptions first."""
    tables = [table for state in matter.receptions for table in (_head(matter, state), _course(matter, state))]
    tables += [table for order in matter.orders for table in (_order_head(matter, order), _order_course(matter, order))]
    return Page("course.html", "经过", tuple(tables), ("号码都遮着。",))


def _head(matter: Matter, state: CaseState) -> Table:
    rows = outward(state, matter.library, offset=matter.offset)
    line = next(iter(lines(matter.at, "subject = ?", (state.case,), order="subject", limit=1)), None)
    person = line.person.line if line else ""
    people = [("客户", person), ("首问", matter.name(state.first_asked)), ("经办", matter.name(state.handler))]
    return Table(f"接待 {state.number}", ("栏", "内容"), (*((what, text) for what, text in people if text), *rows))


def _course(matter: Matter, state: CaseState) -> Table:
    if matter.outward:
        entries = outward_timeline(matter.at, state.case, matter.library)
    else:
        told = timeline(matter.at, state.case, matter.library)
        entries = [entry for entry in told if entry.kind not in _NEVER]
    rows = tuple((f"{one.day} {one.hour}", one.who, _what(one), masked(one.covered or one.text)) for one in entries)
    return Table(f"接待 {state.number} 的经过", _COLUMNS, rows)


def _what(entry: Entry) -> str:
    marks = ("（撤了）" if entry.undone else "") + ("（更正过）" if entry.corrected else "")
    return entry.what + marks


def _order_head(matter: Matter, order: OrderState) -> Table:
    sources = matter.library.later("order_sources")
    rows = [
        ("派单号", order.number),
        ("来源", sources[order.source].name if order.source in sources else ""),
        ("客户", shown(matter.at, order.person).line),
        ("收单", matter.hour(order.received)),
        ("首次联系时限", matter.hour(order.contact_due)),
        ("回单时限", matter.hour(order.answer_due)),
        ("原文", masked(order.text)),
        ("到哪一步", STAGE_NAMES[order.stage]),
        ("办结", matter.hour(order.closed)),
    ]
    return Table(f"派单 {order.number}", ("栏", "内容"), tuple(row for row in rows if row[1]))


def _order_course(matter: Matter, order: OrderState) -> Table:
    entries = outward_course(matter.at, order.order) if matter.outward else course(matter.at, order.order)
    rows = tuple((matter.hour(one.at), one.who, one.what, masked(one.text)) for one in entries)
    return Table(f"派单 {order.number} 的经过", _COLUMNS, rows)
