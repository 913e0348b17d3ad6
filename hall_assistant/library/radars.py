"""When a matter counts as rising (在涨), as content. Source: S134."""

from __future__ import annotations

from hall_assistant.library.kinds import Id, Kind, Words


class Rising(Kind, frozen=True, kw_only=True):
    """The rule: a week beside the weeks before it."""

    id: Id
    name: Words
    weeks: int
    """Weeks before that are compared with."""
    least: int
    """Receptions in the week from which on it says anything."""
    spread: int
    """How many times the square root of the mean it must be above the mean: 2 is seldom chance."""
    source: tuple[str, ...] = ()
