"""The read model of orders, light enough for the start: folding is imported when the first fact is folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.casefile.model import covered
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row


def _rows(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.orders.records import rows_of

    return rows_of(subject, facts)


MODEL = ReadModel(subject_kind="order", tables=("orders", "order_links"), fold=_rows, cover=covered)
