"""Walks through the hall: a tick, a note, who and when; the last one counts, a missed one is only shown."""

from __future__ import annotations

from typing import Any

import pytest

from hall_assistant.checklists import desk
from hall_assistant.checklists.fold import fold_walk
from hall_assistant.checklists.records import Looked, looked_by_item, looked_by_list, walked
from hall_assistant.checklists.values import Mark, Ticked
from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.checklists import Checklist
from hall_assistant.library.library import Library
from hall_assistant.store.facts import Fact
from tests.core.counter import Counter

DAY_OF = "2026-03-12"


@pytest.fixture
def opening(shipped: Library) -> Checklist:
    found: Checklist = shipped.later("checklists")["opening"]
    return found


def seen(counter: Counter, day: str = DAY_OF) -> list[Ticked]:
    with counter.store.reading() as at:
        return walked(at, day)


def facts(counter: Counter, day: str = DAY_OF) -> list[Fact]:
    with counter.store.reading() as at:
        return at.facts(f"check:{day}:opening")


def tick(counter: Counter, opening: Checklist, item: str, **more: Any) -> None:
    desk.tick(counter.store, **{"by": counter.wang, "list": opening, "day": DAY_OF, "item": item, **more})


def test_a_tick_says_what_who_and_when_in_the_words_of_the_list(counter: Counter, opening: Checklist) -> None:
    tick(counter, opening, "lights")
    tick(counter, opening, "systems", by=counter.chen, mark=Mark.FAULT, note="打印机卡纸，王姐 13812345678 报的")
    told = {one.item: one for one in seen(counter)}
    assert told["lights"].words == "灯、空调、门头屏亮着" and told["lights"].by == counter.wang.staff
    assert told["lights"].at == counter.clock.now() and told["lights"].mark is Mark.FINE
    assert told["systems"].note == "打印机卡纸，王姐 138****5678 报的" and told["systems"].by == counter.chen.staff
    assert "note" not in facts(counter)[1].open, "what is typed is sealed"
    assert len(told) == 2, "what nobody looked at is in no row: the page shows it as open"


def test_the_last_one_counts_the_same_again_is_no_fact_and_a_tick_can_be_taken_back(
    counter: Counter, opening: Checklist
) -> None:
    for mark in (Mark.FINE, Mark.FINE, Mark.FAULT, Mark.NONE, Mark.NONE):
        tick(counter, opening, "lights", mark=mark)
    assert [fact.open["mark"] for fact in facts(counter)] == ["fine", "fault", "none"]
    assert seen(counter) == []


def test_only_today_and_the_day_before_are_ticked_and_late_ones_say_so(counter: Counter, opening: Checklist) -> None:
    for day in ("2026-03-10", "2026-03-13", "2026-3-12", "昨天"):
        with pytest.raises(StaffError) as caught:
            tick(counter, opening, "lights", day=day)
        assert caught.value.code == "check.day"
    with pytest.raises(StaffError) as caught:
        tick(counter, opening, "nothing_of_it")
    assert caught.value.code == "check.item"
    counter.clock.ms += 15 * HOUR  # past midnight: the closing walk of a long day still belongs to it
    tick(counter, opening, "lights", day=DAY_OF)
    assert seen(counter)[0].at == counter.clock.now()


def test_days_and_items_are_counted_by_one_query_each_and_nobody_by_name(counter: Counter, opening: Checklist) -> None:
    tick(counter, opening, "lights", mark=Mark.FAULT)
    tick(counter, opening, "clean")
    counter.clock.ms += DAY
    tick(counter, opening, "lights", day="2026-03-13")
    with counter.store.reading() as at:
        assert looked_by_list(at, "2026-03-12", "2026-03-13") == {
            ("2026-03-12", "opening"): Looked(2, 1),
            ("2026-03-13", "opening"): Looked(1, 0),
        }
        assert looked_by_item(at, "2026-03-01", "2026-03-31")["opening", "lights"] == Looked(2, 1)
        assert looked_by_item(at, "2026-02-01", "2026-02-28") == {}


def test_a_damaged_or_newer_fact_is_passed_over(counter: Counter, opening: Checklist) -> None:
    tick(counter, opening, "lights")
    with counter.store.write() as w:
        subject = f"check:{DAY_OF}:opening"
        w.append(subject, "check.ticked", by="x", open={"item": 7, "mark": "fine"})
        w.append(subject, "check.ticked", by="x", open={"item": "clean", "mark": "half"})
        w.append(subject, "check.newer", by="x", open={"item": "clean"})
    assert [one.item for one in seen(counter)] == ["lights"]
    assert fold_walk("check:odd", facts(counter)) != []
    assert counter.store.rebuild().equal
