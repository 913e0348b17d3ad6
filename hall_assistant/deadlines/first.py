"""A matter registered again counts from its first registration (重复受理不重起时限), not from today. Source: S46."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hall_assistant.casefile.clocks import ClockState
from hall_assistant.casefile.values import CaseState
from hall_assistant.deadlines.deciding import decide
from hall_assistant.errors import StaffError
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.grounds import Law
from hall_assistant.settings.values import HallSettings
from hall_assistant.store.facts import Json


def counted_for(
    state: CaseState,
    earlier: CaseState,
    *,
    rules: Mapping[str, Deadline],
    law: Mapping[str, Law],
    settings: HallSettings,
    offset: int,
) -> list[Json]:
    """How the running clocks of a reception count from an earlier one of the same matter: an entry each for its fact.

    Only what is ours to do and began with this reception; a window that opened with a bill is left alone.
    """
    found: list[Json] = []
    for clock in state.clocks:
        rule = rules.get(clock.rule)
        if rule is not None and clock.running and takes_first(rule, start=clock.start, state=state):
            count = count_from(earlier, rule=rule, law=law, settings=settings, offset=offset)
            chain, given = clock.refs[0]
            found += [{"of": chain, "clock": given, **count}] if count else []
    return found


def takes_first(rule: Deadline, *, start: int, state: CaseState) -> bool:
    """Whether a clock of this rule and start (UTC ms) began with the reception's own registration and is ours."""
    return rule.whose == "ours" and start >= state.started


def count_from(
    earlier: CaseState, *, rule: Deadline, law: Mapping[str, Law], settings: HallSettings, offset: int
) -> dict[str, Json]:
    """Start, due hour and warnings of a rule as the earlier reception has them; empty where nothing follows from it.

    Where the same clock runs there, its own due hour stands; where it was met there, what comes now is a new duty.
    """
    same = [clock for clock in earlier.clocks if clock.rule == rule.id]
    running = next((clock for clock in same if clock.running), None)
    if running is not None:
        return _entry(running.start, running.due, running.warnings)
    if any(clock.state is ClockState.MET for clock in same):
        return {}
    try:
        decided = decide(rule, start=earlier.first_registered, law=law, settings=settings, offset=offset)
    except StaffError:  # a rule whose hour is told cannot be counted from another day
        return {}
    return _entry(decided.start, decided.due, decided.warnings)


def _entry(start: int, due: int, warnings: Iterable[int]) -> dict[str, Json]:
    return {"start": start, "due": due, "warnings": list(warnings)}
