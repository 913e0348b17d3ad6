"""Searching where nothing fits: what is near is offered, and the gap is noted, sealed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.search import Entry, Index
from hall_assistant.search.gaps import answer, gaps, note_gap
from tests.core.counter import Counter

ENTRIES = [
    Entry("topic:stop", "停机", "欠费停机 复机"),
    Entry("topic:roaming", "国际漫游", "出国流量"),
    Entry("card:gift", "靓号过户", "靓号 过户 合约"),
]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    Index.build(tmp_path / "search", ENTRIES)
    with Index.open(tmp_path / "search") as opened:
        yield opened


def test_what_fits_is_no_gap(index: Index) -> None:
    found = answer(index, "停机", limit=10)
    assert [hit.id for hit in found.hits] == ["topic:stop"]
    assert found.fits and not found.gap


def test_some_of_the_words_fit_and_may_yet_be_a_gap(index: Index) -> None:
    found = answer(index, "靓号怎么转赠", limit=10)
    assert found.hits[0].id == "card:gift" and found.fits and found.gap


def test_single_characters_are_only_near(index: Index) -> None:
    found = answer(index, "国债", limit=10)
    assert [hit.id for hit in found.hits] == ["topic:roaming"]
    assert not found.fits and found.gap


def test_where_nothing_is_found_its_beginning_is_asked_for(index: Index) -> None:
    found = answer(index, "tingjiqqq", limit=10)
    assert [hit.id for hit in found.hits] == ["topic:stop"]
    assert not found.fits and found.gap


@pytest.mark.parametrize("text", ["鑫", "zzzz", "\ud800", "🙂" * 3000, '"*'])
def test_what_has_nothing_near_is_a_gap_with_no_answers(index: Index, text: str) -> None:
    found = answer(index, text, limit=10)
    assert found.hits == () and not found.fits and found.gap


def test_a_gap_is_a_fact_of_the_hall_and_what_was_searched_is_sealed(counter: Counter) -> None:
    now = counter.clock.now()
    note_gap(counter.store, by=counter.wang, query=" 靓号 转赠\n13812345678 ")
    with counter.store.reading() as at:
        fact = [fact for fact in at.facts("hall") if fact.kind == "gap.noted"][-1]
    assert (fact.open, fact.sealed, fact.actor) == ({}, {"query": "靓号 转赠 138****5678"}, counter.wang.staff)
    counter.clock.advance(DAY)
    for query in ("亲情号", "副卡", "亲情号"):
        note_gap(counter.store, by=counter.chen, query=query)
    with counter.store.reading() as at:
        assert gaps(at, start=now + DAY, end=now + 2 * DAY) == ["亲情号", "副卡"]
        assert gaps(at, start=now, end=now + DAY) == ["靓号 转赠 138****5678"]
        assert gaps(at, start=0, end=now) == []


@pytest.mark.parametrize(
    ("query", "code"), [(" ", "text.empty"), ("话" * 201, "text.too_long"), ("\ud800", "text.broken")]
)
def test_a_gap_that_says_nothing_is_refused(counter: Counter, query: str, code: str) -> None:
    with pytest.raises(StaffError) as told:
        note_gap(counter.store, by=counter.wang, query=query)
    assert told.value.code == code
