"""Clocks of a folded reception as read rows, and what its end does to them. Pure."""

from __future__ import annotations

from dataclasses import replace

from hall_assistant.casefile.clocks import Clock, ClockState
from hall_assistant.casefile.values import CaseState, Outcome
from hall_assistant.store.readmodel import Row


def met_by_the_end(state: CaseState) -> tuple[Clock, ...]:
    """The clocks, those that 现场化解 meets met by it; every other goes on running after the end."""
    if state.state != "ended" or state.outcome is not Outcome.SOLVED:
        return state.clocks
    return tuple(
        replace(clock, state=ClockState.MET, settled=state.ended, how="现场化解")
        if clock.running and clock.ends
        else clock
        for clock in state.clocks
    )


def clock_rows(state: CaseState) -> list[Row]:
    """One row a clock; none of a voided reception, whose clocks run no more."""
    return [] if state.state == "voided" else [_row(state, clock) for clock in state.clocks]


def _row(state: CaseState, clock: Clock) -> Row:
    return {
        "subject": state.case,
        "clock": clock.clock,
        "rule": clock.rule,
        "name": clock.name,
        "whose": clock.whose,
        "start": clock.start,
        "due": clock.due,
        "state": clock.state.value,
        "settled": clock.settled,
        "beyond": int(clock.beyond),
    }


def alarm_rows(state: CaseState) -> list[Row]:
    """When to remind of what is ours to do: at each warning and at the due hour, while the clock runs."""
    if state.state == "voided":
        return []
    return [
        {"subject": state.case, "clock": clock.clock, "at": at}
        for clock in state.clocks
        if clock.running and clock.whose == "ours"
        for at in dict.fromkeys((*clock.warnings, clock.due))
    ]
