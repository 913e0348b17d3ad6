"""Short marks by which a stage or a line is looked back on (评点标签), as content. Source: S10, S207.

Each says what was done, never what somebody is like; a new one is a row in `knowledge/review/tags.yaml`.
"""

from __future__ import annotations

from typing import Literal

from hall_assistant.library.kinds import Id, Kind, Words


class ReviewTag(Kind, frozen=True, kw_only=True):
    """One mark, of one stage, good or to be practised."""

    id: Id
    stage: Id
    """Stage of the review flow it belongs to."""
    grade: Literal["good", "practise"]
    name: Words
    source: tuple[str, ...] = ()
