"""Ratings as read rows, for figures: what was rated, never whose it was, so that nobody can be ranked by them."""

from __future__ import annotations

from collections.abc import Sequence

from hall_assistant.casefile.rated import PARTS
from hall_assistant.casefile.values import CaseState
from hall_assistant.store.readmodel import Row


def rating_rows(state: CaseState) -> Sequence[Row]:
    """The row of table `ratings`; none of a voided reception, or of one without a rating."""
    if state.rated is None or state.state == "voided":
        return []
    appeal = state.rating_appeal
    return [
        {
            "subject": state.case,
            "day": state.day,
            "topic": state.topic,
            "way": state.rated.way.value,
            **{part: state.ratings.get(part) for part in PARTS},
            "appealed": appeal.at if appeal else None,
            "answered": appeal.answered if appeal else None,
            "aside": int(appeal is not None and appeal.aside),
        }
    ]
