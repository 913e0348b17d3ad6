"""Walks and findings as read rows, and the questions asked of them; every one is answered by an index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hall_assistant.checklists.fold import fold, fold_walk, walk_parts
from hall_assistant.checklists.values import Finding, FindingId, Mark, Origin, Standing, Ticked
from hall_assistant.people.access import check, may
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading


def check_rows(subject: str, facts: Sequence[Fact]) -> Sequence[Row]:
    """A row for each thing that was looked at on a walk."""
    day, list = walk_parts(subject)
    return [
        {
            "item": one.item,
            "day": day,
            "list": list,
            "words": one.words,
            "mark": one.mark.value,
            "note": one.note,
            "ticked_by": one.by,
            "at": one.at,
        }
        for one in fold_walk(subject, facts)
    ]


def finding_rows(subject: str, facts: Sequence[Fact]) -> Sequence[Row]:
    """The read row of one finding; none for one that was never opened."""
    state = fold(FindingId(subject), facts)
    if not state.day:
        return []
    return [
        {
            "origin": state.origin.value,
            "day": state.day,
            "text": state.text,
            "owner": state.owner,
            "due": state.due,
            "item": state.item,
            "factor": state.factor,
            "standing": state.standing.value,
            "rechecks": len(state.rechecks),
            "closed": state.closed,
        }
    ]


def walked(at: Reading, day: str) -> list[Ticked]:
    """What was looked at on a local day, all its lists."""
    rows = at.rows("SELECT * FROM checks WHERE day = ? ORDER BY list, at, item", (day,))
    return [
        Ticked(row["list"], row["item"], row["words"], Mark(row["mark"]), row["note"], row["ticked_by"], int(row["at"]))
        for row in rows
    ]


def first_walked(at: Reading) -> str:
    """The first local day of any walk; empty where nobody walked yet."""
    row = at.one("SELECT min(day) AS day FROM checks")
    return str(row["day"] or "") if row is not None else ""


@dataclass(frozen=True, slots=True)
class Looked:
    """How often things were looked at, and found wrong."""

    times: int = 0
    faults: int = 0

    def __add__(self, other: Looked) -> Looked:
        """Both together."""
        return Looked(self.times + other.times, self.faults + other.faults)


def looked_by_list(at: Reading, first: str, last: str) -> dict[tuple[str, str], Looked]:
    """Things looked at by day and list, from the first local day to the last."""
    return _looked(at, "day", "list", first, last)


def looked_by_item(at: Reading, first: str, last: str) -> dict[tuple[str, str], Looked]:
    """Things looked at by list and item, from the first local day to the last."""
    return _looked(at, "list", "item", first, last)


def _looked(at: Reading, one: str, other: str, first: str, last: str) -> dict[tuple[str, str], Looked]:
    rows = at.rows(
        f"SELECT {one} AS one, {other} AS other, count(*) AS times, sum(mark = 'fault') AS faults FROM checks"
        " WHERE day BETWEEN ? AND ? GROUP BY 1, 2",
        (first, last),
    )
    return {(row["one"], row["other"]): Looked(int(row["times"]), int(row["faults"])) for row in rows}


def finding_of(at: Reading, finding: FindingId) -> Finding:
    """A finding's whole state, folded now; one that was never opened has no day."""
    return fold(finding, at.facts(finding))


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as a list shows it."""

    finding: FindingId
    origin: Origin
    day: str
    text: str
    owner: str
    due: str
    item: str
    factor: str
    standing: Standing
    photos: int
    rechecks: int

    def overdue(self, today: str) -> bool:
        """Whether its day is gone and it is not put right (超期)."""
        return self.standing is Standing.OPEN and self.due < today


_LINE = (
    "SELECT subject, origin, day, text, owner, due, item, factor, standing, rechecks,"
    " (SELECT count(*) FROM photos WHERE finding = findings.subject AND NOT gone) AS photos FROM findings"
)


LISTED, OVER = 200, 50
"""Findings of a list that wait, and that are over."""


def waiting_findings(at: Reading, *, owner: str | None = None) -> list[FindingLine]:
    """Findings not over yet, the nearest day first. owner: of one person (staff id); None for all."""
    mine, values = (" AND owner = ?", [owner]) if owner is not None else ("", [])
    return _lines(
        at, f"{_LINE} WHERE standing IN ('open', 'done'){mine} ORDER BY due, subject LIMIT ?", [*values, LISTED]
    )


def findings_over(at: Reading, *, owner: str | None = None) -> list[FindingLine]:
    """Findings put right or withdrawn, the latest first. owner: as above."""
    mine, values = (" AND owner = ?", [owner]) if owner is not None else ("", [])
    where = f" WHERE closed IS NOT NULL{mine}"
    return _lines(at, f"{_LINE}{where} ORDER BY closed DESC, subject LIMIT ?", [*values, OVER])


def look_at_findings(at: Reading, *, by: Actor) -> tuple[list[FindingLine], list[FindingLine]]:
    """What waits, and what is over: all for who leads, for a clerk their own. Raises StaffError `access.denied`."""
    check(at, by, "checklists.look")
    owner = None if may(by.role, "checklists.act_for_another") else by.staff
    return waiting_findings(at, owner=owner), findings_over(at, owner=owner)


def overdue_findings(at: Reading, today: str, *, limit: int) -> list[FindingLine]:
    """Findings whose day is gone and which are not put right (超期整改). today: the local day."""
    where = " WHERE standing = 'open' AND due < ?"
    return _lines(at, f"{_LINE}{where} ORDER BY due, subject LIMIT ?", [today, limit])


def rechecks_waiting(at: Reading, *, limit: int) -> list[FindingLine]:
    """Findings put right as their owner says, to be looked at again (等复查)."""
    return _lines(at, f"{_LINE} WHERE standing = 'done' ORDER BY due, subject LIMIT ?", [limit])


def _lines(at: Reading, sql: str, values: Sequence[object]) -> list[FindingLine]:
    return [
        FindingLine(
            FindingId(row["subject"]),
            Origin(row["origin"]),
            row["day"],
            row["text"],
            row["owner"],
            row["due"],
            row["item"],
            row["factor"],
            Standing(row["standing"]),
            int(row["photos"]),
            int(row["rechecks"]),
        )
        for row in at.rows(sql, values)
    ]


def findings_by_factor(at: Reading, first: str, last: str) -> Mapping[str, Looked]:
    """Findings by factor, seen from the first local day to the last: all that stand, and those not put right yet."""
    rows = at.rows(
        "SELECT factor, count(*) AS times, sum(standing <> 'closed') AS waiting FROM findings"
        " WHERE day BETWEEN ? AND ? AND factor <> '' AND standing <> 'withdrawn' GROUP BY factor",
        (first, last),
    )
    return {row["factor"]: Looked(int(row["times"]), int(row["waiting"])) for row in rows}
