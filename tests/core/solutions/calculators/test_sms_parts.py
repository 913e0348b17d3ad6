"""Text messages cut into parts as the network cuts them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators.sms_parts import (
    BASIC,
    EXTENDED,
    GSM,
    SIZE,
    UCS2,
    WHOLE,
    SmsParts,
    cut,
    encoding,
    sms_parts,
    units,
)
from tests.core.solutions.calculators.asking import worked


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("字" * 70, 1),
        ("字" * 71, 2),
        ("字" * 134, 2),
        ("字" * 135, 3),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" * 5, 2),
        ("a" * 152 + "€" + "b" * 152, 3),
        ("a" * 159 + "字", 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 67, 3),
    ],
)
def test_parts_are_counted_as_the_network_counts_them(text: str, parts: int) -> None:
    assert sms_parts(SmsParts(text)).values["parts"] == parts


def test_the_alphabet_is_the_one_of_the_network() -> None:
    assert len(BASIC) == 127, "128 places, one of them the escape"
    assert len(EXTENDED) == 10
    assert not BASIC & EXTENDED


GSM_TEXT = st.text(st.sampled_from(sorted(BASIC | EXTENDED)), min_size=1, max_size=500)
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=300)


@given(GSM_TEXT | ANY_TEXT)
def test_nothing_is_lost_and_no_part_is_overfull(text: str) -> None:
    coded, parts = encoding(text), cut(text)
    lengths = [sum(units(one, coded) for one in part) for part in parts]
    size = (SIZE if len(parts) > 1 else WHOLE)[coded]
    assert "".join(parts) == text
    assert all(0 < length <= size for length in lengths)
    assert len(parts) * size >= sum(lengths)
    assert len(parts) == 1 or sum(lengths) > WHOLE[coded]
    # A part is left short only where the next character takes two units.
    assert all(size - length <= 1 for length in lengths[:-1])


@given(ANY_TEXT)
def test_units_are_those_of_utf_16(text: str) -> None:
    if encoding(text) == UCS2:
        assert sum(units(one, UCS2) for one in text) == len(text.encode("utf-16-le")) // 2


def test_what_they_cost_and_the_picture_shows_no_word_of_it() -> None:
    made = worked("sms_parts", text="密码是八个八" * 20, price="0.1")
    assert made.values["cost"] == Decimal("0.2")
    assert made.picture is not None
    assert "密码" not in str(made.picture)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(StaffError, match=r"text\.broken"):
        worked("sms_parts", text="半个\ud83d")


def test_plain_english_is_gsm() -> None:
    assert encoding("Hello, world! {1}") == GSM
