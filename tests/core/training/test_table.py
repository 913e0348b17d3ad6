"""The story table: what is read, and that whatever is wrong is told with file, line and a Chinese sentence."""

from __future__ import annotations

import pytest

from hall_assistant.training.fault import StoryFault
from hall_assistant.training.forms import QUOTED, split, whole_hour
from hall_assistant.training.table import parse
from hall_assistant.wording import sentence

HEAD = "# 一件小事\n\n- 年份：2026\n- 顾客：何女士\n\n| 步骤 | 顾客说 | 营业员做 | 结果 |\n|---|---|---|---|\n"
NAMES = frozenset({"张敏", "李强"})


def fault_of(text: str) -> StoryFault:
    with pytest.raises(StoryFault) as caught:
        parse(text, file="small.md", names=NAMES)
    return caught.value


def test_a_row_is_read_with_its_line_deeds_and_results() -> None:
    story = parse(
        HEAD + "| 听 | 怎么回事 | 04-18 15:30 张敏 接待；话题 话费 | 首问 张敏；未结 |\n", file="small.md", names=NAMES
    )
    (row,) = story.rows
    assert (row.line, row.step, row.says) == (8, "听", "怎么回事")
    assert [(deed.when, deed.who, deed.text) for deed in row.deeds] == [
        ("04-18 15:30", "张敏", "接待"),
        ("", "", "话题 话费"),
    ]
    assert row.results == ("首问 张敏", "未结")
    assert (story.title, story.year, story.about["顾客"]) == ("一件小事", 2026, "何女士")


def test_an_hour_and_a_person_may_stand_before_a_scene() -> None:
    story = parse(HEAD + "| | | 10:50 李强（在打电话） | |\n", file="small.md", names=NAMES)
    (deed,) = story.rows[0].deeds
    assert (deed.when, deed.who, deed.text) == ("10:50", "李强", "（在打电话）")


def test_a_name_inside_words_is_no_actor() -> None:
    story = parse(HEAD + "| | | 记「张敏 说过」 | |\n", file="small.md", names=NAMES)
    assert story.rows[0].deeds[0].who == ""


def test_several_tables_in_one_file_go_on_from_one_another() -> None:
    table = "| 步骤 | 顾客说 | 营业员做 | 结果 |\n|---|---|---|---|\n| 听 | | 接待 | |\n"
    story = parse(f"# 两段\n\n## 第一天\n\n{table}\n## 第二天\n\n{table}", file="two.md", names=NAMES)
    assert [row.line for row in story.rows] == [7, 13]


def test_separators_inside_quotes_and_brackets_do_not_split() -> None:
    assert split("记「一；二」；说「好」；（听着；等着）", "；") == ["记「一；二」", "说「好」", "（听着；等着）"]


def test_quotes_may_stand_in_quotes() -> None:
    assert QUOTED.findall("记「他说「考虑考虑」就挂了」") == ["他说「考虑考虑」就挂了"]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("15:30", "2026-04-18 15:30"),
        ("04-20 09:05", "2026-04-20 09:05"),
        ("2027-01-02 09:05", "2027-01-02 09:05"),
    ],
)
def test_an_hour_takes_what_is_missing_from_the_clock(written: str, whole: str) -> None:
    assert whole_hour(written, like="2026-04-18 10:00") == whole


def test_a_row_with_a_cell_missing_is_named_by_file_and_line() -> None:
    fault = fault_of(HEAD + "| 听 | 怎么回事 | 接待 |\n")
    assert (fault.file, fault.line) == ("small.md", 8)
    assert "3格" in fault.why


def test_another_head_is_named_by_file_and_line() -> None:
    fault = fault_of("# 题\n\n| 步骤 | 客户 | 做 | 结果 |\n|---|---|---|---|\n| a | b | c | d |\n")
    assert fault.line == 3
    assert "表头" in fault.why


def test_a_quote_left_open_is_named_by_file_and_line() -> None:
    fault = fault_of(HEAD + "| 听 | | 记「没写完 | |\n")
    assert fault.line == 8
    assert "引号" in fault.why


def test_a_file_without_heading_or_table_says_so() -> None:
    assert "标题" in fault_of("没有标题\n").why
    assert "表格" in fault_of("# 只有标题\n").why


def test_a_fault_is_one_chinese_sentence_with_file_and_line() -> None:
    told = sentence(fault_of(HEAD + "| 听 | |\n"))
    assert told.startswith("small.md 第8行：")
