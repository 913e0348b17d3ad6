"""Marks: the part of a title that is what was typed."""

from __future__ import annotations

import pytest

from hall_assistant.search.marks import marks


@pytest.mark.parametrize(
    ("title", "query", "marked"),
    [
        ("保护性停机怎么复机", "停机", "停机"),
        ("保护性停机怎么复机", "bhxtj", "保护性停机"),
        ("保护性停机怎么复机", "tingji", "停机"),
        ("保护性停机怎么复机", "保护xtj", "保护性停机"),
        ("视频彩铃怎么退", "采铃", "彩铃"),
        ("Wi-Fi 连得上，上不了网", "wifi", "Wi-Fi"),
        ("有５Ｇ却慢", "5g", "５Ｇ"),
        ("停機保號", "停机", "停機"),
        ("违约金怎么算", "我想问问违约金到底怎么算的", "违约金怎么算"),
        ("欠费停机", "停", "停"),
        ("双倍返还", "退钱", ""),
        ("欠费停机", "", ""),
        ("欠费停机", "，。", ""),
    ],
)
def test_what_was_typed_is_marked(title: str, query: str, marked: str) -> None:
    found = marks(title, query)
    assert "".join(title[start:end] for start, end in found).replace("-", "") == marked.replace("-", "")
    assert all(0 <= start < end <= len(title) for start, end in found)
    assert list(found) == sorted(found)


@pytest.mark.parametrize("query", ["\ud800", "a" * 10_000, "停" * 5_000, "\x00", "zhzhzhzhzh" * 20])
def test_any_text_is_taken(query: str) -> None:
    marks("停机\ud800保号" * 100, query)
