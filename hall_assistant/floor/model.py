"""The read model of incidents, light enough for the start: folding is imported when the first fact is folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.privacy.covering import always_covered
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row


def _rows(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.floor.records import rows_of

    return rows_of(subject, facts)


MODEL = ReadModel(subject_kind="incident", tables=("incidents",), fold=_rows, cover=always_covered)
