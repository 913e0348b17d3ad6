"""Who looked (查看记录), and the full number shown for a reason (看全号). Source: N17, S207.

One line each: beyond one's own receptions the private view is noted once a day; a full number every time.
"""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.clock import day_bounds, local_day
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.personal.records import View, latest_views
from hall_assistant.privacy.numbers import found_in
from hall_assistant.privacy.vault import full_number
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Reading, Store, Writing
from hall_assistant.text import required


@dataclass(frozen=True, slots=True)
class Revealed:
    """The full numbers of one reception."""

    customer: str
    """The number to ring the customer on, or empty."""
    others: tuple[str, ...]
    """Numbers that stand in what was typed."""


def note_view(store: Store, *, by: Actor, case: CaseId) -> Changes:
    """Note that somebody opened another's reception in the private view; of their own, or again that day, nothing."""
    with store.write() as w:
        check(w, by, "personal.note_view")
        row = w.one("SELECT handler, first_asked FROM cases WHERE subject = ?", (case,))
        if row is not None and by.staff not in (row["handler"], row["first_asked"]) and not _noted(w, by, case):
            w.append(f"view:{case}", "view.opened", by=by.staff)
    return w.changes


def _noted(w: Writing, by: Actor, case: CaseId) -> bool:
    start, end = day_bounds(local_day(w.now, w.offset), w.offset)
    sql = "SELECT 1 FROM views WHERE subject = ? AND staff = ? AND kind = 'view.opened' AND at >= ? AND at < ?"
    return w.one(sql, (f"view:{case}", by.staff, start, end)) is not None


def reveal(store: Store, *, by: Actor, case: CaseId, why: str) -> tuple[Revealed, Changes]:
    """Show the full numbers of a reception (看全号), where the hall keeps them; who looked and why stays on the record.

    Raises StaffError `reveal.none` where none is kept, `text.empty` without a reason.
    """
    with store.write() as w:
        check(w, by, "personal.reveal")
        why = required(why, what="为什么看全号")
        customer = full_number(w, state_of(w, case).person)
        typed = {one.digits for fact in w.facts(case) for text in _texts(fact.sealed) for one in found_in(text)}
        if not (customer or typed):
            raise StaffError("reveal.none")
        w.append(f"view:{case}", "view.revealed", by=by.staff, sealed={"why": why})
    return Revealed(customer, tuple(sorted(typed - {customer}))), w.changes


def _texts(body: Json) -> list[str]:
    if isinstance(body, str):
        return [body]
    if isinstance(body, dict):
        return [text for one in body.values() for text in _texts(one)]
    return [text for one in body for text in _texts(one)] if isinstance(body, list) else []


def views(at: Reading, *, by: Actor, limit: int = 100) -> list[View]:
    """Who looked at what beyond their own work, the latest first; for the manager."""
    check(at, by, "personal.see_views")
    return latest_views(at, limit)
