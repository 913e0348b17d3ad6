"""Small pieces of screen text that several pages share."""

from __future__ import annotations

WEEKDAYS = "一二三四五六日"


def waiting(seconds: int) -> str:
    """A wait in words: 28 秒, 2 分 05 秒."""
    minutes, rest = divmod(max(seconds, 0), 60)
    return f"{minutes} 分 {rest:02d} 秒" if minutes else f"{rest} 秒"


def button_text(text: str) -> str:
    """Text on a button as typed: a single & would otherwise underline the next letter."""
    return text.replace("&", "&&")
