"""What people type at the door: kept as typed, or refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.errors import StaffError
from hall_assistant.text import blank, one_line, required, typed, whole

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)

UNSEEN = ["", " ", "\n\t", "　", "\u200b", "\u200e\u202e\u2066", "\x00\x07", "\u2028", "\ufeff"]
SEEN = ["1", "。", "😀", "👨\u200d👩\u200d👧", "\x00a", "\ue000", "é"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("卡停了", "卡停了"),
        ("  两头  中间  ", "  两头  中间  "),
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("{{7*7}}<b>'; DROP TABLE cases; --", "{{7*7}}<b>'; DROP TABLE cases; --"),
        ("\x00\x1b[31m\u202e", "\x00\x1b[31m\u202e"),
        ("👨‍👩‍👧 e\u0301", "👨‍👩‍👧 e\u0301"),
    ],
)
def test_a_text_is_kept_as_typed_and_only_line_ends_are_made_one(given: str, kept: str) -> None:
    assert typed(given, what="记一笔") == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  王 敏 ", "王 敏"),
        ("两个  空格", "两个  空格"),
        ("上一行\n\n  下一行", "上一行 下一行"),
        ("\r\n", ""),
        ("　全角空格　", "全角空格"),
        ("\u202dDD2026\u202c", "DD2026"),
        ("DD\u202e6202\u2066-1\u2069", "DD6202-1"),
        ("\ufeff \u200bDD\u20601 \u200f", "DD1"),
    ],
)
def test_a_line_loses_outer_blanks_line_breaks_and_marks_of_direction_and_nothing_else(given: str, kept: str) -> None:
    assert one_line(given, what="称呼") == kept


def test_a_text_at_the_limit_is_kept_and_one_more_is_refused_with_both_figures() -> None:
    assert typed("字" * 10, what="备注", limit=10) == "字" * 10
    with pytest.raises(StaffError) as refused:
        typed("字" * 11, what="备注", limit=10)
    assert (refused.value.code, refused.value.values) == ("text.too_long", {"what": "备注", "limit": 10, "length": 11})


@pytest.mark.parametrize("half", ["\ud800", "a\udfff", "\udc80尾", "\udc00\ud800"])
def test_half_a_character_is_refused_because_no_file_can_hold_it(half: str) -> None:
    assert not whole(half)
    with pytest.raises(StaffError, match=r"text\.broken"):
        typed(half, what="备注")


@pytest.mark.parametrize("text", UNSEEN)
def test_what_leaves_the_paper_white_is_empty(text: str) -> None:
    assert blank(text)
    with pytest.raises(StaffError, match=r"text\.empty"):
        required(text, what="一句话结果")


@pytest.mark.parametrize("text", SEEN)
def test_anything_to_be_seen_is_an_answer(text: str) -> None:
    assert not blank(text)
    assert required(text, what="一句话结果") == text


@given(ANYTHING)
def test_every_text_is_either_refused_or_kept_in_a_form_that_a_file_can_hold(text: str) -> None:
    try:
        kept = typed(text, what="备注")
    except StaffError as refused:
        assert refused.code == "text.broken"
        assert not whole(text)
    else:
        assert kept.encode().decode() == kept
        assert typed(kept, what="备注") == kept
        assert kept.replace("\n", "") == text.replace("\r", "").replace("\n", "")


@given(ANYTHING.filter(whole))
def test_folding_a_line_twice_changes_nothing_more(text: str) -> None:
    line = one_line(text, what="称呼", limit=1000)
    assert "\n" not in line
    assert one_line(line, what="称呼", limit=1000) == line
