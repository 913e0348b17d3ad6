"""The hall's figures counted again, slowly: every subject folded from the journal, nothing asked of a read table."""

from __future__ import annotations

from statistics import median_low

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState, Outcome, PromiseState
from hall_assistant.clock import DAY, MINUTE
from hall_assistant.logbook.figures import Above, Figures, Promised, Share, Span
from hall_assistant.orders.records import order_state
from hall_assistant.orders.values import OrderId, OrderState, Stage
from hall_assistant.store.reading import Reading


def _subjects(at: Reading, kind: str) -> list[str]:
    return sorted({row["subject"] for row in at.rows("SELECT subject FROM journal") if row["subject"].startswith(kind)})


def _numbers(at: Reading, state: CaseState) -> frozenset[bytes]:
    """What stands in the vault for the customer's number; the journal knows nobody's."""
    rows = at.rows("SELECT person, kind, digest FROM person_match")
    return frozenset(row["digest"] for row in rows if row["person"] == state.person and row["kind"] == "number")


def recounted(at: Reading, days: Span, *, above: Above, now: int) -> Figures:
    """The same figures by the long way."""
    every = [state_of(at, CaseId(one)) for one in _subjects(at, "case:")]
    every = [state for state in every if state.number and state.state != "voided"]
    mine = [state for state in every if days.first <= state.day <= days.last]
    orders = [order_state(at, OrderId(one)) for one in _subjects(at, "order:")]
    orders = [one for one in orders if one.number and one.closed_as not in ("mistake", "twice")]
    outcomes = [state.outcome for state in mine if state.state == "ended"]
    numbers = {state.case: _numbers(at, state) for state in every}
    return Figures(
        span=days,
        opened=len(mine),
        still_open=sum(state.state == "open" for state in mine),
        by_outcome={one: outcomes.count(one) for one in Outcome if one in outcomes},
        solved=Share(outcomes.count(Outcome.SOLVED), len(outcomes)),
        repeated=Share(sum(_again(state, every, numbers) for state in mine), len(mine)),
        above=Share(sum(_above(state, orders, above) for state in mine), len(mine)),
        contacted=_contacted([one for one in orders if days.start <= one.received < days.end], now),
        promised=_promised(every, days, now),
        minutes=_minutes(mine),
    )


def _again(state: CaseState, every: list[CaseState], numbers: dict[CaseId, frozenset[bytes]]) -> bool:
    def earlier(other: CaseState) -> bool:
        before = (other.started, other.case) < (state.started, state.case)
        return before and other.started >= state.started - 30 * DAY and bool(state.topic) and other.topic == state.topic

    alike = any(numbers[state.case] & numbers[other.case] for other in every if earlier(other))
    return alike or any(link.repeat for link in state.links)


def _above(state: CaseState, orders: list[OrderState], above: Above) -> bool:
    linked = any(link.case == state.case for one in orders if one.source in above.sources for link in one.links)
    return linked or any(one.need in above.needs and one.answered is not None for one in state.needs)


def _contacted(orders: list[OrderState], now: int) -> Share:
    timed = [(one, one.contact_due) for one in orders if one.contact_due is not None]
    rung = sum(one.first_tried is not None and one.first_tried <= due for one, due in timed)
    judged = sum(one.first_tried is not None or (one.stage is not Stage.AWAY and due < now) for one, due in timed)
    return Share(rung, judged)


def _promised(every: list[CaseState], days: Span, now: int) -> Promised:
    promises = [promise for state in every for promise in state.promises]
    settled = [one for one in promises if one.settled is not None and days.start <= one.settled < days.end]
    kept = [one for one in settled if one.state is PromiseState.KEPT]
    late = [one.due for one in promises if one.state is PromiseState.OPEN and one.due < now]
    today = days.start <= now < days.end
    return Promised(
        made=sum(days.start <= one.made < days.end for one in promises),
        kept=len(kept),
        in_time=sum(not one.late for one in kept),
        broken=sum(one.state is PromiseState.BROKEN for one in settled),
        overdue=sum((today or days.start <= due) and due < days.end for due in late),
        older=sum(today and due < days.start for due in late),
        due=sum(max(days.start, now) <= one.due < days.end for one in promises if one.state is PromiseState.OPEN),
    )


def _minutes(mine: list[CaseState]) -> int | None:
    waits = []
    for state in mine:
        hours = [one.made for one in state.promises] + ([state.ended] if state.ended is not None else [])
        if hours and state.mode == "live" and min(hours) >= state.started:
            waits.append(min(hours) - state.started)
    return median_low(waits) // MINUTE if waits else None
