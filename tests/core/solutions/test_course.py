"""Courses of events: what cannot be is flagged with a sentence, and what is only not known never is. Source: S166."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hall_assistant.casefile.sheets import Entry
from hall_assistant.library.sheets import Course, OrderRule
from hall_assistant.solutions.course import Flag, events_of, flags_of

NOW = "2026-03-12 09:50"
COURSE = Course(
    day="day",
    hour="hour",
    event="event",
    place="place",
    ahead=("due",),
    rules=(
        OrderRule(events=("answered",), not_before="reported", says="还没反映先答了"),
        OrderRule(events=("called",), stopped_by="stopped", until="restored", says="号停着"),
        OrderRule(events=("came", "signed"), apart=30, says="两个地方"),
    ),
)
KINDS = ("answered", "reported", "called", "stopped", "restored", "came", "signed", "due", "other")


def entry(value: str) -> Entry:
    return Entry(value, "", value, 0, "")


def rows(table: str) -> dict[str, dict[str, Entry]]:
    """A little table: an event a line, `event day hour place`; `-` for what is not known."""
    told = {}
    for place, line in enumerate(table.strip().splitlines()):
        values = dict(zip(("event", "day", "hour", "place"), line.split(), strict=False))
        told[f"r{place}"] = {name: entry(value) for name, value in values.items() if value != "-"}
    return told


def flagged(table: str, now: str = NOW) -> list[Flag]:
    return flags_of(COURSE, events_of(COURSE, rows(table)), now=now)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("reported 2026-03-01 09:00\nanswered 2026-03-02 10:00", ""),
        ("reported 2026-03-02 09:00\nanswered 2026-03-01 10:00", "还没反映先答了"),
        ("reported 2026-03-02 09:00\nanswered 2026-03-02 08:59", "还没反映先答了"),
        ("reported 2026-03-02 09:00\nanswered 2026-03-02 09:00", ""),
        ("reported 2026-03-02 -\nanswered 2026-03-02 08:00", ""),
        ("reported - 09:00\nanswered 2026-03-02 08:00", ""),
        ("answered 2026-03-02 08:00", ""),
        ("reported 2026-03-01\nreported 2026-03-09\nanswered 2026-03-02", ""),
        ("stopped 2026-03-01 09:00\ncalled 2026-03-02 10:00", "号停着"),
        ("stopped 2026-03-01 09:00\nrestored 2026-03-01 18:00\ncalled 2026-03-02 10:00", ""),
        ("stopped 2026-03-01 09:00\nrestored 2026-03-03 18:00\ncalled 2026-03-02 10:00", "号停着"),
        ("stopped 2026-03-01 09:00\nrestored 2026-03-02\ncalled 2026-03-02 10:00", ""),
        ("stopped 2026-03-01 09:00\nrestored - -\ncalled 2026-03-02 10:00", ""),
        ("called 2026-02-28 10:00\nstopped 2026-03-01 09:00", ""),
        ("restored 2026-02-20 10:00\nstopped 2026-03-01 09:00\ncalled 2026-03-02 10:00", "号停着"),
        ("came 2026-03-01 09:00 城东\nsigned 2026-03-01 09:20 城西", "两个地方"),
        ("came 2026-03-01 09:00 城东\nsigned 2026-03-01 09:30 城西", ""),
        ("came 2026-03-01 09:00 城东\nsigned 2026-03-01 09:00 城东", ""),
        ("came 2026-03-01 09:00 城东\nsigned 2026-03-01 - 城西", ""),
        ("came 2026-03-01 09:00 城东\nsigned 2026-03-01 09:10", ""),
        ("other 2026-03-13", "那会儿还没到"),
        ("other 2026-03-12 09:51", "那会儿还没到"),
        ("other 2026-03-12 09:50", ""),
        ("other 2026-03-12", ""),
        ("due 2026-04-01 17:00", ""),
    ],
)
def test_orders_that_cannot_be_are_flagged_and_no_others(table: str, said: str) -> None:
    found = flagged(table)
    assert [said in flag.says for flag in found] == ([True] if said else [])


def test_a_flag_names_both_events_with_their_hours() -> None:
    (flag,) = flagged("reported 2026-03-02 09:00\nanswered 2026-03-01 10:00")
    assert set(flag.rows) == {"r0", "r1"}
    assert flag.says == "2026-03-01 10:00「answered」，2026-03-02 09:00「reported」：还没反映先答了"


def test_events_stand_by_day_and_hour_those_without_a_day_last() -> None:
    table = "other - -\nanswered 2026-03-02 10:00\nreported 2026-03-02 09:00\ncame 2026-03-02\nstopped 2026-03-01"
    kinds = [event.kind for event in events_of(COURSE, rows(table))]
    assert kinds == ["stopped", "reported", "answered", "came", "other"]


def test_a_row_without_an_event_is_no_event() -> None:
    assert events_of(COURSE, {"r0": {"day": entry("2026-03-01")}}) == []


DAYS = st.one_of(st.just("-"), st.integers(1, 11).map(lambda day: f"2026-03-{day:02d}"))
HOURS = st.one_of(st.just("-"), st.integers(0, 23).map(lambda hour: f"{hour:02d}:00"))
LINES = st.builds("{} {} {} {}".format, st.sampled_from(KINDS), DAYS, HOURS, st.sampled_from(("-", "城东", "城西")))


@example(lines=["called 2026-03-03 - -", *["stopped 2026-03-02 - -"] * 2], mixed=Random(4))
@given(lines=st.lists(LINES, max_size=8), mixed=st.randoms(use_true_random=False))
def test_the_order_in_which_rows_were_typed_makes_no_difference(lines: list[str], mixed: object) -> None:
    told = list(rows("\n".join(lines)).items())
    other = told[:]
    mixed.shuffle(other)  # type: ignore[attr-defined]

    def found(of: list[tuple[str, dict[str, Entry]]]) -> set[frozenset[str]]:
        return {frozenset(flag.rows) for flag in flags_of(COURSE, events_of(COURSE, dict(of)), now=NOW)}

    assert found(told) == found(other)


@given(lines=st.lists(LINES, max_size=8))
def test_what_has_no_day_is_never_flagged(lines: list[str]) -> None:
    told = rows("\n".join(lines))
    known = {row for row, entries in told.items() if "day" in entries}
    assert all(set(flag.rows) <= known for flag in flags_of(COURSE, events_of(COURSE, told), now=NOW))


@given(lines=st.lists(LINES, max_size=8))
def test_the_order_is_total_and_agrees_with_what_is_sure(lines: list[str]) -> None:
    events = events_of(COURSE, rows("\n".join(lines)))
    assert all(not later.surely_before(earlier) for at, earlier in enumerate(events) for later in events[at + 1 :])


@given(lines=st.lists(LINES, max_size=6))
def test_taking_an_hour_away_never_makes_a_new_flag_among_what_must_follow(lines: list[str]) -> None:
    follow = Course(day="day", hour="hour", event="event", rules=COURSE.rules[:1])
    told = rows("\n".join(lines))
    bare = {row: {name: each for name, each in entries.items() if name != "hour"} for row, entries in told.items()}
    more = {flag.rows[0] for flag in flags_of(follow, events_of(follow, told), now=NOW)}
    assert {flag.rows[0] for flag in flags_of(follow, events_of(follow, bare), now=NOW)} <= more
