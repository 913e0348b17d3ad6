"""Words that are not ours are found as they are typed, with what to say instead, in no time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.library.kinds import Rule
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from hall_assistant.phrases.slips import LONGEST, Slip, slips

RULES = (
    Rule(pattern="尽快|尽早", why="没有钟点", better="明天下午五点前", kind="vague"),
    Rule(pattern="我们会尽快", why="没有人", better="我五点前打您", kind="shirking"),
    Rule(pattern="您(必须|应该)", why="命令人", better="我这边要", kind="address"),
)


@pytest.fixture(scope="module")
def library() -> Library:
    return read_content()


def test_a_slip_says_where_why_and_what_instead() -> None:
    assert slips("好的，尽快办。", RULES) == [Slip(3, 5, "尽快", "没有钟点", "明天下午五点前", "vague")]


def test_good_words_and_no_words_have_no_slips() -> None:
    assert slips("明天下午五点前我打您。", RULES) == slips("", RULES) == slips("尽快", ()) == []


def test_slips_come_in_order_and_the_longer_of_two_that_overlap() -> None:
    found = slips("您必须等，我们会尽快答您，尽早。", RULES)
    assert [(one.start, one.said) for one in found] == [(0, "您必须"), (5, "我们会尽快"), (13, "尽早")]


def test_of_a_long_text_the_end_is_looked_at_and_places_count_from_the_beginning() -> None:
    text = "尽快" + "好" * LONGEST + "尽快"
    assert [(one.start, text[one.start : one.end]) for one in slips(text, RULES)] == [(LONGEST + 2, "尽快")]


def test_a_pattern_that_cannot_be_trusted_is_passed_over() -> None:
    bad = (Rule(pattern="(", why="错", better="对"), Rule(pattern="(a+)+b", why="错", better="对"))
    assert slips("a" * 2_000, bad) == []
    assert [one.said for one in slips("尽快", (*bad, *RULES))] == ["尽快"]


def test_every_shipped_rule_is_made_ready(library: Library) -> None:
    assert len(library.rules) >= 30
    assert [one.said for one in slips("请您耐心等待，我们会尽快答复", library.rules)]


def test_two_thousand_characters_take_a_few_milliseconds(library: Library) -> None:
    text = ("您的号停了，先对一下是哪一种。材料齐，我现在就报，今天五点前打您这个号。" * 60)[:LONGEST]
    slips(text, library.rules)
    took = []
    for _ in range(5):
        before = time.process_time()
        slips(text, library.rules)
        took.append(time.process_time() - before)
    assert min(took) < 0.05, f"{min(took) * 1000:.1f} ms for {len(library.rules)} rules"


@given(st.text(max_size=300))
def test_slips_of_any_text_stand_apart_and_say_what_stands_there(text: str) -> None:
    found = slips(text, RULES)
    assert all(text[one.start : one.end] == one.said for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
