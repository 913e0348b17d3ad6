"""The read model of county templates, light enough for the start: folding is imported with the first fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row


def _rows(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.logbook.reports.records import rows_of

    return {"county_templates": rows_of(subject, facts)}


MODEL = ReadModel(subject_kind="county", tables=("county_templates",), fold=_rows)
