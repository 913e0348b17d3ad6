"""A copy of their data for the person (个人信息副本): a page to read and a file to take along. Source: N16, art. 45."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hall_assistant.changes import Changes
from hall_assistant.clock import local_text
from hall_assistant.library.library import Library
from hall_assistant.logbook.profiles import outward
from hall_assistant.orders.values import OrderState
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.personal.held import PersonData, held_of, people_of
from hall_assistant.personal.informing import notice_text
from hall_assistant.phrases.templates import fill
from hall_assistant.privacy.masking import masked
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Store

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The same in two forms, both in the outward profile: no emotion, no line said, no coaching."""

    page: str
    """HTML for paper and screen."""
    file: str
    """JSON for other programs."""


def hand_out(store: Store, *, by: Actor, phone: str, library: Library) -> tuple[HandedOut, Changes]:
    """Make the copy for the person with this number; that it was handed out is kept.

    Raises StaffError `person.unknown`, `person.whole`, `phone.form`.
    """
    with store.write() as w:
        check(w, by, "personal.export")
        people = people_of(w, phone)
        w.append(f"view:person:{people[0]}", "view.exported", by=by.staff)
        found = held_of(w, people, now=w.now, offset=w.offset)
        receptions = [outward(state, library, offset=w.offset) for state in found.states]
        orders = [_order(order, library, w.offset) for order in found.orders]
        head = {
            "厅名": hall_settings(w).hall,
            "称呼": found.person.line,
            "时间": local_text(w.now, w.offset),
            "制作人": by.name,
            "告知": notice_text(w, library),
            "留存": found.hold.until if found.hold else "",
        }
    page = fill(library.template("person_data"), {**head, "接待们": receptions, "派单们": orders})
    return HandedOut(page, _file(head, found, receptions, orders)), w.changes


def _order(order: OrderState, library: Library, offset: int) -> Pairs:
    sources = library.later("order_sources")
    pairs = [
        ("编号", order.number),
        ("来源", sources[order.source].name if order.source in sources else ""),
        ("收到", local_text(order.received, offset)),
        ("原文", masked(order.text)),
        *(("回单", masked(answer.text)) for answer in order.answers),
        ("用户意见", masked(order.verbatim)),
        ("办结", local_text(order.closed, offset) if order.closed else ""),
    ]
    return [(what, text) for what, text in pairs if text]


def _file(head: dict[str, str], found: PersonData, receptions: list[Pairs], orders: list[Pairs]) -> str:
    whole = {
        **head,
        "接待": [_listed(pairs) for pairs in receptions],
        "派单": [_listed(pairs) for pairs in orders],
        "留全号": found.whole_number,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _listed(pairs: Pairs) -> dict[str, list[str]]:
    """By name; what came more than once in the order it came."""
    told: dict[str, list[str]] = {}
    for what, text in pairs:
        told.setdefault(what, []).append(text)
    return told
