"""Text tables (csv): comma, semicolon or tab, told from the first rows; quotes as spreadsheets write them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from hall_assistant.authoring.columns import known_names
from hall_assistant.authoring.encoding import decoded
from hall_assistant.authoring.tables import LARGEST_FILE, Found, RowError, within_rows
from hall_assistant.errors import StaffError

_MARKS = (",", ";", "\t", "，", "；")
_LOOKED_AT = 20
"""Rows from which the mark between columns is told."""


def read(data: bytes, encoding: str = "") -> Found:
    """The rows of a text table with the line each begins on. Raises StaffError as `decoded`, and `import.rows`."""
    text, form = decoded(data, encoding)
    first, mark = _mark(text)
    found = Found(form)
    line = first
    for line, cells in _records(text, mark, skip=first - 1):
        if any(cell.strip() for cell in cells):
            found.rows.append((line, cells))
            within_rows(len(found.rows))
    if _open_quote(text, mark):
        found.errors.append(RowError(line, StaffError("import.quote")))
        found.rows = [row for row in found.rows if row[0] != line]
    return found


def _mark(text: str) -> tuple[int, str]:
    """The line the table begins on, and the mark between its columns; spreadsheets may name it: `sep=;`."""
    first, _, _ = text.partition("\n")
    if first.strip('\r "').lower().startswith("sep=") and len(first.strip('\r "')) == 5:
        return 2, first.strip('\r "')[4]
    return 1, max(_MARKS, key=lambda mark: _fit(text, mark))


def _fit(text: str, mark: str) -> tuple[int, int, int]:
    """How well a mark fits: known column names it yields, rows as wide as the widest, and how wide that is."""
    rows = []
    for _, cells in _records(text, mark):
        rows.append(cells)
        if len(rows) == _LOOKED_AT:
            break
    widest = max(map(len, rows), default=1)
    alike = sum(1 for cells in rows if len(cells) == widest) if widest > 1 else 0
    return max(map(known_names, rows), default=0), alike, widest


def _records(text: str, mark: str, skip: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on."""
    # The reader refuses long cells by a limit for the whole program; cells are measured later, row by row.
    csv.field_size_limit(LARGEST_FILE)
    lines = StringIO(text, newline="")
    for _ in range(skip):
        lines.readline()
    reader = csv.reader(lines, delimiter=mark)
    begins = skip + 1
    for cells in reader:
        yield begins, cells
        begins = skip + reader.line_num + 1


def _open_quote(text: str, mark: str) -> bool:
    """Whether the last quote was never closed, so that the rest of the file went into one cell."""
    reader = csv.reader(StringIO(f"{text}\n\0end", newline=""), delimiter=mark)
    last: list[str] = []
    for cells in reader:
        last = cells
    return last != ["\0end"]
