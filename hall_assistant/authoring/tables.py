"""A hall's own file as a table of text (表): step one of an import, whatever the file's form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.text import whole
from hall_assistant.wording import sentence

MOST_ROWS = 20_000
"""Rows an import may hold, without the header."""
MOST_COLUMNS = 100
LONGEST_CELL = 20_000
"""Characters a cell may hold."""
LARGEST_FILE = 50 * 1024 * 1024
"""Bytes a file may have."""
FORMS = {
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".txt": "delimited",
    ".jsonl": "json_lines",
}
"""Ending of a file's name → module of this floor that reads it by `read(data) -> Found`; text also takes the name of an
encoding.
"""


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one row; the others are not held up by it."""

    row: int
    """Row of the file as people count there, from 1; the header counts."""
    why: StaffError

    @property
    def told(self) -> str:
        """It as one sentence."""
        return f"第{self.row}行：{sentence(self.why)}"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its place in the file and its cells, as many as the table has columns."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as text: what its columns are called, its rows, and what could not be read."""

    file: str
    """Name of the file, without its folder."""
    digest: str
    """SHA-256 of the file, hexadecimal."""
    form: str
    """How it was read, for the screen: `UTF-8`, `GB18030`, `xlsx`."""
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    errors: tuple[RowError, ...] = ()
    sheet: str = ""
    """Sheet of a workbook that was read."""
    other_sheets: tuple[str, ...] = ()
    """Sheets with something in them that were not read."""


@dataclass(slots=True)
class Found:
    """What a reader found in a file: rows with numbers, the header still among them unless `columns` names it."""

    form: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    errors: list[RowError] = field(default_factory=list)
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


def read_table(path: Path, *, encoding: str = "") -> Table:
    """The file as a table: `.xlsx`, `.csv` (comma, semicolon, tab; UTF-8 or GB18030) or `.jsonl`.

    encoding: one of `encoding.NAMED` where a person names it; empty to tell it from the bytes of a text file.
    Rows with something wrong are named in `errors` and left out. Raises StaffError `import.form`, `import.large`,
    `import.empty`, `import.no_rows`, `import.rows`, `import.columns`, and by form `import.encoding`, `import.binary`,
    `import.locked`, `import.old_form`, `import.damaged`, `import.bomb`; SurroundingsError `import.unreadable`.
    """
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise StaffError("import.form", name=path.name)
    data = _bytes(path)
    read = import_module(f"hall_assistant.authoring.{form}").read
    found: Found = read(data) if form == "workbook" else read(data, encoding)
    if not found.rows and not found.errors:
        raise StaffError("import.empty", name=path.name)
    return _table(path.name, hashlib.sha256(data).hexdigest(), found)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise SurroundingsError("import.unreadable", name=path.name) from problem
    if len(data) > LARGEST_FILE:
        raise StaffError("import.large", name=path.name, limit=LARGEST_FILE // 1024 // 1024)
    if not data.strip(b"\0\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise StaffError("import.empty", name=path.name)
    return data


def _table(name: str, digest: str, found: Found) -> Table:
    rows, columns = found.rows, found.columns
    if not columns:
        from hall_assistant.authoring.columns import header_at

        at = header_at([cells for _, cells in rows])
        header = rows[at][1] if rows else []
        within_columns(len(header))
        columns, rows = named(header), rows[at + 1 :]
    if not rows and not found.errors:
        raise StaffError("import.no_rows", name=name)
    good, errors = _sorted_out(rows, columns)
    told = tuple(sorted((*found.errors, *errors), key=lambda error: error.row))
    return Table(name, digest, found.form, columns, good, told, found.sheet, found.other_sheets)


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """Names of columns: what the header says, an empty one by its place, one that comes twice with a number."""
    names: list[str] = []
    for place, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())[:60] or f"第{place}列"
        again = sum(1 for one in names if one == name or one.startswith(f"{name} #"))
        names.append(f"{name} #{again + 1}" if again else name)
    return tuple(names)


def _sorted_out(
    rows: Iterable[tuple[int, list[str]]], columns: tuple[str, ...]
) -> tuple[tuple[TableRow, ...], list[RowError]]:
    """Rows that fit the columns, and errors for those that do not."""
    good: list[TableRow] = []
    errors: list[RowError] = []
    for number, cells in rows:
        why = _wrong(cells, columns)
        if why is None:
            padded = (*cells, *[""] * (len(columns) - len(cells)))
            good.append(TableRow(number, padded[: len(columns)]))
        else:
            errors.append(RowError(number, why))
    return tuple(good), errors


def _wrong(cells: list[str], columns: tuple[str, ...]) -> StaffError | None:
    """What is wrong with a row, the first thing only."""
    if any(cell.strip() for cell in cells[len(columns) :]):
        return StaffError("import.uneven", count=len(cells), columns=len(columns))
    for name, cell in zip(columns, cells, strict=False):
        if len(cell) > LONGEST_CELL:
            return StaffError("import.cell", what=name, limit=LONGEST_CELL, length=len(cell))
        if not whole(cell):
            return StaffError("import.half", what=name)
    return None


def within_columns(count: int) -> None:
    """Raise StaffError `import.columns` where there are more columns than a table may have."""
    if count > MOST_COLUMNS:
        raise StaffError("import.columns", limit=MOST_COLUMNS, count=count)


def within_rows(count: int) -> None:
    """Raise StaffError `import.rows` once there are more rows than an import may hold, header included."""
    if count > MOST_ROWS + 1:
        raise StaffError("import.rows", limit=MOST_ROWS)
