"""Filters of the log: each alone against a slow recount, all by the days' index."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import DAY, HOUR, MINUTE, SetClock
from hall_assistant.deadlines import desk as deadlines
from hall_assistant.library.library import Library
from hall_assistant.logbook.day import LogFilter, counted, receptions
from hall_assistant.logbook.narrowing import CLOCKS
from hall_assistant.orders import desk as orders
from hall_assistant.solutions import desk as solutions
from tests.core.counter import START, Counter, Planned, open_counter

TODAY = "2026-03-12"


@pytest.fixture(scope="module")
def day(founded: Path, tmp_path_factory: pytest.TempPathFactory, shipped: Library) -> Iterator[tuple[Counter, dict]]:
    """A day with one reception of each sort, by name."""
    counter = open_counter(founded, tmp_path_factory.mktemp("day") / "hall", SetClock.at(START))
    named = dict[str, CaseId]()
    for name in ("平常", "有时限", "办到的", "退钱", "派单", "又来"):
        named[name] = counter.reception(words=f"{name}的事")
        counter.clock.advance(MINUTE)
    store, by = counter.store, counter.wang
    rule, law = shipped.later("deadlines")["house_reply"], shipped.law
    for name in ("有时限", "办到的"):
        deadlines.start(store, by=by, case=named[name], rule=rule, law=law)
    deadlines.meet(store, by=by, case=named["办到的"], clock="C1", how="打过了")
    for amount in ("12.50", "3"):
        _, one = solutions.offer(
            store,
            by=by,
            case=named["退钱"],
            type=SolutionType.NOW,
            redress=Redress.REFUND,
            amount=amount,
            words="退您",
        )
        solutions.agree(store, by=by, case=named["退钱"], solution=one)
    now = counter.clock.now()
    order, _ = orders.receive(
        store, by=counter.li, source="city_12345", number="12345-1", received=now, answer_due=now + DAY
    )
    orders.link(store, by=counter.li, order=order, case=named["派单"])
    for name in ("平常", "又来"):
        desk.set_topic(store, by=by, case=named[name], topic="stop")
        desk.identify(store, by=by, case=named[name], surname="王", phone="13812345678")
        counter.clock.advance(HOUR)
    ending.end(store, by=by, case=named["平常"], outcome=Outcome.SOLVED, sentence="ＡＰＰ 里开通了")
    voided = counter.reception(words="误开的事")
    ending.void(store, by=by, case=voided)
    named["误开"] = voided
    yield counter, named
    counter.store.close()


def found(day: tuple[Counter, dict[str, CaseId]], **wanted: object) -> set[str]:
    counter, named = day
    asked = LogFilter(TODAY, TODAY, **{"as_of": counter.clock.now(), **wanted})  # type: ignore[arg-type]
    with counter.store.reading() as at:
        listed = [line.case for line in receptions(at, asked)]
        assert counted(at, asked) == len([case for case in listed if case != named["误开"]])
    return {name for name, case in named.items() if case in listed}


def test_nothing_asked_lists_all_and_counts_none_that_was_voided(day: tuple[Counter, dict[str, CaseId]]) -> None:
    assert found(day) == set(day[1])


def test_time_limits_run_are_past_were_met_or_are_none(day: tuple[Counter, dict[str, CaseId]]) -> None:
    late = day[0].clock.now() + 30 * DAY
    assert found(day, clock="running") == {"有时限"} and found(day, clock="met") == {"办到的"}
    assert found(day, clock="late") == set() and found(day, clock="late", as_of=late) == {"有时限"}
    assert found(day, clock="none") == set(day[1]) - {"有时限", "办到的"}
    parts = [found(day, clock=one, as_of=late) for one in CLOCKS]
    assert sum(map(len, parts)) == len(set.union(*parts)) == len(day[1]), "each in one, none left out"


def test_sums_agreed_are_added_up_and_both_ends_count(day: tuple[Counter, dict[str, CaseId]]) -> None:
    assert found(day, least=Decimal("15.50"), most=Decimal("15.50")) == {"退钱"}
    assert found(day, least=Decimal("15.51")) == set() and found(day, most=Decimal("15.49")) == set()


def test_an_order_from_outside_is_found_by_its_source(day: tuple[Counter, dict[str, CaseId]]) -> None:
    assert found(day, source="city_12345") == found(day, source="any") == {"派单"}
    assert found(day, source="regulator") == set()


def test_who_came_again_is_found_by_number_and_topic(day: tuple[Counter, dict[str, CaseId]]) -> None:
    assert found(day, repeated=True) == {"又来"}


def test_words_are_found_before_and_after_the_index_followed(day: tuple[Counter, dict[str, CaseId]]) -> None:
    for _ in range(2):
        assert found(day, words="退钱的事") == {"退钱"} and found(day, words="app") == {"平常"}
        assert found(day, words="的事 开通") == {"平常"}
        assert found(day, words="没有这句") == set() == found(day, words="%")
        day[0].store.follow()


def test_every_filter_goes_by_the_days(day: tuple[Counter, dict[str, CaseId]]) -> None:
    counter = day[0]
    asked = LogFilter(
        TODAY,
        TODAY,
        handler=counter.wang.staff,
        first_asked=counter.wang.staff,
        topics=("stop",),
        state="ended",
        outcome=Outcome.SOLVED,
        counter="03",
        clock="none",
        least=Decimal(0),
        repeated=True,
        source="any",
        words="开通",
    )
    with counter.store.reading() as at:
        planned = Planned(at, counter.store.folder)
        receptions(planned, asked)
        counted(planned, asked)
    assert [plan for plan in planned.plans if "cases_day" in plan]
    waiting = ("json_each", "word_marks")
    assert not [plan for plan in planned.scans if not any(one in plan for one in waiting)]
    assert not [plan for plan in planned.plans if "cases_state" in plan or "cases_handler" in plan]


def test_what_stands_within_a_longer_number_is_found_too(founded: Path, tmp_path: Path) -> None:
    counter = open_counter(founded, tmp_path / "hall", SetClock.at(START))
    counter.reception(words="说好6-30前退")
    for _ in range(2):
        with counter.store.reading() as at:
            assert [counted(at, LogFilter(TODAY, TODAY, words=words)) for words in ("30", "退 30", "3", "40")] == [
                1,
                1,
                1,
                0,
            ]
        counter.store.follow()
    counter.store.close()


def test_words_are_found_in_either_width_and_case_and_only_where_one_begins(founded: Path, tmp_path: Path) -> None:
    counter = open_counter(founded, tmp_path / "hall", SetClock.at(START))
    counter.reception(words="ＡＰＰ说３０元，5G-VoLTE，退８８．５")
    asked = {
        "app": 1,
        "30": 1,
        "ＡＰＰ": 1,
        "app 30": 1,
        "volte": 1,
        "5gvolte": 1,
        "88.5": 1,
        "pp": 0,
        "0": 0,
        "olte": 0,
    }
    for _ in range(2):
        with counter.store.reading() as at:
            assert {words: counted(at, LogFilter(TODAY, TODAY, words=words)) for words in asked} == asked
        counter.store.follow()
    counter.store.close()
