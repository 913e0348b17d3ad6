"""The walks and factors that ship: all 46, each of its row, and what is walked counts for some of them."""

from __future__ import annotations

from collections import Counter

import pytest

from hall_assistant.library.checklists import Checklist, Factor
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content

PROMISES = {"诚信": 13, "专业": 7, "体验": 9, "关爱": 11, "实现": 6}


@pytest.fixture(scope="module")
def library() -> Library:
    return read_content()


def test_the_46_factors_are_there_each_from_its_row_and_in_order(library: Library) -> None:
    factors: list[Factor] = list(library.later("factors").values())
    assert Counter(one.promise for one in factors) == PROMISES
    assert [one.code for one in factors] == [
        f"{name}{n}" for name, most in PROMISES.items() for n in range(1, most + 1)
    ]
    assert [one.source for one in factors] == [(f"S{number}",) for number in range(198, 244)]


def test_a_day_is_walked_at_opening_twice_on_the_floor_and_at_closing(library: Library) -> None:
    lists: list[Checklist] = list(library.later("checklists").values())
    assert [one.when for one in lists] == ["opening", "floor", "floor", "closing"]
    named = {name for factor in library.later("factors").values() for name in factor.items}
    assert len(named) >= 30, "what is walked anyway tells something of the factors"
