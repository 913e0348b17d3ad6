"""When a matter counts as rising: enough weeks to compare with, numbers large enough to say something."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.radars import Rising

WEEKS = range(2, 13)
LEAST = 3
SPREAD = range(1, 6)


def rising_findings(rule: Rising, _at: Bench) -> Iterator[str]:
    """Its numbers are of the size the page can do something with."""
    if rule.weeks not in WEEKS:
        yield f"「{rule.name}」的 weeks 要 {WEEKS[0]} 到 {WEEKS[-1]} 周"
    if rule.least < LEAST:
        yield f"「{rule.name}」的 least 至少 {LEAST} 件：数小的不说话"
    if rule.spread not in SPREAD:
        yield f"「{rule.name}」的 spread 要 {SPREAD[0]} 到 {SPREAD[-1]}"
