"""What customers thought, counted part by part (评价数): manner, solution, rule; never by person. Source: S185, S187.

The read rows hold nobody's name, so that no ranking of people can be made from them.
"""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.rated import MIDDLING, PARTS, RatingWay
from hall_assistant.casefile.values import CaseId
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class PartFigure:
    """One of the three questions: how many answered it, and how."""

    part: str
    """As `casefile.rated.PARTS`."""
    n: int
    good: int
    middling: int
    poor: int


@dataclass(frozen=True, slots=True)
class RatingFigures:
    """Ratings of some days (voided receptions outside)."""

    parts: tuple[PartFigure, ...]
    receptions: int
    paper: int
    """Of these, entered from paper."""
    aside: int
    """Left out on appeal, and in no other figure."""


@dataclass(frozen=True, slots=True)
class WaitingAppeal:
    """An appeal that the manager has not answered."""

    case: CaseId
    number: str
    at: int


def rating_figures(at: Reading, first: str, last: str) -> RatingFigures:
    """Figures of receptions of local days `first` to `last`, both included."""
    columns = ", ".join(
        f"count({part}) FILTER (WHERE NOT aside) AS {part}_n,"
        f" count(*) FILTER (WHERE NOT aside AND {part} > {MIDDLING}) AS {part}_good,"
        f" count(*) FILTER (WHERE NOT aside AND {part} < {MIDDLING}) AS {part}_poor"
        for part in PARTS
    )
    row = at.one(
        f"SELECT {columns}, count(*) FILTER (WHERE NOT aside) AS receptions,"
        f" count(*) FILTER (WHERE NOT aside AND way = '{RatingWay.PAPER}') AS paper, total(aside) AS aside"
        " FROM ratings WHERE day BETWEEN ? AND ?",
        (first, last),
    )
    if row is None:
        return RatingFigures((), 0, 0, 0)
    parts = []
    for part in PARTS:
        n, good, poor = row[f"{part}_n"], row[f"{part}_good"], row[f"{part}_poor"]
        parts.append(PartFigure(part, n, good, n - good - poor, poor))
    return RatingFigures(tuple(parts), row["receptions"], row["paper"], int(row["aside"]))


def waiting_appeals(at: Reading, *, limit: int) -> list[WaitingAppeal]:
    """Appeals against ratings that wait for the manager's note, oldest first (待答复的评价申诉)."""
    rows = at.rows(
        "SELECT r.subject, c.number, r.appealed FROM ratings r JOIN cases c ON c.subject = r.subject"
        " WHERE r.appealed IS NOT NULL AND r.answered IS NULL ORDER BY r.appealed LIMIT ?",
        (limit,),
    )
    return [WaitingAppeal(CaseId(row["subject"]), row["number"], row["appealed"]) for row in rows]
