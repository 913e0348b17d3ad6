"""The read rows of a reception's legs and hops, and what a hand-over leaves in its own row."""

from __future__ import annotations

from collections.abc import Sequence

from hall_assistant.casefile.handing import HopKind
from hall_assistant.casefile.values import CaseState
from hall_assistant.store.readmodel import Row


def leg_rows(state: CaseState) -> Sequence[Row]:
    """One row a leg, for table `legs`."""
    return [
        {
            "subject": state.case,
            "leg": leg.leg,
            "department": leg.department,
            "question": leg.question,
            "contact": leg.contact,
            "due": leg.due,
            "state": leg.state.value,
            "opened": leg.opened,
            "opened_by": leg.by,
            "urges": len(leg.urges),
            "urged": leg.urges[-1].at if leg.urges else None,
            "settled": leg.settled,
            "standing": state.state,
            "handler": state.handler,
        }
        for leg in state.legs
    ]


def hop_rows(state: CaseState) -> Sequence[Row]:
    """The rows of table `hops`, in the order they were made; none of a voided reception, and nobody's name in them."""
    if state.state == "voided":
        return []
    return [
        {
            "place": place,
            "kind": hop.kind.value,
            "target": "" if hop.kind is HopKind.HANDED else hop.where,
            "avoidable": int(hop.avoidable),
            "why": hop.why,
            "day": state.day,
        }
        for place, hop in enumerate(state.hops)
    ]


def handing_columns(state: CaseState) -> Row:
    """Columns of table `cases`: open legs, hops, the hour an offer returns, who gave one back."""
    return {
        "open_legs": len(state.open_legs),
        "hops": len(state.hops),
        "avoidable": sum(hop.avoidable for hop in state.hops),
        "offer_until": state.offer.until if state.offer else None,
        "returned_from": state.returned.to if state.returned else None,
    }
