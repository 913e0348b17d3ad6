"""A story file (故事): heading, short introduction, tables of 步骤 | 顾客说 | 营业员做 | 结果; read with file and line.

Only the form is read here; what a deed or a result means stands in `verbs.py` and `checks.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hall_assistant.training.fault import StoryFault
from hall_assistant.training.forms import HOUR, split

COLUMNS = ("步骤", "顾客说", "营业员做", "结果")
SEPARATORS = "；;"
_RULE = re.compile(r":?-{2,}:?")
_FACT = re.compile(r"[-*]\s*([^：:「]{1,8})[：:]\s*(.+)")
_WHEN = re.compile(rf"({HOUR})(?:\s+|$|(?=（))")
_YEAR = re.compile(r"20\d{2}")


@dataclass(frozen=True, slots=True)
class Deed:
    """One small act (营业员做), with the hour and the person named in front of it."""

    text: str
    when: str
    """Hour as written, or empty: the hour before holds on."""
    who: str
    """Name, or empty: the person before acts on."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    line: int
    step: str
    says: str
    """The customer's words."""
    deeds: tuple[Deed, ...]
    results: tuple[str, ...]
    """What must hold afterwards."""


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story."""

    file: str
    title: str
    about: dict[str, str]
    """Named lines of the introduction: 年份, 顾客, 来源 …"""
    year: int
    rows: tuple[Row, ...]


def read_story(path: Path, *, names: Collection[str]) -> Story:
    """The story in a file. names: the staff who may stand in front of a deed. Raises StoryFault."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise StoryFault(path.name, 0, "这个故事文件打不开，看看名字对不对、是不是按 UTF-8 存的") from problem
    return parse(text, file=path.name, names=names)


def parse(text: str, *, file: str, names: Collection[str]) -> Story:
    """The story in a text; `file` is named in every fault. Raises StoryFault."""
    lines = text.splitlines()
    titles = [line.removeprefix("# ").strip() for line in lines if line.startswith("# ")]
    if not titles:
        raise StoryFault(file, 1, "开头缺一行标题，照「# 标题」写")
    about = _about(lines)
    rows = tuple(_rows(lines, file, names))
    if not rows:
        raise StoryFault(file, len(lines), f"没有找到表格，表头照「| {' | '.join(COLUMNS)} |」写")
    return Story(file, titles[0], about, _year(about, file), rows)


def _about(lines: Sequence[str]) -> dict[str, str]:
    found = (_FACT.match(line) for line in lines)
    return {match[1].strip(): match[2].strip() for match in found if match}


def _year(about: dict[str, str], file: str) -> int:
    year = _YEAR.search(about.get("年份", "2026"))
    if not year:
        raise StoryFault(file, 1, "「年份」照「- 年份：2026」写")
    return int(year[0])


def _rows(lines: Sequence[str], file: str, names: Collection[str]) -> Iterator[Row]:
    headed = False
    for number, line in enumerate(lines, 1):
        if not line.lstrip().startswith("|"):
            headed = False
            continue
        cells = _cells(line)
        if not headed:
            _refuse_other_head(cells, file, number)
            headed = True
        elif not all(_RULE.fullmatch(cell) for cell in cells):
            yield _row(cells, file, number, names)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _refuse_other_head(cells: list[str], file: str, number: int) -> None:
    if tuple(cells) != COLUMNS:
        raise StoryFault(file, number, f"表头要写成「| {' | '.join(COLUMNS)} |」")


def _row(cells: list[str], file: str, number: int, names: Collection[str]) -> Row:
    if len(cells) != len(COLUMNS):
        raise StoryFault(
            file, number, f"这一行有{len(cells)}格，要{len(COLUMNS)}格：{'、'.join(COLUMNS)}，空着的也留一格"
        )
    for cell in cells:
        if cell.count("「") != cell.count("」"):
            raise StoryFault(file, number, f"引号没有成对：{cell}")
    step, says, done, results = cells
    deeds = tuple(_deed(part, names) for part in split(done, SEPARATORS))
    return Row(number, step, says, deeds, tuple(split(results, SEPARATORS)))


def _deed(text: str, names: Collection[str]) -> Deed:
    when = _WHEN.match(text)
    rest = text[when.end() :] if when else text
    who = next((name for name in names if re.match(rf"{re.escape(name)}(?:[ （]|$)", rest)), "")
    return Deed(rest.removeprefix(who).strip(), when[1] if when else "", who)
