"""Jumps of the computer's clock (钟跳了): noticed against a counter that nobody can set, and noted once.

Due hours are not touched: they stand in facts as instants, and are as true after the jump as before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hall_assistant.changes import Changes
from hall_assistant.clock import MINUTE, Clock, steady
from hall_assistant.store.store import Reading, Store

PROGRAM = "program"
JUMPED, BACK_AT_START = "clock.jumped", "clock.back"
SLACK = 5 * MINUTE
"""What a time server may put right without a word, milliseconds."""


class Jump(NamedTuple):
    """The clock was put: what it should have said, and what it said (UTC milliseconds)."""

    expected: int
    found: int

    @property
    def by(self) -> int:
        """Milliseconds put on, or back where negative."""
        return self.found - self.expected


class JumpWatch:
    """Compares a clock with steady time at each look. It runs no timer of its own."""

    def __init__(self, clock: Clock, steadily: Callable[[], int] = steady) -> None:
        self._clock = clock
        self._steadily = steadily
        self._seen = clock.now(), steadily()

    def look(self) -> Jump | None:
        """The jump since the last look, or None."""
        (before, steady_before), (now, steady_now) = self._seen, (self._clock.now(), self._steadily())
        self._seen = now, steady_now
        jump = Jump(before + steady_now - steady_before, now)
        return jump if abs(jump.by) > SLACK else None


def note_jump(store: Store, jump: Jump) -> Changes:
    """Note a jump as a fact of the hall; the program does it, whoever sits here."""
    with store.write() as w:
        w.append("hall", JUMPED, by=PROGRAM, open={"expected": jump.expected, "found": jump.found})
    return w.changes


def noted_jumps(at: Reading, *, since: int = 0) -> list[Jump]:
    """Jumps noted since an instant (UTC milliseconds), oldest first: seen while running, or found at a start."""
    found = []
    for fact in at.facts("hall"):
        expected = fact.open.get("expected" if fact.kind == JUMPED else "last")
        if fact.kind in (JUMPED, BACK_AT_START) and isinstance(expected, int):
            now = fact.open.get("found", fact.at)
            found.append(Jump(expected, now if isinstance(now, int) else fact.at))
    return [jump for jump in found if max(jump) >= since]


def jump_words(jump: Jump) -> str:
    """What a person is told, calmly: what happened, that nothing moved, what to do."""
    minutes = abs(jump.by) // MINUTE
    length = f"{minutes}分钟" if minutes < 120 else f"{minutes // 60}小时" if minutes < 2880 else f"{minutes // 1440}天"
    way = "快了" if jump.by > 0 else "慢了"
    return f"这台电脑的钟一下子{way}{length}。定好的到点时间都没动；请看一眼右下角的日期钟点对不对。"


def fresh_jump(at: Reading, now: int) -> Jump | None:
    """The jump that was found at this start (`now`, UTC milliseconds), if there was one."""
    last = next((fact for fact in reversed(at.facts("hall")) if fact.kind == BACK_AT_START), None)
    expected = last.open.get("last") if last is not None else None
    if last is None or not isinstance(expected, int) or abs(now - last.at) > SLACK:
        return None
    return Jump(expected, last.at)
