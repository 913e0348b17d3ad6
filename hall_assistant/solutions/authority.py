"""Who may give how much (授权额度), pure. Source: S28, S29."""

from __future__ import annotations

from decimal import Decimal

from hall_assistant.casefile.solved import Redress, Solution
from hall_assistant.people.values import Role
from hall_assistant.settings.values import HallSettings

ALWAYS_SIGNED = frozenset({Redress.GIFT})
"""Kinds that a second person signs whatever the sum: a gift leaves no trace in the bill."""


def limit_of(settings: HallSettings, role: Role, redress: Redress) -> Decimal:
    """The most a role may give of a kind on its own, in yuan."""
    return Decimal(settings.authority.get(f"{role.value}.{redress.value}", "0.00"))


def needs_second(settings: HallSettings, role: Role, solution: Solution) -> bool:
    """Whether an option wants a second person before it is agreed."""
    if solution.redress is Redress.NONE:
        return False
    return solution.redress in ALWAYS_SIGNED or solution.amount > limit_of(settings, role, solution.redress)
