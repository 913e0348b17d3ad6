"""Sentences that people say find their entry, one by one, and go with it when it changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_assistant.search import Entry, Index

ASLEEP = Entry(
    "asleep",
    "手机睡着也走流量",
    "后台的程序在用。",
    ("后台流量",),
    said=("一晚上没碰手机，流量少了两个G", "睡觉的时候谁在用我流量", "手机搁那儿不动也掉流量"),
)
QUOTA = Entry(
    "quota",
    "流量超了怎么扣",
    "看套餐外的价。",
    ("超流量",),
    said=("流量用超了扣我好多钱", "流量超了也没人说一声", "一个月流量就扣了八十"),
)
BARE = Entry("bare", "流量包", "能退的当场退。", ("流量叠加包",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    built = tmp_path / "search"
    Index.build(built, [ASLEEP, QUOTA, BARE])
    return built


@pytest.fixture
def index(path: Path) -> Iterator[Index]:
    with Index.open(path) as opened:
        yield opened


def first(index: Index, typed: str) -> str:
    return index.search(typed)[0].id


def test_the_sentence_said_again_in_other_words_finds_its_entry(index: Index) -> None:
    assert first(index, "睡了一晚上，流量没了两个G") == "asleep"
    assert first(index, "没人说一声流量就超了") == "quota"


def test_an_entry_nothing_is_said_for_is_found_by_its_title(index: Index) -> None:
    assert first(index, "流量包") == "bare"


def test_sentences_do_not_count_as_entries(index: Index) -> None:
    assert len(index) == 3
    assert len(index.search("流量")) == 3


def test_what_is_said_for_an_entry_changes_with_it(index: Index) -> None:
    index.update(Entry("bare", "流量包", said=("睡了一晚上，流量没了两个G",)))
    assert first(index, "睡了一晚上，流量没了两个G") == "bare"
    index.update(BARE)
    assert first(index, "睡了一晚上，流量没了两个G") == "asleep"
    index.remove("asleep")
    assert "asleep" not in {hit.id for hit in index.search("睡了一晚上，流量没了两个G")}


def test_an_index_built_without_sentences_knows_those_of_a_later_entry_together(tmp_path: Path) -> None:
    Index.build(tmp_path / "search", [BARE])
    with Index.open(tmp_path / "search") as index:
        index.update(QUOTA)
        assert first(index, "流量就扣了我八十") == "quota"


def test_a_word_half_spelt_is_not_led_astray_by_the_sentences(tmp_path: Path) -> None:
    cards = Entry("cards", "双卡那张没网", said=("双卡手机有一张没信号", "两张卡双待那张老掉"))
    Index.build(tmp_path / "search", [cards, Entry("double", "错收了怎么退", "", ("双倍返还",))])
    with Index.open(tmp_path / "search") as index:
        assert first(index, "双bfh") == "double"
