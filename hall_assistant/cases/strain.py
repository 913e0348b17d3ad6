"""Whether a reception was heavy (费神的一场), so that a short break is suggested to who handled it, to nobody else.

Nothing is recorded of it and nothing counted: it is a kindness, not a measure. Source: S178.
"""

from __future__ import annotations

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.clock import MINUTE
from hall_assistant.floor.records import happened_in
from hall_assistant.store.store import Reading

LONG = 45 * MINUTE
"""Milliseconds at the counter from which a reception weighs on its own."""
UPSET = 4
"""Level of 5 from which a mood weighs on its own."""


def heavy(state: CaseState) -> bool:
    """Whether an ended live reception was heavy by its own facts (pure): a furious customer, or two lesser things."""
    if state.mode != "live" or state.ended is None:
        return False
    long = state.ended - state.started >= LONG
    lesser = (long, state.watched, bool(state.room), state.waited_long, len(state.hops) >= 2)
    return any(level >= UPSET for _step, level in state.emotions) or sum(lesser) >= 2


def rest_suggested(at: Reading, case: CaseId) -> bool:
    """Whether to suggest 5–10 minutes: it was heavy, or an incident happened in it."""
    return heavy(state_of(at, case)) or happened_in(at, case)
