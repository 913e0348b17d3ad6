"""Two wordings of one thing (两边的话): what customers were told elsewhere beside ours, for the manager. S118, S125."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing heard, with both wordings and where it stands."""

    case: CaseId
    number: str
    topic: str
    channel: str
    """Id of the channel; empty where a refusal found that it had been given elsewhere."""
    name: str
    theirs: str
    ours: str
    """Empty while nobody has looked."""
    granted: bool
    at: int


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """How often something was heard from a channel; of places, never of people."""

    channel: str
    name: str
    heard: int
    granted: int


_HEARD = "FROM heard h JOIN cases c ON c.subject = h.subject WHERE h.at >= ? AND h.at < ?"


def mismatches(
    at: Reading, *, by: Actor, since: int, until: int, channel: str | None = None, limit: int = 500
) -> list[Mismatch]:
    """What was heard between two hours (UTC milliseconds, the later excluded), the latest first.

    channel: of one channel only; empty for what refusals found. Raises StaffError `access.denied`.
    """
    check(at, by, "cases.look_at_mismatches")
    wanted, values = (" AND h.channel = ?", (channel,)) if channel is not None else ("", ())
    rows = at.rows(
        f"SELECT h.subject, c.number, c.topic, h.channel, h.name, h.theirs, h.ours, h.granted, h.at {_HEARD}{wanted}"
        " ORDER BY h.at DESC, h.subject, h.place LIMIT ?",
        (since, until, *values, limit),
    )
    return [
        Mismatch(CaseId(row[0]), row[1], row[2] or "", row[3], row[4], row[5], row[6], bool(row[7]), row[8])
        for row in rows
    ]


def by_channel(at: Reading, *, by: Actor, since: int, until: int) -> list[ChannelCount]:
    """The same counted by channel, the most heard first. Raises StaffError `access.denied`."""
    check(at, by, "cases.look_at_mismatches")
    rows = at.rows(
        f"SELECT h.channel, max(h.name) AS name, count(*) AS heard, sum(h.granted) AS granted {_HEARD}"
        " GROUP BY h.channel ORDER BY heard DESC, h.channel",
        (since, until),
    )
    return [ChannelCount(row["channel"], row["name"], row["heard"], row["granted"]) for row in rows]
