"""A course of events (时间线) put in order, and what in it cannot be. Pure: no clock, no store.

What is not known for certain is never held against anybody: an event without an hour clashes with nothing of its day.
Source: S166.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hall_assistant.casefile.sheets import Entry
from hall_assistant.library.sheets import Course, OrderRule

_LAST_HOUR = "24:00"
"""Where an event without an hour stands in the order of its day."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, as somebody says."""

    row: str
    day: str
    """`2026-03-12`, or empty while it is not known."""
    hour: str
    """`09:05`, or empty."""
    kind: str
    """Id of the option that says what happened."""
    name: str
    place: str

    @property
    def when(self) -> str:
        """Day and hour as far as known."""
        return f"{self.day} {self.hour}".strip()

    def surely_before(self, other: Event) -> bool:
        """Whether it came earlier, without a doubt."""
        if not (self.day and other.day):
            return False
        if self.day != other.day:
            return self.day < other.day
        return bool(self.hour and other.hour) and self.hour < other.hour


@dataclass(frozen=True, slots=True)
class Flag:
    """An order that cannot be (对不上的先后)."""

    rows: tuple[str, ...]
    """The rows it is about."""
    says: str


def events_of(course: Course, rows: Mapping[str, Mapping[str, Entry]]) -> list[Event]:
    """The events of a group's rows, oldest first, of one hour by row; those without a day last, as they were typed."""
    events = [_event(course, row, entries) for row, entries in rows.items() if course.event in entries]
    return sorted(events, key=_place)


def _place(event: Event) -> tuple[bool, str, str, str]:
    return not event.day, event.day, event.hour or _LAST_HOUR, event.row if event.day else ""


def _event(course: Course, row: str, entries: Mapping[str, Entry]) -> Event:
    def value(name: str | None) -> str:
        return entries[name].value if name and name in entries else ""

    told = entries[course.event]
    return Event(row, value(course.day), value(course.hour), told.value, told.shown, value(course.place).strip())


def flags_of(course: Course, events: Sequence[Event], *, now: str) -> list[Flag]:
    """What cannot be. now: local day and hour, `2026-03-12 09:50`."""
    found = [*_not_yet(course, events, now)]
    for rule in course.rules:
        found += _broken(rule, events)
    return list({(frozenset(flag.rows), flag.says): flag for flag in found}.values())


def _not_yet(course: Course, events: Sequence[Event], now: str) -> Iterator[Flag]:
    today = Event("", now[:10], now[11:], "", "", "")
    for event in events:
        if event.kind not in course.ahead and today.surely_before(event):
            yield Flag((event.row,), f"「{event.name}」记在 {event.when}，那会儿还没到")


def _broken(rule: OrderRule, events: Sequence[Event]) -> Iterator[Flag]:
    concerned = [event for event in events if event.kind in rule.events]
    if rule.not_before:
        yield from _too_early(rule, concerned, [event for event in events if event.kind == rule.not_before])
    if rule.stopped_by:
        yield from _after_the_stop(rule, concerned, events)
    if rule.apart:
        yield from _in_two_places(rule, rule.apart, concerned)


def _too_early(rule: OrderRule, concerned: Sequence[Event], needed: Sequence[Event]) -> Iterator[Flag]:
    for event in concerned:
        if needed and all(event.surely_before(first) for first in needed):
            yield _flag(rule, event, needed[0])


def _after_the_stop(rule: OrderRule, concerned: Sequence[Event], events: Sequence[Event]) -> Iterator[Flag]:
    ended = [event for event in events if event.kind == rule.until]
    for event in concerned:
        stops = [one for one in events if one.kind == rule.stopped_by and one.surely_before(event)]
        unexcused = [stop for stop in stops if not any(_may_lie_between(one, stop, event) for one in ended)]
        if unexcused:
            yield _flag(rule, unexcused[-1], event)


def _may_lie_between(event: Event, first: Event, last: Event) -> bool:
    return not event.surely_before(first) and not last.surely_before(event)


def _in_two_places(rule: OrderRule, apart: int, concerned: Sequence[Event]) -> Iterator[Flag]:
    placed = [event for event in concerned if event.day and event.hour and event.place]
    for at, one in enumerate(placed):
        for other in placed[at + 1 :]:
            near = one.day == other.day and abs(_minutes(one.hour) - _minutes(other.hour)) < apart
            if near and one.place != other.place:
                yield _flag(rule, one, other)


def _minutes(hour: str) -> int:
    return int(hour[:2]) * 60 + int(hour[3:5])


def _flag(rule: OrderRule, one: Event, other: Event) -> Flag:
    return Flag((one.row, other.row), f"{one.when}「{one.name}」，{other.when}「{other.name}」：{rule.says}")
