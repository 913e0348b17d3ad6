"""派单总览: how many orders from outside wait, by source and by how far they are, and how their two hours stand.

A count and its list ask the same condition, so that they agree to the unit. Source: S34, S43, counter.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hall_assistant.orders.records import OrderLine, orders_where
from hall_assistant.store.store import Reading

_RINGING = "stage = 'contact' AND first_tried IS NULL AND contact_due"
_ANSWERING = "stage IN ('contact', 'answer', 'returned') AND answer_due"
HOURS: Mapping[str, str] = {
    "contact_late": f"{_RINGING} < :now",
    "contact_today": f"{_RINGING} >= :now AND contact_due < :tonight",
    "answer_late": f"{_ANSWERING} < :now",
    "answer_today": f"{_ANSWERING} >= :now AND answer_due < :tonight",
}
"""How the hours of open orders stand: first contact (首次联系) and answer (回单), past or falling due by tonight."""
HOUR_NAMES: Mapping[str, str] = {
    "contact_late": "首联超时",
    "contact_today": "今天要首联",
    "answer_late": "回单超时",
    "answer_today": "今天要回单",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which open orders are looked at; empty fields do not narrow."""

    source: str = ""
    stage: str = ""
    hour: str = ""
    """One of `HOURS`."""
    holder: str = ""

    def where(self, *, now: int, tonight: int) -> tuple[str, dict[str, object]]:
        """The condition on table `orders` and its values."""
        parts = ["closed IS NULL"]
        parts += [f"+{name} = :{name}" for name in ("source", "stage", "holder") if getattr(self, name)]
        parts += [HOURS[self.hour]] if self.hour else []
        values = {"source": self.source, "stage": self.stage, "holder": self.holder, "now": now, "tonight": tonight}
        return " AND ".join(f"({part})" for part in parts), values


@dataclass(frozen=True, slots=True)
class OrderOverview:
    """Counts of open orders."""

    open: int = 0
    by_source: Mapping[str, int] = field(default_factory=dict)
    by_stage: Mapping[str, int] = field(default_factory=dict)
    by_hour: Mapping[str, int] = field(default_factory=dict)
    """By key of `HOURS`; all four are there."""


def order_overview(at: Reading, *, now: int, tonight: int, holder: str = "") -> OrderOverview:
    """The counts at `now`, of one person or of the whole hall; tonight: the end of the local day (UTC milliseconds)."""
    where, values = Asked(holder=holder).where(now=now, tonight=tonight)
    hours = ", ".join(f"count(*) FILTER (WHERE {clause}) AS {name}" for name, clause in HOURS.items())
    rows = at.rows(
        f"SELECT source, stage, count(*) AS n, {hours} FROM orders WHERE {where} GROUP BY source, stage", values
    )
    by_source, by_stage = dict[str, int](), dict[str, int]()
    by_hour = dict.fromkeys(HOURS, 0)
    for row in rows:
        by_source[row["source"]] = by_source.get(row["source"], 0) + row["n"]
        by_stage[row["stage"]] = by_stage.get(row["stage"], 0) + row["n"]
        for name in HOURS:
            by_hour[name] += row[name]
    return OrderOverview(sum(by_source.values()), by_source, by_stage, by_hour)


def overviewed(at: Reading, asked: Asked, *, now: int, tonight: int, limit: int = 500) -> list[OrderLine]:
    """The open orders that one of the counts counts, by the hour that comes next."""
    where, values = asked.where(now=now, tonight=tonight)
    return orders_where(at, where, values, limit=limit)
