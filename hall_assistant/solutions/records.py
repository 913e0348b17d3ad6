"""The questions asked of solutions: signatures that wait, the gift ledger, what is usual for such a matter here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles

from hall_assistant.casefile.solved import Redress
from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import DAY
from hall_assistant.money import from_cents
from hall_assistant.store.store import Reading

BAND = 90 * DAY
"""How far back is looked for what is usual (milliseconds)."""
ENOUGH = 5
"""Sums from which on something is usual."""


@dataclass(frozen=True, slots=True)
class Given:
    """An agreed option with the reception it belongs to."""

    case: CaseId
    number: str
    solution: str
    redress: Redress
    amount: Decimal
    words: str
    by: str
    at: int
    second: str
    """Who signed; empty where nobody had to, or the signature still waits."""


_GIVEN = """
SELECT s.subject, c.number, s.solution, s.redress, s.cents, s.words, s.settled_by, s.settled, s.second
FROM solutions s JOIN cases c ON c.subject = s.subject WHERE s.state = 'agreed' AND c.state <> 'voided'
"""


def unsigned(at: Reading, *, limit: int = 200) -> list[Given]:
    """Agreed options on a permission by telephone whose signature still waits (待补签), oldest first."""
    return _given(at, f"{_GIVEN} AND s.waits ORDER BY s.settled LIMIT ?", limit)


def gifts(at: Reading, *, since: int, until: int, limit: int = 1000) -> list[Given]:
    """The gift ledger (礼品台账): gifts agreed between two hours (UTC milliseconds, the later excluded)."""
    sql = f"{_GIVEN} AND s.redress = 'gift' AND s.settled >= ? AND s.settled < ? ORDER BY s.settled LIMIT ?"
    return _given(at, sql, since, until, limit)


def _given(at: Reading, sql: str, *values: object) -> list[Given]:
    return [
        Given(CaseId(row[0]), row[1], row[2], Redress(row[3]), from_cents(row[4]), row[5], row[6], row[7], row[8] or "")
        for row in at.rows(sql, values)
    ]


@dataclass(frozen=True, slots=True)
class Band:
    """What is usual for a matter in this hall (本厅常见): the middle half of the sums, and how many there were."""

    low: Decimal
    middle: Decimal
    high: Decimal
    count: int

    def exceeded(self, amount: Decimal) -> bool:
        """Whether a sum is beyond what is usual (超过平常). Source: S129."""
        return amount > self.high


def usual(at: Reading, *, topic: str, redress: Redress, now: int) -> Band | None:
    """The band over the last 90 days for a topic and kind; None where there were too few to call it usual.

    Source: S118, E14.
    """
    rows = at.rows(
        "SELECT s.cents FROM solutions s JOIN cases c ON c.subject = s.subject"
        " WHERE s.state = 'agreed' AND s.redress = ? AND s.settled >= ? AND c.topic = ? AND c.state <> 'voided'",
        (redress.value, now - BAND, topic),
    )
    return band_of([row["cents"] for row in rows])


def band_of(sums: Sequence[int]) -> Band | None:
    """The band of some sums (cents); None where there are too few to call anything usual."""
    if len(sums) < ENOUGH:
        return None
    low, middle, high = quantiles(sums, n=4, method="inclusive")
    return Band(from_cents(round(low)), from_cents(round(middle)), from_cents(round(high)), len(sums))
