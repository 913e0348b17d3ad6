"""Cutting: the same for the index and the question, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.search.cutting import cut
from hall_assistant.search.sounds import alike, alike_pairs, cuts, sounds_like
from hall_assistant.search.words import fold, pieces, runs


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("违约金", "违约金"),
        ("Wi-Fi 慢", "wifi 慢"),
        ("５Ｇ　却慢！", "5g 却慢"),
        ("双倍返还，几点？", "双倍返还 几点"),
        ("有5G却慢", "有5g却慢"),
        ("it's", "its"),
        ("a\x00b\ud800c", "a b c"),
        ("💥", ""),
        ('"OR" NEAR(*)', "or near"),
        ("_x_", "x"),
        ("攜號轉網　與國際漫遊", "携号转网 与国际漫游"),
    ],
)
def test_text_is_folded_to_letters_digits_and_characters(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_chinese_and_latin_runs_are_told_apart() -> None:
    assert list(runs("有5g却慢 volte")) == [("有", True), ("5g", False), ("却慢", True), ("volte", False)]
    assert pieces("违约金5g") == ["违", "约", "金", "违约", "约金", "5g"]


@given(text=st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_folding_twice_is_folding_once_and_leaves_nothing_that_could_be_syntax(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not set(folded) & set("\"'*():^{}[]+-\x00")
    assert "".join(run for run, _ in runs(folded)) == folded.replace(" ", "")


@pytest.mark.parametrize(
    ("letters", "way"),
    [
        ("shuangbei", "shuang bei"),
        ("sbfh", "s b f h"),
        ("shuangbeifh", "shuang bei f h"),
        ("xian", "xian"),
        ("xian", "xi an"),
        ("fangu", "fan gu"),
        ("zh", "zh"),
        ("shuangb", "shuang b"),
    ],
)
def test_letters_are_cut_into_syllables_and_initials(letters: str, way: str) -> None:
    assert tuple(way.split()) in cuts(letters)


def test_letters_that_are_no_pinyin_are_taken_one_by_one_and_long_ones_cut_few_ways() -> None:
    assert cuts("vvv") == (("v", "v", "v"),)
    assert 0 < len(cuts("fang" * 10)) <= 24


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("我的手机被停机了怎么办", "我 的 手机 被 停机 了 怎么办"),
        ("退订彩铃", "退订 彩铃"),
        ("携号转网需要什么条件", "携号转网 需要 什么 条件"),
        ("龘龘", "龘 龘"),
    ],
)
def test_a_run_is_cut_into_the_words_met_most_often(run: str, words: str) -> None:
    assert cut(run) == words.split()


@pytest.mark.parametrize(
    ("one", "other"), [("彩铃", "采林"), ("流量", "牛酿"), ("分期", "混期"), ("知道", "资道"), ("信号", "姓号")]
)
def test_what_people_mix_up_sounds_alike(one: str, other: str) -> None:
    assert set(alike_pairs(one)) & set(alike_pairs(other))


def test_a_letter_sounds_like_nothing_that_is_mixed_up() -> None:
    assert alike("a") == alike(" ") == ()


@pytest.mark.parametrize(
    ("asked", "text", "place"),
    [
        ("shuangbeifanhuan", "要双倍返还", 1),
        ("sbfh", "要双倍返还", 1),
        ("shuangbeifh", "双倍返还", 0),
        ("sbeifh", "双倍返还", 0),
        ("双bfh", "双倍返还", 0),
        ("双倍fan", "双倍返还", 0),
        ("shbei", "双倍返还", 0),
        ("shuangbeifa", "双倍返还", 0),
        ("chongfu", "重复", 0),
        ("zhongliang", "重量", 0),
        ("sbh", "双倍返还", None),
        ("sb", "双 倍", 0),
        ("sb5", "双倍", None),
        ("双bfhx", "双倍返还", None),
    ],
)
def test_text_is_heard_by_syllables_initials_and_any_mix(asked: str, text: str, place: int | None) -> None:
    found = sounds_like(asked, text)
    assert (found and found[0]) == place


def test_what_is_heard_is_told_from_where_to_where_across_punctuation() -> None:
    assert sounds_like("sbfh", "要双倍 返还吗") == (1, 6)
    assert sounds_like("y5gqm", "有5g却慢") == (0, 5)
