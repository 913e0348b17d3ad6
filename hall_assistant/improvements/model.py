"""The read model of improvement items, light enough for the start: folding comes with the first fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.privacy.covering import always_covered
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row


def _rows(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.improvements.records import item_rows

    return {"improvements": item_rows(subject, facts)}


MODEL = ReadModel(subject_kind="improvement", tables=("improvements",), fold=_rows, cover=always_covered)
