"""A department's leg as a row shows it, of the reception in hand or of any other."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.legs import URGE_WAYS, Leg, LegState, UrgeWay
from hall_assistant.cases.leg_list import WaitingLeg


@dataclass(frozen=True, slots=True)
class LegFace:
    """What was asked of whom, until when, how often urged."""

    leg: str
    department: str
    question: str
    contact: str
    due: int
    """UTC milliseconds."""
    state: LegState
    urges: int
    urged: int | None
    """When it was urged last."""
    way: str = ""
    """How that was, in a word."""
    answer: str = ""

    @property
    def unsettled(self) -> bool:
        """Whether the reception may not be closed because of it."""
        return self.state in (LegState.OPEN, LegState.RETURNED)


def face_of(leg: Leg) -> LegFace:
    """A leg of the reception in hand."""
    last = leg.urges[-1] if leg.urges else None
    way = URGE_WAYS[UrgeWay(last.how)] if last and last.how in set(UrgeWay) else ""
    parts = (leg.leg, leg.department, leg.question, leg.contact, leg.due, leg.state, len(leg.urges))
    return LegFace(*parts, last.at if last else None, way, leg.answer)


def face_waiting(one: WaitingLeg) -> LegFace:
    """A leg from the list of what is waited for."""
    return LegFace(one.leg, one.department, one.question, one.contact, one.due, one.state, one.urges, one.urged)
