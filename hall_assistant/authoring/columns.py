"""Which column of a hall's file is what (列对应): guessed from the header's words, or named by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hall_assistant.authoring.folding import folded
from hall_assistant.errors import StaffError

FIELDS: dict[str, str] = {"title": "问题", "answer": "答案", "topic": "分类", "aliases": "别名"}
"""Field of a card → its name on screen; `--map` and the page take either."""
_WORDS: dict[str, str] = {
    "title": "问题 标题 常见问题 问 题目 客户问题 问题描述 标准问题 标准问 事项 业务名称 知识标题 知识点"
    " title question q name subject",
    "answer": "答案 回答 内容 答 答复 解答 标准答案 标准答复 答复口径 口径 回复 话术 正文 知识内容 说明"
    " answer a content reply text body",
    "topic": "分类 类别 主题 业务分类 类型 一级分类 目录 话题 大类 topic category type",
    "aliases": "关键词 关键字 别名 相似问 相似问题 相似问法 其他问法 扩展问 同义词 标签"
    " tags aliases alias keywords keyword similar",
}
"""Words of a header → what the column is; the earlier word wins where several columns fit."""
_WIDEST = 200
"""Cells of a row that are looked at to tell a header; a row of millions is none."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Columns by field, each by its place from 0. A title and an answer are needed, the others may be left out."""

    title: int | None = None
    answer: int | None = None
    topic: int | None = None
    aliases: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it names what an import needs."""
        return self.title is not None and self.answer is not None


def guess(columns: Sequence[str]) -> ColumnMap:
    """What the header's own words say; fields it does not name stay empty. A column is never two things."""
    names = [folded(_plain(column)) for column in columns]
    taken: set[int] = set()
    found: dict[str, int | None] = {}
    for field in ("title", "answer", "topic"):
        found[field] = next((names.index(word) for word in _WORDS[field].split() if _free(names, word, taken)), None)
        taken |= {place for place in (found[field],) if place is not None}
    others = tuple(
        place for place, name in enumerate(names) if place not in taken and name in _WORDS["aliases"].split()
    )
    return ColumnMap(found["title"], found["answer"], found["topic"], others)


def _free(names: Sequence[str], word: str, taken: set[int]) -> bool:
    return word in names and names.index(word) not in taken


def _plain(column: str) -> str:
    """A column's name without what is said in brackets: 答案（必填）."""
    return column.replace("(", "（").partition("（")[0].rstrip("*＊:： ") or column


def mapped(columns: Sequence[str], named: Mapping[str, str]) -> ColumnMap:
    """The guess, put right by a person: column → field, a column by name or number from 1, a field by either name.

    Raises StaffError `import.no_column`, `import.no_field`.
    """
    found = guess(columns)
    given = {_place(columns, column): _field(field) for column, field in named.items()}
    found = _without(found, set(given), set(given.values()))
    for place, field in given.items():
        if field == "aliases":
            found = replace(found, aliases=(*found.aliases, place))
        else:
            found = ColumnMap(
                place if field == "title" else found.title,
                place if field == "answer" else found.answer,
                place if field == "topic" else found.topic,
                found.aliases,
            )
    return found


def _without(found: ColumnMap, places: set[int], fields: set[str]) -> ColumnMap:
    """The guess without columns that a person gave another meaning, and without fields a person named."""

    def kept(place: int | None, field: str) -> int | None:
        return None if place in places or field in fields else place

    others = () if "aliases" in fields else tuple(place for place in found.aliases if place not in places)
    return ColumnMap(kept(found.title, "title"), kept(found.answer, "answer"), kept(found.topic, "topic"), others)


def _place(columns: Sequence[str], column: str) -> int:
    wanted = " ".join(column.split())
    if wanted in columns:
        return columns.index(wanted)
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 5 and 1 <= int(wanted) <= len(columns):
        return int(wanted) - 1
    raise StaffError("import.no_column", column=wanted, columns="、".join(columns[:12]))


def _field(name: str) -> str:
    wanted = name.strip()
    for field, shown in FIELDS.items():
        if wanted in (field, shown):
            return field
    raise StaffError("import.no_field", field=wanted, fields="、".join(FIELDS.values()))


def known_names(cells: Sequence[str]) -> int:
    """How many fields a row of cells names, as a header does."""
    found = guess([" ".join(cell.split())[:60] for cell in cells[:_WIDEST]])
    return sum(1 for place in (found.title, found.answer, found.topic) if place is not None) + bool(found.aliases)


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Where the header stands among the first ten rows: the one that names most fields, else the first row.

    Above it halls write a banner: 「城东厅常见问题汇总」.
    """
    best = max(range(min(10, len(rows))), key=lambda place: (known_names(rows[place]), -place), default=0)
    return best if rows and known_names(rows[best]) else 0
