"""The four lists of the follow-up page (跟进): 我的, 到期, 逾期, 等别人, page by page; as quick with many as with few.

Source: S41, S45. The core says what stands in a list; the screen only which list was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hall_assistant.promises.records import OPEN, OpenPromise, Place, Standing, Walk, walked, walks_of
from hall_assistant.store.store import Reading

PAGE = 40
"""Promises read at once."""
COUNTED = 100
"""A list is counted up to here; above it says 99+, or counting would take longer the more is open."""


class FollowList(StrEnum):
    """Which open promises are looked at."""

    MINE = "mine"
    """Words I gave, receptions I handle, and those of whom I stand in for today."""
    DUE = "due"
    """The whole hall's that are not past their hour, the next first."""
    LATE = "late"
    """The whole hall's that are, the oldest first: contact comes first."""
    WAITING = "waiting"
    """Words I gave that somebody else has to make true now: whom they wait for can be urged."""


FOLLOW_NAMES: dict[FollowList, str] = {
    FollowList.MINE: "我的",
    FollowList.DUE: "到期",
    FollowList.LATE: "逾期",
    FollowList.WAITING: "等别人",
}


@dataclass(frozen=True, slots=True)
class FollowPage:
    """A stretch of one list."""

    which: FollowList
    promises: tuple[OpenPromise, ...]
    more: bool
    """Whether the list goes on after the last of them."""


@dataclass(frozen=True, slots=True)
class FollowCounts:
    """How many stand in each list, `COUNTED` at the most; 到期 counts what is due by the end of today."""

    mine: int = 0
    due: int = 0
    late: int = 0
    waiting: int = 0

    def of(self, which: FollowList) -> int:
        """The count of one list."""
        return {
            FollowList.MINE: self.mine,
            FollowList.DUE: self.due,
            FollowList.LATE: self.late,
            FollowList.WAITING: self.waiting,
        }[which]


def follow_page(
    at: Reading,
    which: FollowList,
    *,
    me: str,
    now: int,
    stand_ins: Standing = None,
    after: Place | None = None,
    limit: int = PAGE,
) -> FollowPage:
    """A page of a list for one person (staff id) at an hour (UTC milliseconds), from a place on (excluded)."""
    found = walked(at, _walks(which, me, now, stand_ins), limit=limit + 1, after=after, stand_ins=stand_ins)
    return FollowPage(which, tuple(found[:limit]), len(found) > limit)


def _walks(which: FollowList, me: str, now: int, stand_ins: Standing) -> list[Walk]:
    if which is FollowList.MINE:
        return walks_of(me, stand_ins)
    if which is FollowList.WAITING:
        return [Walk(" AND p.owner = ? AND p.waits_for <> ''", (me,))]
    return [Walk(" AND p.due < ?" if which is FollowList.LATE else " AND p.due >= ?", (now,))]


def follow_counts(at: Reading, *, me: str, now: int, day_end: int, stand_ins: Standing = None) -> FollowCounts:
    """How many stand in each list for one person; `now` and `day_end` in UTC milliseconds."""
    today = [Walk(" AND p.due >= ? AND p.due < ?", (now, day_end))]
    return FollowCounts(
        mine=_counted(at, walks_of(me, stand_ins)),
        due=_counted(at, today),
        late=_counted(at, _walks(FollowList.LATE, me, now, None)),
        waiting=_counted(at, _walks(FollowList.WAITING, me, now, None)),
    )


def _counted(at: Reading, walks: Sequence[Walk]) -> int:
    found: set[tuple[str, str]] = set()
    for one in walks:
        rows = at.rows(
            f"SELECT p.subject, p.promise FROM promises p WHERE {OPEN}{one.where} ORDER BY p.due LIMIT ?",
            (*one.values, COUNTED),
        )
        found |= {(row["subject"], row["promise"]) for row in rows}
    return min(len(found), COUNTED)
