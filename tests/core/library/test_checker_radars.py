"""What the checker says of the rule for what is rising."""

from __future__ import annotations

from hall_assistant.library.library import Library
from tests.core.library.conftest import Told


def test_a_rule_compares_weeks_enough_and_numbers_that_say_something(told: Told) -> None:
    found = told(
        knowledge__radars__rising="rising:\n"
        "  - {id: rising, name: 在涨, weeks: 4, least: 6, spread: 2}\n"
        "  - {id: short, name: 一周, weeks: 1, least: 6, spread: 2}\n"
        "  - {id: small, name: 两件, weeks: 4, least: 2, spread: 2}\n"
        "  - {id: loud, name: 乱叫, weeks: 4, least: 6, spread: 0}\n",
    )
    for part, times in {"要 2 到 12 周": 1, "至少 3 件": 1, "spread 要 1 到 5": 1}.items():
        assert sum(part in line for line in found) == times, (part, found)


def test_the_shipped_rule_is_the_one_the_handbook_tells_of(shipped: Library) -> None:
    rule = shipped.later("rising")["rising"]
    assert (rule.weeks, rule.least, rule.spread) == (4, 6, 2)
