"""A table of hundreds of rows on paper (长表): laid out here row by row, because a text document takes minutes for it.

Only what a log needs: a header row with its widths, cells of plain words and line breaks. Any other table stays in the
text document of its page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPainter, QPen, QTextLayout, QTextOption

LONG = 150
"""Rows from which on a table is laid out here."""
LINE, HEAD = QColor("#aab3ba"), QColor("#e3e9eb")
PADDING, BORDER = 3.0, 1.0
"""Of a cell, in pixels of a screen (96 an inch), as the pages' templates have them."""
_TABLE = re.compile(r'<table class="log"[^>]*>(.*?)</table>', re.DOTALL)
_PLAIN = frozenset({"thead", "tbody", "tr", "th", "td", "br"})
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Plain:
    """A table as words: what stands before and after it, its header, shares of the width, rows of cells."""

    before: str
    after: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def long_table(html: str) -> Plain | None:
    """The long table of a page and what stands around it, or None where there is none that can be laid out here."""
    found = _TABLE.search(html)
    if found is None or found[1].count("<tr") <= LONG:
        return None
    reader = _Reader()
    reader.feed(found[1])
    head, *rows = reader.rows
    shares = tuple(reader.shares)
    if not reader.plain or len(shares) != len(head) or any(len(row) != len(head) for row in rows):
        return None
    before, after = f"{html[: found.start()]}</body></html>", f"<html><body>{html[found.end() :]}"
    return Plain(before, after, tuple(head), shares, tuple(map(tuple, rows)))


class _Reader(HTMLParser):
    """Words of the cells, blanks run together as a browser does."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.shares: list[float] = []
        self.plain = True
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.plain &= tag in _PLAIN
        width = (dict(attrs).get("width") or "").removesuffix("%")
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self._cell = []
            if tag == "th" and width.isdecimal():
                self.shares.append(int(width) / 100)
        elif tag == "br" and self._cell is not None:
            self._cell.append(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td") and self._cell is not None:
            lines = "".join(self._cell).split(_BREAK)
            self.rows[-1].append(_BREAK.join(" ".join(line.split()) for line in lines))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


class LongTable:
    """Its rows laid out for a device; equal cells are laid out once."""

    def __init__(self, table: Plain, device: QPagedPaintDevice, font: QFont, width: float) -> None:
        pixel = device.logicalDpiY() / 96
        self._pad, self._pen = PADDING * pixel, QPen(LINE, BORDER * pixel)
        self._device, self._font, self._bold = device, font, QFont(font)
        self._bold.setBold(True)
        whole = sum(table.shares)
        self._edges = [sum(table.shares[:place]) / whole * width for place in range(len(table.shares) + 1)]
        self._known: dict[tuple[int, str, bool], QTextLayout] = {}
        self._head = [self._laid(place, text, head=True) for place, text in enumerate(table.heads)]
        self._rows = [[self._laid(place, text) for place, text in enumerate(row)] for row in table.rows]
        self._top = self._height(self._head)
        self._heights = [self._height(row) for row in self._rows]

    def _laid(self, column: int, text: str, *, head: bool = False) -> QTextLayout:
        known = self._known.get((column, text, head))
        if known is None:
            room = self._edges[column + 1] - self._edges[column] - 2 * self._pad
            known = self._known[column, text, head] = self._lay_out(text, self._bold if head else self._font, room)
        return known

    def _lay_out(self, text: str, font: QFont, room: float) -> QTextLayout:
        layout = QTextLayout(text, font, self._device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        below = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, below))
            below += line.height()
        layout.endLayout()
        return layout

    def _height(self, row: Sequence[QTextLayout]) -> float:
        lines = (layout.lineAt(layout.lineCount() - 1) for layout in row if layout.lineCount())
        return max((line.y() + line.height() for line in lines), default=0.0) + 2 * self._pad

    def fits(self, room: float) -> bool:
        """Whether every row has room on a page below the header."""
        return self._top + max(self._heights, default=0.0) <= room

    def cut(self, first: float, room: float) -> list[range]:
        """The rows of each page; `first`: the room left on the page the table begins on, which may take none."""
        pages, begins, left = list[range](), 0, first - self._top
        for place, high in enumerate(self._heights):
            if high > left:
                pages.append(range(begins, place))
                begins, left = place, room - self._top
            left -= high
        return [*pages, range(begins, len(self._heights))]

    def height(self, rows: range) -> float:
        """How high these rows are with the header above them."""
        return self._top + sum(self._heights[rows.start : rows.stop]) if rows else 0.0

    def draw(self, painter: QPainter, rows: range, top: float) -> None:
        """The header and these rows at a height of the page."""
        if not rows:
            return
        left, right = self._edges[0], self._edges[-1]
        painter.save()
        painter.setPen(Qt.GlobalColor.black)
        painter.fillRect(QRectF(left, top, right - left, self._top), HEAD)
        tops, below = [top], top
        for row, high in ((self._head, self._top), *((self._rows[place], self._heights[place]) for place in rows)):
            for edge, layout in zip(self._edges, row, strict=False):
                layout.draw(painter, QPointF(edge + self._pad, below + self._pad))
            below += high
            tops.append(below)
        painter.setPen(self._pen)
        painter.drawLines([QLineF(left, line, right, line) for line in tops])
        painter.drawLines([QLineF(edge, top, edge, below) for edge in self._edges])
        painter.restore()
