"""Taking the way a guide leads to (按导引办), and counting which way people take. Source: S142–S145."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.library.guides import Guide
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.solutions.guides import Walk
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Reading, Store


def take_way(store: Store, *, by: Actor, case: CaseId, walk: Walk) -> Changes:
    """Record that the matter is settled the way a guide led to, with the answers and the end as they read now.

    Nothing is said or promised by it. Raises StaffError `guide.unfinished` for a walk that has not come to an end,
    and what `ready_for_content` raises.
    """
    end = walk.end
    if end is None:
        raise StaffError("guide.unfinished")
    opened: dict[str, Json] = {"guide": walk.guide.id, "path": list(walk.names), "end": end.id, "type": end.type}
    sealed: dict[str, Json] = {"title": end.title, "labels": " · ".join(walk.labels)}
    with store.write() as w:
        check(w, by, "solutions.take_way")
        ready_for_content(w, by=by, case=case)
        w.append(case, "case.guided", by=by.staff, open=opened, sealed=sealed)
    return w.changes


@dataclass(frozen=True, slots=True)
class WayTaken:
    """One way through a guide and how often it was taken (走法)."""

    guide: str
    path: tuple[str, ...]
    end: str
    times: int


def ways_taken(at: Reading, *, since: str, until: str) -> list[WayTaken]:
    """How often each way was taken on these local days (`2026-03-12`, both included), guide by guide, most taken first.

    Only ways are counted, never people; voided receptions are left out.
    """
    rows = at.rows(
        'SELECT guide, path, "end" AS ended, count(*) AS times FROM guided WHERE day BETWEEN ? AND ?'
        ' GROUP BY guide, path, "end" ORDER BY guide, times DESC, path',
        (since, until),
    )
    return [WayTaken(row["guide"], tuple(row["path"].split()), row["ended"], row["times"]) for row in rows]


def ends_taken(ways: Iterable[WayTaken]) -> list[tuple[str, str, int]]:
    """The same by guide and end, most taken first: (guide, end, times)."""
    ends: Counter[tuple[str, str]] = Counter()
    for way in ways:
        ends[way.guide, way.end] += way.times
    return [(guide, end, times) for (guide, end), times in ends.most_common()]


def end_words(guides: Mapping[str, Guide], guide: str, end: str) -> str:
    """How an end reads in a list, 「充值没到账 → 登记去追」; one the guides no longer know by its names."""
    known = guides.get(guide)
    found = known.end(end) if known else None
    return f"{known.title if known else guide} → {found.title if found else end}"
