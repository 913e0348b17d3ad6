"""Cutting: the same for the index and the question, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.search.sounds import cuts, openers, readings_of, sounds_like
from hall_assistant.search.words import fold, pieces, runs

SYLLABLES = frozenset({"shuang", "bei", "fan", "huan", "xian", "xi", "an", "fa", "fang", "ang", "shu", "gu", "guo"})


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
    ],
)
def test_text_is_folded_to_letters_digits_and_characters(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_chinese_and_latin_runs_are_told_apart() -> None:
    assert list(runs("有5g却慢 volte")) == [("有", True), ("5g", False), ("却慢", True), ("volte", False)]
    assert pieces("违约金5G") == ["违", "约", "金", "违约", "约金", "5g"]


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
    assert tuple(way.split()) in cuts(letters, SYLLABLES)


def test_letters_that_are_no_pinyin_have_no_cut_and_long_ones_few() -> None:
    assert cuts("volte", SYLLABLES) == []
    assert cuts("iiii", SYLLABLES) == []
    assert 0 < len(cuts("fang" * 10, SYLLABLES)) <= 24


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
        ("sb", "双 倍", None),
        ("sb5", "双倍", None),
        ("双bfhx", "双倍返还", None),
    ],
)
def test_text_is_heard_by_syllables_initials_and_any_mix(asked: str, text: str, place: int | None) -> None:
    readings = readings_of(set(text))
    assert sounds_like(asked, text, readings, openers(asked, readings)) == place
