"""The handbook is cut at its headings, and each part can be found."""

from __future__ import annotations

from pathlib import Path

from hall_assistant.content import content_root
from hall_assistant.library.handbook import page, pages, sections

PAGE = """# 补记

忙完再记。

## 五个问题

1. **谁**：[王女士](x.md)
2. 什么事

```sh
# 不是标题
```

## 空的

## 表

| 做什么 | 键 |
|---|---|
| 补记 | `Ctrl+Alt+B` |
"""


def test_a_page_is_cut_at_its_headings_and_read_without_marks(tmp_path: Path) -> None:
    (tmp_path / "write-up.md").write_text(PAGE, encoding="utf-8")
    found = {one.id: one for one in sections(tmp_path)}
    assert [one.title for one in found.values()] == ["补记", "五个问题", "表"]
    assert found["write-up#1"].page_title == "补记"
    assert found["write-up#1"].plain == "谁 ：王女士\n什么事\n不是标题"
    assert found["write-up#3"].plain == "做什么 键\n补记 Ctrl+Alt+B"
    assert found["write-up#1"].text.startswith("## 五个问题")


def test_the_shipped_pages_stand_in_the_order_of_the_contents() -> None:
    folder = content_root().handbook
    names = pages(folder)
    assert names[0] == "README" and names.index("reception") < names.index("settings-backup")
    assert len(names) == len(list(folder.glob("*.md")))
    assert all(page(folder, name).startswith("# ") for name in names)
    assert all(one.title and one.plain for one in sections(folder))


def test_no_other_file_is_read(tmp_path: Path) -> None:
    (tmp_path.parent / "secret.md").write_text("# x", encoding="utf-8")
    assert page(tmp_path, "../secret") == "" and page(tmp_path, "none") == ""
    assert list(sections(tmp_path / "none")) == [] and pages(tmp_path / "none") == []
