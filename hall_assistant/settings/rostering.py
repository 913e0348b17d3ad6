"""Keeping the roster: who is away on a day or weekday, and who stands in (排替班)."""

from __future__ import annotations

from datetime import date

from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.records import on_the_roll
from hall_assistant.people.values import Actor
from hall_assistant.settings.roster import ROSTER, WEEKDAY
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store, Writing


def set_away(store: Store, *, by: Actor, staff: str, day: str, stand_in: str = "") -> Changes:
    """Say that somebody is away on a day (`2026-03-12`) or every such weekday (`weekday:1` Monday … `weekday:7`).

    stand_in: who sees to their promises meanwhile, or nobody yet; whose promises they are does not change. Raises
    StaffError `staff.unknown`, `roster.self`, `roster.day`.
    """
    with store.write() as w:
        check(w, by, "settings.set_roster")
        if stand_in == staff:
            raise StaffError("roster.self")
        for one in (staff, stand_in) if stand_in else (staff,):
            on_the_roll(w, one)
        _write(w, by=by, staff=staff, day=day, away=True, stand_in=stand_in)
    return w.changes


def set_here(store: Store, *, by: Actor, staff: str, day: str) -> Changes:
    """Take back that somebody is away; said of a day it holds against the weekday. Raises StaffError `roster.day`."""
    with store.write() as w:
        check(w, by, "settings.set_roster")
        _write(w, by=by, staff=staff, day=day, away=False, stand_in="")
    return w.changes


def _write(w: Writing, *, by: Actor, staff: str, day: str, away: bool, stand_in: str) -> None:
    if not _is_day(day):
        raise StaffError("roster.day")
    opened: dict[str, Json] = {"staff": staff, "day": day, "away": away, "stand_in": stand_in}
    w.append("hall", ROSTER, by=by.staff, open=opened)


def _is_day(day: str) -> bool:
    if day.startswith(WEEKDAY):
        return day.removeprefix(WEEKDAY) in tuple("1234567")
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
