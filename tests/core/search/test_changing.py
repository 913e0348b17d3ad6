"""Single entries change without a rebuild, synonyms are found, use lifts a little, a build is whole or not there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from hall_assistant.errors import SurroundingsError
from hall_assistant.search import Entry, Hit, Index

ENTRIES = [
    Entry("stop", "停机", "欠费停机交了就开。"),
    Entry("refund", "多扣的钱怎么返还", "查实了，三天内退。"),
    Entry("ring", "彩铃退订", "当场能退。"),
    Entry("line", "先说停机", "验证码收不着，是吧。", standing=-0.2, heard="验证码收不着"),
]


def _ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.id for hit in hits]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Index.build(tmp_path / "index", ENTRIES, mark="one")
    return tmp_path / "index"


def test_an_entry_is_put_in_replaced_and_taken_out_without_a_rebuild(path: Path) -> None:
    with Index.open(path) as index:
        index.update(Entry("port", "携号转网", "查资格。"))
        assert _ids(index.search("xhzw")) == ["port"] and len(index) == 5
        index.update(Entry("port", "带着号码换一家", "查资格。"))
        assert index.search("携号转网") == [] or index.search("携号转网")[0].title == "带着号码换一家"
        assert index.search("换一家")[0].text == "查资格。" and len(index) == 5
        index.remove("port")
        index.remove("nothing of that id")
        assert "port" not in _ids(index.search("换一家")) and len(index) == 4
    with Index.open(path) as again:
        assert len(again) == 4 and again.mark == "one"


def test_words_that_mean_the_same_find_each_other(path: Path) -> None:
    with Index.open(path) as index:
        assert index.search("退钱") == [] or index.search("退钱")[0].id != "refund"
    with Index.open(path, synonyms=[("退钱", "返还", "退费")]) as index:
        assert index.search("退钱")[0].id == "refund"
        assert index.search("退费")[0].id == "refund"


@pytest.mark.parametrize("typed", ["采铃退订", "彩林退定", "采铃", "彩玲退订", "彩铃订", "彩鈴退訂", "clt订", "彩ltd"])
def test_slips_of_sound_and_of_the_hand_are_forgiven(path: Path, typed: str) -> None:
    with Index.open(path) as index:
        assert _ids(index.search(typed))[:1] == ["ring"]


def test_use_and_topic_lift_visibly_and_only_a_little(tmp_path: Path) -> None:
    Index.build(tmp_path / "index", [Entry("a", "停机怎么办"), Entry("b", "停机怎么开"), Entry("c", "停机")])
    with Index.open(tmp_path / "index") as index:
        assert _ids(index.search("停机怎么"))[:2] == ["a", "b"]
        lifted = index.search("停机怎么", lift={"b": 1.0, "c": 900.0})
        assert _ids(lifted) == ["b", "a", "c"]
        assert [hit.lifted for hit in lifted] == [True, False, True]
        assert _ids(index.search("停机", lift=lambda id_: 1.0 if id_ == "a" else 0.0))[0] == "c"


def test_a_line_stands_back_behind_what_fits_as_well_and_is_heard_by_its_words(path: Path) -> None:
    with Index.open(path) as index:
        assert _ids(index.search("tj"))[0] == "stop"
        assert _ids(index.search("yzm")) == ["line"]


def test_a_second_opinion_may_order_the_first_hits(path: Path) -> None:
    asked: list[str] = []

    def turned(text: str, hits: Sequence[Hit]) -> Sequence[Hit]:
        asked.append(text)
        return list(reversed(hits))

    with Index.open(path) as plain, Index.open(path, reorder=turned) as index:
        assert _ids(index.search("停机", 9)) == list(reversed(_ids(plain.search("停机", 9))))
        assert asked == ["停机"] and len(index.search("停机", 1)) == 1


def test_who_has_it_open_goes_on_while_another_builds(path: Path) -> None:
    with Index.open(path) as before:
        Index.build(path, [Entry("only", "只有这个")], mark="two")
        assert before.search("彩铃")[0].text == "当场能退。"
        with Index.open(path) as after:
            assert after.mark == "two" and after.search("彩铃") == []
    assert len(list(path.glob("build-*"))) == 1


def test_an_index_of_another_form_or_with_a_part_missing_is_told_as_broken(path: Path) -> None:
    told = json.loads((path / "current.json").read_text(encoding="utf-8"))
    (path / "current.json").write_text(json.dumps(told | {"version": 1}), encoding="utf-8")
    with pytest.raises(SurroundingsError, match="index"):
        Index.open(path)
    (path / "current.json").write_text(json.dumps(told), encoding="utf-8")
    for part in ("texts", "meta.json"):
        (path / told["build"] / part).rename(path / told["build"] / "away")
        with pytest.raises(SurroundingsError) as caught:
            Index.open(path)
        assert caught.value.code == "index.broken"
        (path / told["build"] / "away").rename(path / told["build"] / part)
    Index.open(path).close()


def test_two_that_write_at_once_are_told_and_nothing_is_lost(path: Path) -> None:
    with Index.open(path) as one, Index.open(path) as other:
        one.update(Entry("x", "第一条"))
        other.update(Entry("y", "第二条"))
    with Index.open(path) as index:
        assert _ids(index.search("第一条"))[:1] == ["x"] and _ids(index.search("第二条"))[:1] == ["y"]


@pytest.mark.parametrize("part", ["idx", "store", "term", "texts"])
def test_damage_met_only_when_asked_is_told_and_the_next_opening_knows(path: Path, part: str) -> None:
    build = next(path.glob("build-*"))
    file = build / part if part == "texts" else next(build.glob(f"*.{part}"))
    whole = file.read_bytes()
    half = len(whole) * 2 // 3
    file.write_bytes(b"" if part == "texts" else bytes(255 - each for each in whole[:half]) + whole[half:])
    for _ in range(2):
        with pytest.raises(SurroundingsError) as caught, Index.open(path) as index:
            index.search("停机返还彩铃")
        assert caught.value.code == "index.broken"
    Index.build(path, ENTRIES)
    with Index.open(path) as again:
        assert _ids(again.search("彩铃"))[:1] == ["ring"]
