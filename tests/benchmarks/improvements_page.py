"""The page of improvement items in a hall of a month and in one of five years."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hall_assistant.app import Hall
from hall_assistant.clock import SetClock
from hall_assistant.improvements import desk
from hall_assistant.people.values import Actor
from tests.benchmarks.figures import Figure
from tests.benchmarks.grown import Grown, grown, in_turn
from ui.models.improvements import ItemBoard, load_board

SHORT, LONG = 1, 60
"""Months of items, twenty of them a month; the last month's are open yet by half."""
A_MONTH = 20
FIRST = date(2021, 3, 1)


def measure(data: Path) -> list[Figure]:
    """Median of reading the whole page, in turn in both halls."""
    halls = [_hall_of(data, months) for months in (SHORT, LONG)]
    return in_turn(f"improvements: {LONG} months of items / {SHORT}", halls, _read)


def _read(hall: Hall, by: Actor) -> ItemBoard:
    with hall.store.reading() as at:
        return load_board(at, by, month="", now=hall.clock.now(), offset=hall.clock.offset())


def _hall_of(data: Path, months: int) -> Grown:
    """A hall with so many months of items; its clock stands at the end of the last."""
    clock = SetClock.at(f"{FIRST} 08:00")
    made = grown(data, f"improvements-{months}", clock, lambda hall, by: _fill(hall, clock, by, months))
    clock.ms = SetClock.at(f"{FIRST + timedelta(days=months * 30 - 1)} 20:00").ms
    return made


def _fill(hall: Hall, clock: SetClock, by: Actor, months: int) -> None:
    for turn in range(months * A_MONTH):
        day = FIRST + timedelta(days=turn * 30 // A_MONTH)
        clock.move_to(f"{day} 09:00")
        due = (day + timedelta(days=14)).isoformat()
        item, _ = desk.open_item(hall.store, by=by, words="取号以后不知道等多久", owner=by.staff, due=due)
        if turn < months * A_MONTH - A_MONTH // 2:
            said, did = "取号以后不知道等多久", "叫号屏上写了前面还有几个人"
            desk.finish(hall.store, by=by, item=item, said=said, did=did, library=hall.library)
            desk.pick(hall.store, by=by, item=item, on=turn % 2 == 0)
