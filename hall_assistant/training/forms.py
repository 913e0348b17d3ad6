"""The few forms that all deeds and results share: quoted words, hours, lists split outside quotes."""

from __future__ import annotations

import re

from hall_assistant.training.fault import Unclear

QUOTED = re.compile(r"「((?:[^「」]|「[^「」]*」)*)」")
"""Words in corner brackets; one pair may stand inside another."""
HOUR = r"(?:(?:\d{4}-)?\d{2}-\d{2}\s+)?\d{2}:\d{2}"
"""`04-18 15:30`, `2026-04-18 15:30`, or `15:30` of the same day."""
_HOUR = re.compile(r"(?:(?:(\d{4})-)?(\d{2}-\d{2})\s+)?(\d{2}:\d{2})")


def split(text: str, separators: str) -> list[str]:
    """The parts of a text between separators that stand outside 「」 and （）; blank parts are left out."""
    parts, depth, last = list[str](), 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "「（") - (sign in "」）")
        if sign in separators and depth <= 0:
            parts.append(text[last:place])
            last = place + 1
    parts.append(text[last:])
    return [part.strip() for part in parts if part.strip()]


def matched(pattern: str, rest: str, form: str) -> re.Match[str]:
    """The rest of a deed held to its form. Raises Unclear, which shows the form."""
    found = re.fullmatch(pattern, rest.strip())
    if not found:
        raise Unclear(f"照「{form}」写")
    return found


def labelled(text: str) -> dict[str, str]:
    """What stands in brackets as `名字：写的，名字：写的`; what is quoted loses its quotes. Raises Unclear."""
    found = {}
    for part in split(text, "，"):
        named = re.match(rf"({QUOTED.pattern}|[^：]+)：", part)
        if not named:
            raise Unclear(f"「{part}」照「名字：写的」写")
        found[bare(named[1])] = bare(part[named.end() :])
    return found


def bare(text: str) -> str:
    """The words without the quotes they may stand in."""
    whole = QUOTED.fullmatch(text.strip())
    return whole[1] if whole else text.strip()


def whole_hour(text: str, *, like: str) -> str:
    """A local time written in any of the forms of `HOUR`, as `2026-04-18 15:30`.

    like: a whole local time that gives the missing year and day. Raises ValueError for anything else.
    """
    found = _HOUR.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    year, day, hour = found.groups()
    return f"{year or like[:4]}-{day or like[5:10]} {hour}"
