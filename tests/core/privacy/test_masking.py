"""Masking: enough to recognise a number by, too little to use."""

from __future__ import annotations

import pytest

from hall_assistant.errors import StaffError
from hall_assistant.privacy.identity import digits_of
from hall_assistant.privacy.masking import masked, masked_number
from hall_assistant.wording import sentence

FORMS = (
    # typed, digits
    ("13812345678", "13812345678"),
    ("138 1234 5678", "13812345678"),
    ("138-1234-5678", "13812345678"),
    ("138－1234－5678", "13812345678"),
    ("+8613812345678", "13812345678"),
    ("+86 138 1234 5678", "13812345678"),
    ("8613812345678", "13812345678"),
    ("１３８１２３４５６７８", "13812345678"),
    ("(010)65536666", "01065536666"),
    ("（0310）3012345", "03103012345"),
    ("5678", "5678"),
    ("", ""),
    ("   ", ""),
)


@pytest.mark.parametrize(("typed", "digits"), FORMS)
def test_a_number_is_the_same_number_in_every_form(typed: str, digits: str) -> None:
    assert digits_of(typed) == digits


@pytest.mark.parametrize(
    "typed", ["123", "1234567890123", "138abc45678", "①②③④", "一三八", "1381234\u200f5678", "²³⁴⁵", "x" * 100_000]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(StaffError, match=r"phone\.form"):
        digits_of(typed)


@pytest.mark.parametrize(
    ("typed", "count"),
    [("138123456789", 12), ("1381234567", 10), ("+86 1381 2345 6789", 12), ("１３８１２３４５６７", 10)],
)
def test_a_mobile_number_with_a_figure_too_many_or_too_few_is_told_by_its_length(typed: str, count: int) -> None:
    with pytest.raises(StaffError, match=r"phone\.mobile") as refused:
        digits_of(typed)
    assert f"这个是{count}位" in sentence(refused.value)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812345678", "138****5678"),
        ("01065536666", "010****6666"),
        ("65536666", "655****6666"),
        ("5678", "**78"),
        ("10086", "***86"),
    ],
)
def test_a_masked_number_shows_its_ends(number: str, shown: str) -> None:
    assert masked_number(number) == shown


@pytest.mark.parametrize("number", [digits for _, digits in FORMS if digits])
def test_a_masked_number_never_is_the_number(number: str) -> None:
    assert number not in masked_number(number)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("打13812345678找我", "打138****5678找我"),
        ("13812345678和13987654321", "138****5678和139****4321"),
        ("身份证110105199003071234。", "身份证110105********1234。"),
        ("证号11010519900307123X", "证号110105********123X"),
        ("工单20260312000123456789", "工单20260312000123456789"),
        ("扣了30.50元，单号1234567890", "扣了30.50元，单号1234567890"),
        ("", ""),
    ],
)
def test_numbers_inside_what_was_typed_are_hidden_in_the_public_view(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_a_very_long_text_is_masked_without_delay() -> None:
    assert masked("1" * 100_000) == "1" * 100_000


@pytest.mark.parametrize(
    "written",
    [
        "13812345678",
        "8613812345678",
        "+8613812345678",
        "008613812345678",
        "+86 138 1234 5678",
        "138 1234 5678",
        "138-1234-5678",
        "１３８１２３４５６７８",
    ],
)
def test_a_full_number_in_free_text_is_hidden_however_it_is_written(written: str) -> None:
    hidden = masked(f"打{written}找他")
    assert written not in hidden
    assert "1234" not in hidden and "１２３４" not in hidden
    assert hidden.startswith("打") and hidden.endswith("找他") and "****" in hidden


@pytest.mark.parametrize("text", ["GD20260312-7", "扣了 138.00 元", "2026-03-12 09:50", "工单 990138123456780"])
def test_what_is_no_mobile_number_stays_as_it_is(text: str) -> None:
    assert masked(text) == text
