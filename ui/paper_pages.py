"""Where a laid-out text is cut into pages: between rows and lines, with a table's header row again on each page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrame, QTextTable


@dataclass(frozen=True, slots=True)
class Slice:
    """One page's part of the text: from `top` to `bottom`, below a header row shown again if there is one."""

    top: float
    bottom: float
    header: tuple[float, float] | None = None
    """Top and bottom of the header row to draw above it."""

    @property
    def height(self) -> float:
        """Of all that is drawn."""
        return self.bottom - self.top + (self.header[1] - self.header[0] if self.header else 0.0)


@dataclass(frozen=True, slots=True)
class Header:
    """A table's header row and how far the table reaches."""

    top: float
    bottom: float
    end: float


def slices(document: QTextDocument, page: float) -> list[Slice]:
    """The pages of a text laid out without pages; `page` is the height of one, in the text's units.

    A row higher than a page is cut between lines; nothing else is.
    """
    clean, lines, headers = _cuts(document)
    pages: list[Slice] = []
    top, end = 0.0, document.size().height()
    while end - top > 0.5:
        header = next((one for one in headers if one.bottom - 0.5 < top < one.end - 0.5), None)
        room = page - (header.bottom - header.top if header else 0.0)
        bottom = end if end - top <= room else _cut(clean, lines, top, top + room)
        pages.append(Slice(top, bottom, (header.top, header.bottom) if header else None))
        top = bottom
    return pages or [Slice(0.0, end)]


def _cut(clean: list[float], lines: list[float], top: float, limit: float) -> float:
    for places in (clean, lines):
        fitting = [place for place in places if top + 1 < place <= limit]
        if fitting:
            return max(fitting)
    return limit


def _cuts(document: QTextDocument) -> tuple[list[float], list[float], list[Header]]:
    """Tops of rows and of lines outside tables; tops of all lines; the headers."""
    clean, lines, headers = list[float](), list[float](), list[Header]()
    for child in _children(document.rootFrame()):
        if isinstance(child, QTextTable):
            tops = [_row_top(document, child, row) for row in range(child.rows())]
            frame = document.documentLayout().frameBoundingRect(child)
            kept = child.format().toTableFormat().headerRowCount()
            clean += [frame.top(), *tops[kept + 1 :]]
            if 0 < kept < len(tops):
                headers.append(Header(frame.top(), tops[kept], frame.bottom()))
        elif isinstance(child, QTextBlock):
            clean.append(document.documentLayout().blockBoundingRect(child).top())
    block = document.begin()
    while block.isValid():
        lines += _line_tops(document, block)
        block = block.next()
    return clean, lines, headers


def _children(frame: QTextFrame) -> Iterator[QTextFrame | QTextBlock]:
    """Top-level tables and paragraphs, in order."""
    place = frame.begin()
    while not place.atEnd():
        table, block = place.currentFrame(), place.currentBlock()
        if isinstance(table, QTextTable):
            yield table
        elif block.isValid():
            yield block
        place += 1


def _row_top(document: QTextDocument, table: QTextTable, row: int) -> float:
    """Where a row begins, padding and upper border included."""
    layout, style = document.documentLayout(), table.format().toTableFormat()
    blocks = (table.cellAt(row, column).firstCursorPosition().block() for column in range(table.columns()))
    text = min(layout.blockBoundingRect(block).top() for block in blocks)
    device = layout.paintDevice()
    scale = device.logicalDpiY() / 96 if device is not None else 1.0
    return text - (style.cellPadding() + style.border()) * scale


def _line_tops(document: QTextDocument, block: QTextBlock) -> Iterator[float]:
    top = document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    for place in range(layout.lineCount()):
        yield top + layout.lineAt(place).y()
