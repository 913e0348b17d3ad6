"""Hops (转手): hand-overs, departments asked, and each time the customer was sent somewhere. Source: S28."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Reading, Store
from hall_assistant.text import one_line, required


def send_on(store: Store, *, by: Actor, case: CaseId, where: str) -> Changes:
    """Record that the customer was sent somewhere: another hall, the bank, home for a paper (请客人去别处).

    Raises StaffError `text.empty`, and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "cases.send_on")
        ready_for_content(w, by=by, case=case)
        w.append(case, "case.sent", by=by.staff, sealed={"where": required(where, what="去哪里", limit=100)})
    return w.changes


def judge_hop(
    store: Store, *, by: Actor, case: CaseId, chain: str, seq: int, avoidable: bool, why: str = ""
) -> Changes:
    """Say of a hop (by the fact that made it) whether the window could have done without it (可免的转手).

    Also after the reception has ended. Raises StaffError `hop.unknown`.
    """
    with store.write() as w:
        check(w, by, "cases.judge_hop")
        if not any((hop.chain, hop.seq) == (chain, seq) for hop in state_of(w, case).hops):
            raise StaffError("hop.unknown")
        opened: dict[str, Json] = {"chain": chain, "seq": seq, "avoidable": avoidable}
        w.append(case, "case.hop_judged", by=by.staff, open=opened, sealed={"why": one_line(why, what="为什么可免")})
    return w.changes


@dataclass(frozen=True, slots=True)
class HopFigures:
    """How often matters changed hands in some days (voided receptions outside)."""

    receptions: int
    """Receptions with at least one hop."""
    hops: int
    avoidable: int
    most: int
    """Hops of the reception that had most."""


def hop_figures(at: Reading, first: str, last: str) -> HopFigures:
    """Figures of local days `first` to `last`, both included (`2026-03-12`)."""
    row = at.one(
        "SELECT count(*) FILTER (WHERE hops) AS receptions, total(hops) AS hops, total(avoidable) AS avoidable,"
        " max(hops) AS most FROM cases WHERE day BETWEEN ? AND ? AND state <> 'voided'",
        (first, last),
    )
    if row is None:
        return HopFigures(0, 0, 0, 0)
    return HopFigures(row["receptions"], int(row["hops"]), int(row["avoidable"]), row["most"] or 0)
