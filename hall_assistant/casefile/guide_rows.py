"""Ways taken through guides as read rows, for counting which way people take; who took it is not in them."""

from __future__ import annotations

from collections.abc import Sequence

from hall_assistant.casefile.values import CaseState
from hall_assistant.store.readmodel import Row


def guide_rows(state: CaseState) -> Sequence[Row]:
    """The rows of table `guided`, numbered in the order the ways were taken; none of a voided reception."""
    if state.state == "voided":
        return []
    return [
        {
            "subject": state.case,
            "place": place,
            "guide": taken.guide,
            "path": " ".join(taken.path),
            "end": taken.end,
            "type": taken.type,
            "day": state.day,
        }
        for place, taken in enumerate(state.guided)
    ]
