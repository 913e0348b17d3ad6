"""What the checker says of marks for looking back."""

from __future__ import annotations

from tests.core.library.conftest import Told

FLOW = """
id: back
name: 回看
kind: review
steps:
  - {id: greet, mark: 问, name: 问候, headline: 头十秒, covers: [listen], purpose: 看开头}
"""


def test_a_mark_is_of_a_stage_short_and_about_what_was_done(told: Told) -> None:
    found = told(
        knowledge__flows__back=FLOW,
        knowledge__review__tags="review_tags:\n"
        "  - {id: a, stage: greet, grade: good, name: 让他说完了}\n"
        "  - {id: b, stage: greet, grade: good, name: 让他说完了}\n"
        "  - {id: c, stage: gone, grade: good, name: 说准了}\n"
        "  - {id: d, stage: greet, grade: practise, name: 态度要好一点}\n"
        "  - {id: e, stage: greet, grade: practise, name: 一二三四五六七八九十一二三}\n",
    )
    for part, times in {"写了两遍": 2, "的段「gone」没有": 1, "不评人": 1, "太长": 1}.items():
        assert sum(part in line for line in found) == times, (part, found)
