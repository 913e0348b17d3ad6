"""What was said or given elsewhere, and the final answer, as read rows; none of a voided reception."""

from __future__ import annotations

from hall_assistant.casefile.told import Elsewhere
from hall_assistant.casefile.values import CaseState
from hall_assistant.store.readmodel import Row


def heard_rows(state: CaseState) -> list[Row]:
    """One row of table `heard` for each thing heard, and for each refusal that found it had been given elsewhere."""
    if state.state == "voided":
        return []
    told: list[Row] = [
        {
            "place": place,
            "channel": one.channel,
            "name": one.name,
            "theirs": one.theirs,
            "ours": one.ours,
            "granted": int(one.granted),
            "at": one.at,
        }
        for place, one in enumerate(state.heard)
    ]
    given = [one for one in state.refusals if one.elsewhere == Elsewhere.GRANTED]
    return told + [
        {
            "place": 1000 + place,
            "channel": "",
            "name": "",
            "theirs": one.granted,
            "ours": one.cannot,
            "granted": 1,
            "at": one.at,
        }
        for place, one in enumerate(given)
    ]


def final_rows(state: CaseState) -> list[Row]:
    """One row of table `final_answers`, where there is one."""
    final = state.final
    if final is None or state.state == "voided":
        return []
    told = {"answer": final.answer, "who": final.who, "basis": final.basis, "remedies": "、".join(final.remedies)}
    return [{**told, "at": final.at}]
