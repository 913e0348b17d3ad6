"""What an import would bring (预览): cards to add, rows that stand here already, rows with something wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from hall_assistant.authoring.columns import ColumnMap
from hall_assistant.authoring.folding import folded
from hall_assistant.authoring.html_text import plain
from hall_assistant.authoring.tables import RowError, Table, TableRow
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.text import LINE, blank, one_line

MOST_ALIASES = 30
"""Other names one card may have; the further ones are left out."""
_BETWEEN = re.compile(r"[,，;；、|/\n\t]+")


@dataclass(frozen=True, slots=True)
class NewCard:
    """A row as the card it would be."""

    row: int
    title: str
    folded: str
    answer: str
    topic: str
    """Id of the library's topic the category names; empty where it names none."""
    category: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row left out because its question stands somewhere already."""

    row: int
    title: str
    where: Literal["card", "hall_card", "file"]
    """A shipped card, an imported one, or an earlier row of the same file."""
    name: str
    """Id of that card, or the number of that row."""

    @property
    def told(self) -> str:
        """It as one sentence."""
        places = {"card": "知识库里已经有这一条", "hall_card": "以前导入过", "file": f"和第{self.name}行重复"}
        return f"第{self.row}行「{self.title[:30]}」{places[self.where]}，这行不导。"


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import of a table would do; nothing is written yet."""

    file: str
    digest: str
    columns: ColumnMap
    cards: tuple[NewCard, ...]
    duplicates: tuple[Duplicate, ...]
    errors: tuple[RowError, ...]

    @property
    def told(self) -> str:
        """Its counts as one sentence."""
        counts = f"能导入{len(self.cards)}条，重复{len(self.duplicates)}条，有问题{len(self.errors)}条"
        return f"「{self.file}」{counts}。"


def preview(table: Table, columns: ColumnMap, library: Library, existing: Mapping[str, str]) -> Preview:
    """What importing the table would do.

    columns: from `guess` or `mapped`. existing: folded title → id of the cards imported before (`hall_titles`).
    Raises StaffError `import.no_title`, `import.no_answer` where a needed column is not named.
    """
    if columns.title is None:
        raise StaffError("import.no_title", columns="、".join(table.columns[:12]))
    if columns.answer is None:
        raise StaffError("import.no_answer", columns="、".join(table.columns[:12]))
    seen = _Seen(library, existing)
    cards: list[NewCard] = []
    duplicates: list[Duplicate] = []
    errors = list(table.errors)
    for row in table.rows:
        try:
            card = _card(row, columns, columns.title, columns.answer, seen)
        except StaffError as why:
            errors.append(RowError(row.number, why))
            continue
        again = seen.again(card)
        if again is None:
            cards.append(card)
        else:
            duplicates.append(again)
    errors.sort(key=lambda error: error.row)
    return Preview(table.file, table.digest, columns, tuple(cards), tuple(duplicates), tuple(errors))


class _Seen:
    """What is known while the rows go by: titles that stand somewhere, and topics by their names."""

    def __init__(self, library: Library, existing: Mapping[str, str]) -> None:
        self._shipped = {folded(card.title): card.id for card in library.cards.values()}
        self._existing = existing
        self._rows: dict[str, int] = {}
        self.topics: dict[str, str] = {}
        for topic in library.topics.values():
            for name in (topic.name, topic.id, *topic.aliases):
                self.topics.setdefault(folded(name), topic.id)

    def again(self, card: NewCard) -> Duplicate | None:
        """Where the card's question stands already; otherwise it is remembered."""
        key = card.folded
        if key in self._shipped:
            return Duplicate(card.row, card.title, "card", self._shipped[key])
        if key in self._existing:
            return Duplicate(card.row, card.title, "hall_card", self._existing[key])
        if key in self._rows:
            return Duplicate(card.row, card.title, "file", str(self._rows[key]))
        self._rows[key] = card.row
        return None


def _card(row: TableRow, columns: ColumnMap, title_at: int, answer_at: int, seen: _Seen) -> NewCard:
    title = _line(row.cells[title_at], "标题")
    answer = plain(row.cells[answer_at]).replace("\r\n", "\n").replace("\r", "\n").strip()
    for what, text in (("标题", title), ("答案", answer)):
        if blank(text):
            raise StaffError("import.no_text", what=what)
    category = _line(row.cells[columns.topic], "分类") if columns.topic is not None else ""
    aliases = tuple(dict.fromkeys(_aliases(row, columns, title)))[:MOST_ALIASES]
    return NewCard(row.number, title, folded(title), answer, seen.topics.get(folded(category), ""), category, aliases)


def _line(cell: str, what: str) -> str:
    """A cell that must fit on one line."""
    text = plain(cell)
    if len(text) > LINE:
        raise StaffError("import.cell", what=what, limit=LINE, length=len(text))
    return one_line(text, what=what)


def _aliases(row: TableRow, columns: ColumnMap, title: str) -> Iterator[str]:
    """Other names from the cells that hold them, split where people split; too long a one is no name."""
    for place in columns.aliases:
        for part in _BETWEEN.split(plain(row.cells[place])):
            name = " ".join(part.split())
            if name and not blank(name) and name != title and len(name) <= LINE:
                yield name
