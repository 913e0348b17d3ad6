"""What a report holds (报表的数): named values and named lists, the same for the screen, paper and every file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from hall_assistant.logbook.charts import Chart
from hall_assistant.logbook.figures import Share

Value: TypeAlias = int | str | date | datetime | Share | None
"""One value of a report. A `datetime` is local and bears no zone, as spreadsheets have it; None is an empty cell."""
Row: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Report:
    """Some days of a hall, counted. No value and no row is of one person (no ranking of people, S47)."""

    hall: str
    first: str
    """First local day, `2026-03-01`."""
    last: str
    """Last local day, included."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """By id, as `catalogue.FIGURES` names them."""
    lists: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """By id, as `catalogue.LISTS` names them; each row by field."""
    charts: tuple[Chart, ...] = ()
    """By hour, matter and week; for paper."""


def shown(value: Value) -> str:
    """A value as it reads on paper and in a list on screen."""
    if value is None:
        return ""
    if isinstance(value, Share):
        return value.words
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)
