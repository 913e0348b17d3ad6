"""The read model of what was picked for a morning's meeting: one subject a day, the last pick holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.store.facts import Fact, text_in
from hall_assistant.store.readmodel import ReadModel, Row

KIND = "morning.case"


def subject_of(day: str) -> str:
    """The journal's subject for the meeting of a local day."""
    return f"morning:{day}"


def rows(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The one row of a day's pick (pure); none where nothing was picked."""
    row: dict[str, object] = {}
    for fact in facts:
        if fact.kind == KIND and text_in(fact.open, "case"):
            day = subject.partition(":")[2]
            row = {"day": day, "case_id": text_in(fact.open, "case"), "picked_by": fact.actor}
    return {"morning_cases": [row] if row else []}


MODEL = ReadModel(subject_kind="morning", tables=("morning_cases",), fold=rows)
