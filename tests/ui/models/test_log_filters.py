"""Filters kept at a counter: nobody's name and no words in them; what cannot be read narrows nothing."""

from __future__ import annotations

import pytest

from hall_assistant.library.shelf import read_content
from ui.models.log_filters import Criteria, kept_filter, kept_text, name_of

FULL = Criteria(
    handler="zhang",
    first_asked="li",
    topic="stop",
    outcome="solved",
    state="ended",
    clock="late",
    source="any",
    least="10.00",
    most="20.50",
    repeated=True,
    words="王先生",
)


def test_a_kept_filter_comes_back_without_people_and_words() -> None:
    text = kept_text(FULL)
    assert kept_filter(text) == FULL.to_keep and not any(word in text for word in ("zhang", 'li"', "王先生"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        '{"state": 3, "outcome": "new", "clock": "x", "least": "=1+1", "handler": "x", "new": "y"}',
    ],
)
def test_what_cannot_be_read_narrows_nothing(text: str) -> None:
    assert not kept_filter(text).narrows


def test_its_name_says_what_it_asks() -> None:
    library = read_content()
    assert name_of(FULL, library, {}).endswith("现场化解 · 已结 · 时限超了 · 有派单 · 10–20.50元 · 又来一次")
    assert name_of(Criteria(least="30.00"), library, {}) == "30元起"
