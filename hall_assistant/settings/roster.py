"""Who is away on which day, and who stands in (替班表): facts of the hall, their fold, and the questions asked of it.

Source: S18, N25: the owner of a promise stays, the stand-in sees to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading

ROSTER = "hall.roster"
WEEKDAY = "weekday:"
"""Before 1 (Monday) to 7 (Sunday): every such day, unless the day itself says otherwise."""


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is not there on a day, or on every such weekday."""

    staff: str
    day: str
    """`2026-03-12` or `weekday:4`."""
    stand_in: str
    """Who stands in, or empty."""
    away: bool = True
    """False where a day says that somebody is there although the weekday says otherwise."""


def roster_rows(subject: str, facts: Sequence[Fact]) -> list[Row]:
    """The rows of table `roster` (pure): the last word on each person and day."""
    rows: dict[tuple[str, str], Row] = {}
    for fact in facts:
        if fact.kind == ROSTER:
            staff, day = str(fact.open.get("staff", "")), str(fact.open.get("day", ""))
            stand_in, away = str(fact.open.get("stand_in", "")), int(bool(fact.open.get("away", False)))
            rows[staff, day] = {"subject": subject, "day": day, "staff": staff, "away": away, "stand_in": stand_in}
    return [rows[key] for key in sorted(rows)]


def weekday_of(day: str) -> str:
    """The roster's name for the weekday of a local day: `weekday:4` for a Thursday."""
    return f"{WEEKDAY}{date.fromisoformat(day).isoweekday()}"


def stand_ins(at: Reading, day: str) -> Mapping[str, str]:
    """Who is away on a local day → who stands in, empty where nobody does.

    A stand-in who is away as well hands on to the own stand-in; where that comes round in a ring, nobody stands in.
    """
    told: dict[str, tuple[bool, str]] = {}
    for when in (weekday_of(day), day):  # the day itself has the last word
        rows = at.rows("SELECT staff, away, stand_in FROM roster WHERE subject = 'hall' AND day = ?", (when,))
        told |= {row["staff"]: (bool(row["away"]), row["stand_in"]) for row in rows}
    away = {staff: stand_in for staff, (gone, stand_in) in told.items() if gone}
    return {staff: _present(away, staff) for staff in away}


def _present(away: Mapping[str, str], staff: str) -> str:
    seen, found = {staff}, away[staff]
    while found in away:
        if found in seen:
            return ""
        seen.add(found)
        found = away[found]
    return found


def stand_in(at: Reading, staff: str, day: str) -> str | None:
    """Who stands in for somebody on a local day: a staff id, empty for nobody; None where they are there themselves."""
    return stand_ins(at, day).get(staff)


def roster(at: Reading, *, since: str) -> list[Away]:
    """What the roster says for every weekday and for days from `since` on, days first, each in order."""
    rows = at.rows(
        "SELECT staff, day, stand_in, away FROM roster WHERE subject = 'hall' AND day >= ? ORDER BY day, staff",
        (since,),
    )
    kept = [Away(row["staff"], row["day"], row["stand_in"], bool(row["away"])) for row in rows]
    return [one for one in kept if one.away or not one.day.startswith(WEEKDAY)]
