"""Texts a hall writes: slots, conditions, filters; anything else is one sentence with its line, and nothing hangs."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.errors import StaffError
from hall_assistant.library.summary_slots import SUMMARY_SLOTS
from hall_assistant.library.written import DEEPEST, FILTERS, LONGEST, written
from hall_assistant.wording import sentence

NAMES = ("诉求", "时限", "结果")
VALUES = {"诉求": "复机 ", "时限": "", "结果": "一\n二"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("", ""),
        ("只有字 { } % 50%", "只有字 { } % 50%"),
        ("{{诉求}}。", "复机 。"),
        ("{{ 诉求 | 去空 }}。", "复机。"),
        ("{{结果|一行|去空}}", "一 二"),
        ("{% if 诉求 %}有{% else %}无{% endif %}", "有"),
        ("{% if 时限 %}有{% else %}无{% endif %}", "无"),
        ("{% if 诉求 %}{% if 时限 %}都有{% else %}只一样{% endif %}{% endif %}", "只一样"),
        ("{% if 时限 %}{% if 诉求 %}甲{% else %}乙{% endif %}{% else %}丙{% endif %}", "丙"),
        ("甲\n{% if 时限 %}\n时限\n{% endif %}\n乙", "甲\n乙"),
        ("甲\n  {% if 诉求 %}  \n诉\n{% endif %}\n乙", "甲\n诉\n乙"),
        ("甲{% if 诉求 %}\n诉{% endif %}\n乙", "甲\n诉\n乙"),
        ("{{诉求}}\n{{时限}}\n", "复机 \n\n"),
    ],
)
def test_what_may_be_written_is_filled(text: str, filled: str) -> None:
    assert written(text, NAMES).fill(VALUES) == filled


def test_what_is_filled_in_is_never_read_again() -> None:
    assert written("{{诉求}}", NAMES).fill({"诉求": "{{结果}}{% if x %}"}) == "{{结果}}{% if x %}"
    assert written("{{诉求}}", NAMES).fill({}) == ""


def test_it_says_which_slots_it_asks_for() -> None:
    assert written("{% if 时限 %}{{诉求}}{{诉求}}{% endif %}", NAMES).slots == ("时限", "诉求")


def test_a_filter_keeps_a_value_short() -> None:
    assert FILTERS["二十字内"]("字" * 21) == "字" * 19 + "…"
    assert FILTERS["二十字内"]("字" * 20) == "字" * 20


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("甲\n{{没有}}", "written.slot", 2),
        ("{{}}", "written.slot", 1),
        ("{{诉求.upper()}}", "written.slot", 1),
        ("{{诉求 + 1}}", "written.slot", 1),
        ("{{''.__class__}}", "written.slot", 1),
        ("{{诉求|upper}}", "written.filter", 1),
        ("{{诉求|}}", "written.filter", 1),
        ("\n\n{% for 行 in 诉求 %}", "written.tag", 3),
        ("{% include 'x' %}", "written.tag", 1),
        ("{% if not 诉求 %}{% endif %}", "written.tag", 1),
        ("{% if 没有 %}{% endif %}", "written.slot", 1),
        ("{% elif 诉求 %}", "written.tag", 1),
        ("{{诉求", "written.braces", 1),
        ("{% if 诉求", "written.braces", 1),
        ("诉求}}", "written.braces", 1),
        ("{# 注 #}", "written.braces", 1),
        ("{{诉\n求}}", "written.braces", 1),
        ("甲\n{% if 诉求 %}", "written.if", 2),
        ("{% endif %}", "written.if", 1),
        ("{% else %}", "written.if", 1),
        ("{% if 诉求 %}{% else %}\n{% else %}{% endif %}", "written.if", 2),
        ("{% if 诉求 %}" * (DEEPEST + 1), "written.deep", 1),
    ],
)
def test_anything_else_is_a_sentence_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(StaffError) as told:
        written(text, NAMES)
    assert (told.value.code, told.value.values["line"]) == (code, line)
    assert f"第{line}行" in sentence(told.value)


def test_a_text_too_long_is_refused() -> None:
    with pytest.raises(StaffError, match=r"written\.long"):
        written("字" * (LONGEST + 1), NAMES)


PARTS = st.sampled_from(
    [
        *(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "诉求",
            "时限",
            "if",
            "else",
            "endif",
            "|",
            "一行",
            " ",
            "\n",
            "\t",
            "{",
            "%",
        ),
        *(
            "}",
            "{{诉求}}",
            "{% if 诉求 %}",
            "{% else %}",
            "{% endif %}",
            "{{诉求|一行}}",
            "for",
            "()",
            "__class__",
            "\0",
        ),
        *("\u2028", "9**9"),
    ]
)


@given(st.lists(PARTS, max_size=60).map("".join) | st.text(max_size=200))
def test_nothing_raises_anything_but_a_sentence_and_what_is_read_can_be_filled(text: str) -> None:
    try:
        read = written(text, NAMES)
    except StaffError as error:
        assert sentence(error)
        return
    assert set(read.slots) <= set(NAMES)
    assert isinstance(read.fill(VALUES), str)
    assert isinstance(read.fill({}), str)


@pytest.mark.parametrize(
    "piece", ["{{", "{%", "{% if 诉求 %}", "{{诉求}}", " ", "\t", "\n", "{", "%}", "{{ ", "{%if", "|"]
)
def test_no_text_makes_it_wait(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    before = time.process_time()
    with suppress(StaffError):
        written(text, NAMES).fill(VALUES)
    assert time.process_time() - before < 1


def test_the_summarys_slots_are_known_by_name() -> None:
    assert written("".join(f"{{{{{name}}}}}" for name in SUMMARY_SLOTS), SUMMARY_SLOTS).slots == SUMMARY_SLOTS
