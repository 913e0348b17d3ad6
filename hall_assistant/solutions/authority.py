"""Who may give how much (授权额度), pure: of each kind, and in one reception all told. Source: S28, S29."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from hall_assistant.casefile.solved import Redress, Solution, SolutionState
from hall_assistant.casefile.values import CaseState, Evidence
from hall_assistant.people.values import Role, StaffMember
from hall_assistant.settings.values import AUTHORITY, HallSettings

ALWAYS_SIGNED = frozenset({Redress.GIFT})
"""Kinds that a second person signs whatever the sum: a gift leaves no trace in the bill."""
UNPROVEN_NAMES: Mapping[str, str] = {"unverifiable": "查不实退的", "goodwill": "心意"}
"""The limits that hold besides that of the kind, as they are called on screen."""
NOTHING = Decimal("0.00")


def limit_of(settings: HallSettings, role: Role, kind: Redress | str) -> Decimal:
    """The most a role may give of a kind in one reception, in yuan; kind: also a name of `UNPROVEN_NAMES`."""
    key = f"{role.value}.{kind}"
    return Decimal(settings.authority.get(key, AUTHORITY.get(key, "0.00")))


def room_of(settings: HallSettings, role: Role, redress: Redress, state: CaseState, *, but: str = "") -> Decimal:
    """What a role may still give of a kind in a reception: its limit less what was given before, so that a sum cut in
    two goes no further than one. but: name of an option that does not count.
    """
    before = [one for one in state.solutions if one.solution != but and _counts(one)]
    room = limit_of(settings, role, redress) - _sum(one for one in before if one.redress is redress)
    unproven = _unproven(state.evidence, redress)
    if unproven is not None:
        room = min(room, limit_of(settings, role, unproven) - _sum(before))
    return max(NOTHING, room)


def _unproven(evidence: Evidence, redress: Redress) -> str | None:
    """Which limit holds besides that of the kind, while the check does not say that it was ours: what is handed back
    where it cannot be settled (查不实), or goodwill (心意).
    """
    if evidence is Evidence.OURS:
        return None
    handed_back = evidence is Evidence.UNVERIFIABLE and redress is Redress.REFUND
    return "unverifiable" if handed_back else "goodwill"


def _counts(one: Solution) -> bool:
    """Agreed, or signed for and still on the table."""
    return one.state is SolutionState.AGREED or (one.state is SolutionState.OFFERED and one.approval is not None)


def _sum(given: Iterable[Solution]) -> Decimal:
    return sum((one.amount for one in given), NOTHING)


def needs_second(settings: HallSettings, role: Role, solution: Solution, state: CaseState) -> bool:
    """Whether an option of a reception wants a second person before it is agreed."""
    if solution.redress is Redress.NONE:
        return False
    room = room_of(settings, role, solution.redress, state, but=solution.solution)
    return solution.redress in ALWAYS_SIGNED or solution.amount > room


def may_sign(
    settings: HallSettings, staff: Iterable[StaffMember], solution: Solution, state: CaseState
) -> tuple[StaffMember, ...]:
    """Those of the staff who may sign for an option: still here, not who offered it, and it lies within their role."""

    def room(one: StaffMember) -> Decimal:
        return room_of(settings, one.role, solution.redress, state, but=solution.solution)

    return tuple(one for one in staff if one.active and one.staff != solution.by and solution.amount <= room(one))
