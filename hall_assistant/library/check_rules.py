"""Rules of speaking: patterns that can be trusted with any text, and advice that keeps the rules itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from hall_assistant.library.kinds import Rule

if TYPE_CHECKING:
    from hall_assistant.library.check_base import Bench  # the counter asks for `unsound` only, and reads no YAML

LONGEST = 200
"""Characters of a pattern."""
MOST = 20
"""Times a piece may be repeated; with no limit one long text could hold up the window."""
MOST_WAYS = 1_000
"""Ways in which the optional pieces of a pattern may be there or not."""
_REPEAT = re.compile(r"[*+]|\{\d*,?\d*\}")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!])?|[()]|\{\d*,?\d*\}|[*+?]|.", re.DOTALL)


def unsound(pattern: str) -> str:
    """Why a pattern is not taken, in Chinese; empty when it is."""
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return "不是正则"
    if len(pattern) > LONGEST:
        return f"太长，最多 {LONGEST} 个字"
    if compiled.search(""):
        return "什么都没写也会命中"
    return _repeats(pattern)


def _repeats(pattern: str) -> str:
    """Repeats without a limit, of whole groups, or too many ways to match: a text could be made that takes for ever."""
    ways = 1
    for previous, token in pairwise(["", *_TOKEN.findall(pattern)]):
        if token == "(?" or (token[0] == "\\" and token[1:].isdigit()):
            return "里只用 ( )、[ ]、|、? 和 {0,8} 这些"
        if token == "?":
            ways *= 1 if _REPEAT.fullmatch(previous) else 2
        elif _REPEAT.fullmatch(token):
            times = _times(token)
            if times is None:
                return f"里重复要有上限，最多 {MOST} 次，像 .{{0,8}}"
            if previous == ")":
                return "里括号后面只用 ?，不用重复"
            ways *= times
        if ways > MOST_WAYS:
            return "里可有可无的地方太多，拆成两条"
    return ""


def _times(repeat: str) -> int | None:
    """In how many ways a repeat can match; None without a limit, or with too high a one."""
    least, _, most = repeat.strip("{}").rpartition(",")
    if not most.isdigit() or int(most) > MOST:
        return None
    return int(most) - int(least or 0) + 1 if "," in repeat else 1


def rule_findings(rule: Rule, at: Bench) -> Iterator[str]:
    """It says what is wrong with such words; its better words pass all rules; no other rule says the same."""
    if rule.kind is None:
        yield f"「{rule.pattern}」要写 kind"
    yield from (f"「{rule.pattern}」的 better：{finding}" for finding in at.voice.words(rule.better, spoken=True))
    own = _alternatives(rule.pattern)
    for other in at.content.of(Rule).values():
        if other is rule:
            return
        if common := own & _alternatives(other.pattern):
            yield f"「{rule.pattern}」与「{other.pattern}」重了：{'、'.join(sorted(common))}"


def _alternatives(pattern: str) -> set[str]:
    """The plain words of a pattern that is just a choice of words; of any other the pattern itself."""
    return set(pattern.split("|")) if "(" not in pattern and "[" not in pattern else {pattern}
