"""Which column is what: by the header's own words, or named by a person."""

from __future__ import annotations

import pytest

from hall_assistant.authoring.columns import ColumnMap, guess, header_at, mapped
from hall_assistant.errors import StaffError


@pytest.mark.parametrize(
    ("columns", "wanted"),
    [
        (("问题", "答案"), ColumnMap(0, 1)),
        (("序号", "业务分类", "客户问题", "标准答复", "关键词"), ColumnMap(2, 3, 1, (4,))),
        (("Title", "Answer ", "CATEGORY", "Tags", "Aliases"), ColumnMap(0, 1, 2, (3, 4))),
        (("标题", "内容"), ColumnMap(0, 1)),
        (("问题", "标题", "内容", "答案"), ColumnMap(0, 3)),
        (("问题（必填）", "答案*", "别名(选填)"), ColumnMap(0, 1, None, (2,))),
        (("Ｑ", "Ａ"), ColumnMap(0, 1)),
        (("城东厅", "城西厅"), ColumnMap()),
        ((), ColumnMap()),
    ],
)
def test_a_header_is_understood(columns: tuple[str, ...], wanted: ColumnMap) -> None:
    assert guess(columns) == wanted
    assert wanted.whole == (wanted.title is not None and wanted.answer is not None)


def test_a_person_has_the_last_word() -> None:
    columns = ("问题", "答案", "备注", "简称")
    assert mapped(columns, {"备注": "答案"}) == ColumnMap(0, 2)
    assert mapped(columns, {"4": "aliases", "备注": "别名"}) == ColumnMap(0, 1, None, (3, 2))
    assert mapped(columns, {"答案": "title"}) == ColumnMap(1, None)
    assert mapped(columns, {" 简称 ": "分类"}) == ColumnMap(0, 1, 3)
    assert mapped(columns, {}) == guess(columns)


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ({"没有": "答案"}, "import.no_column"),
        ({"9": "答案"}, "import.no_column"),
        ({"问题": "价格"}, "import.no_field"),
    ],
)
def test_a_column_or_field_there_is_none_of_is_told(named: dict[str, str], code: str) -> None:
    with pytest.raises(StaffError) as refused:
        mapped(("问题", "答案"), named)
    assert refused.value.code == code


def test_a_header_is_found_below_a_banner_and_else_the_first_row_is_it() -> None:
    assert header_at([["城东厅"], ["序号", "问题", "答案"], ["1", "问题", "答案"]]) == 1
    assert header_at([["甲", "乙"], ["丙", "丁"]]) == 0
    assert header_at([]) == 0
