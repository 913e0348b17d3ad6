"""Personal numbers in any text: every one is found, however written, and what is none is left alone."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn as stdnum_luhn

from hall_assistant.privacy.masking import masked
from hall_assistant.privacy.numbers import check_sign, found_in, luhn

PERSONAL = (
    # what stands in the text, its kind
    ("13812345678", "mobile"),
    ("138 1234 5678", "mobile"),
    ("138-1234-5678", "mobile"),
    ("138.1234.5678", "mobile"),
    ("138 - 1234 - 5678", "mobile"),
    ("1381234 5678", "mobile"),
    ("１３８１２３４５６７８", "mobile"),
    ("１３８－１２３４－５６７８", "mobile"),
    ("8613812345678", "mobile"),
    ("008613812345678", "mobile"),
    ("013812345678", "mobile"),
    ("138\u200b1234\u200b5678", "mobile"),
    ("一三八一二三四五六七八", "mobile"),
    ("幺三八零零幺三八零零零", "mobile"),
    ("01065536666", "landline"),
    ("0310-3012345", "landline"),
    ("0755 8888 6666", "landline"),
    ("(0310)3012345", "landline"),
    ("（010）6553 6666", "landline"),
    ("11010519491231002X", "identity"),
    ("110105 19491231 002x", "identity"),
    ("１１０１０５１９４９１２３１００２Ｘ", "identity"),
    ("440524188001010014", "identity"),
    ("110105491231002", "identity"),
    ("身份证110105199003071234", "identity"),
    ("6222021234567890128", "bank"),
    ("6222 0212 3456 7890 128", "bank"),
    ("4111111111111111", "bank"),
    ("4111-1111-1111-1111", "bank"),
    ("wang.min@qq.com", "email"),
    ("123456789＠qq.com", "email"),
    ("ｗａｎｇ＠ｑｑ．ｃｏｍ", "email"),
)

HARMLESS = (
    "10086",
    "拨10086或者12345",
    "短信来自10655123456789012",
    "95588打来的",
    "400-810-1234",
    "扣了30.50元",
    "一共1380.00元，退138.00",
    "2026-03-12 09:50",
    "2026年3月12日 9:50—10:20",
    "工单20260312000123456789",
    "工单号6222021234567890128",
    "派单编号 0310-3012345",
    "IMEI 490154203237518",
    "串号：356938035643809",
    "ICCID 89860012345678901234",
    "8986001234567890120",
    "接待YS03-260312-007-12",
    "0312-007",
    "12-0312-007",
    "GD20260312-7",
    "192.168.100.200",
    "二〇二六年三月十二日",
    "138****5678",
    "110105********002X",
    "6222021234567890127",  # its check digit is wrong
    "110105194912310021",  # likewise
    "12345678901234567890123",
    "你@我",
)


@pytest.mark.parametrize(("written", "kind"), PERSONAL)
def test_a_personal_number_is_found_however_it_is_written(written: str, kind: str) -> None:
    (found,) = found_in(f"他说打{written}找他，快点")
    assert found.kind == kind


@pytest.mark.parametrize("written", [written for written, _ in PERSONAL])
def test_it_is_hidden_and_what_stands_around_it_stays(written: str) -> None:
    hidden = masked(f"打{written}找他")
    assert hidden.startswith("打") and hidden.endswith("找他") and "***" in hidden
    assert written not in hidden
    assert masked(hidden) == hidden


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_nobodys_number_stays_as_it_is(text: str) -> None:
    assert masked(f"记：{text}。") == f"记：{text}。"
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13812345678和13987654321", "138****5678和139****4321"),
        ("扣了30.50 13812345678", "扣了30.50 138****5678"),
        ("证件编号110105194912310028", "证件编号110105********0028"),
        ("13812345678x", "138****5678x"),
        ("工单13812345678", "工单138****5678"),
        ("mail:13812345678@139.com", "mail:1***@139.com"),
    ],
)
def test_numbers_beside_one_another_do_not_hide_behind_each_other(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_the_halls_own_numbers_may_be_read() -> None:
    text = "装维0310-3012345，客户13812345678"
    assert masked(text, {"03103012345"}) == "装维0310-3012345，客户138****5678"
    assert "3012345" not in masked(text)


_MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
_BANKS = st.from_regex(r"62[0-9]{13,16}", fullmatch=True).map(lambda one: one + stdnum_luhn.calc_check_digit(one))
_DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2025, 1, 1))
_CARDS = st.builds(lambda day, tail: f"310101{day:%Y%m%d}{tail:03d}", _DAYS, st.integers(0, 999)).map(
    lambda first: first + check_sign(first)
)
_WORDS = st.text(alphabet="卡停了要用，。退还她他 \n", max_size=30)


@settings(max_examples=60)
@given(_WORDS, st.one_of(_MOBILES, _BANKS, _CARDS), _WORDS)
def test_no_number_ever_stands_in_a_masked_text(before: str, number: str, after: str) -> None:
    hidden = masked(f"{before}{number}{after}")
    assert number not in hidden
    assert masked(hidden) == hidden
    assert hidden.startswith(before.removesuffix("(")) and hidden.endswith(after)


@settings(max_examples=60)
@given(st.text(alphabet="0123456789-. ()（）@a.Xx+一三八卡，\n", max_size=80))
def test_masking_twice_is_masking_once_whatever_is_typed(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@settings(max_examples=60)
@given(st.from_regex(r"[0-9]{2,25}", fullmatch=True))
def test_the_check_digit_is_that_of_the_library_we_trust(digits: str) -> None:
    assert luhn(digits) == stdnum_luhn.is_valid(digits)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "123 ", "4444 ", "6222-", "@", "a@", "138 1234 567 ", "13812345678 ", "一", "卡停了13812345678要用"],
)
def test_ten_thousand_signs_are_masked_in_no_time_whatever_they_are(piece: str) -> None:
    def best(count: int) -> float:
        text, times = (piece * count)[:count], []
        for _ in range(3):
            begun = time.perf_counter()
            masked(text)
            times.append(time.perf_counter() - begun)
        return min(times)

    assert best(10_000) < 0.05  # a few milliseconds; the machine is shared
    assert best(40_000) < 0.25
