"""A county's workbook (县里的表): opened safely, looked at for picking cells, and told what filling would lose.

Nothing in it is worked out or run. Formulas stay as they are; the program that opens the filled file works them out.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from hall_assistant.authoring.workbook import refuse_unsafe
from hall_assistant.errors import HallError, StaffError
from hall_assistant.logbook.reports.county_reach import outside

if TYPE_CHECKING:
    from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

LARGEST = 1 << 20
"""Bytes of a file: it is kept in the record and goes to every counter; a county's table has some 50,000."""
_UNPACKED = 24 << 20
_MOST_CELLS = 300_000
"""Cells and rows that reading makes, merged ranges counted (80 MB): one range can name a whole sheet."""
ROWS_SHOWN, COLUMNS_SHOWN = 120, 40
"""Cells a preview shows; tables to fill in are smaller."""
_LONGEST = 60
_CODES = {
    "import.locked": "county.locked",
    "import.old_form": "county.old_form",
    "import.bomb": "county.bomb",
}
"""What is said of a file to import → what is said of a county's."""
_LOST = {"xl/media/": "图片", "xl/ctrlProps/": "按钮", "xl/activeX/": "按钮", "xl/embeddings/": "嵌入的文件"}
"""Parts that openpyxl drops, by where they lie in the file → their name on screen."""


@dataclass(frozen=True, slots=True)
class SheetShown:
    """The upper left of one sheet: texts by row, merged ranges as (row, column, last row, last column) from 1."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...]
    formulas: frozenset[tuple[int, int]]
    """Cells with a formula (row, column), which cannot be picked."""


def open_book(data: bytes) -> Workbook:
    """The workbook, to be filled.

    Raises StaffError `county.large`, `county.macros`, `county.locked` (needs a password), `county.old_form`,
    `county.bomb`, `county.damaged`, `county.reaching` (what) where it would fetch from outside by itself.
    """
    if len(data) > LARGEST:
        raise StaffError("county.large", limit=LARGEST >> 20)
    try:
        refuse_unsafe(data, unpacked=_UNPACKED)
        _refuse_macros(data)
        _refuse_huge(data)
        outside(data)
        return _opened(data)
    except HallError as problem:
        if problem.code not in _CODES:
            raise
        raise StaffError(_CODES[problem.code]) from problem
    except MemoryError:
        raise
    except Exception as problem:  # a damaged workbook makes the parsers raise nearly anything
        raise StaffError("county.damaged") from problem


def _refuse_macros(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as packed:
        names = [part.filename.lower() for part in packed.infolist()]
        kinds = packed.read("[Content_Types].xml").lower() if "[content_types].xml" in names else b""
    if b"macroenabled" in kinds or any("vbaproject" in name or "macrosheets" in name for name in names):
        raise StaffError("county.macros")


def _refuse_huge(data: bytes) -> None:
    """A few thousand bytes may name more cells than the computer holds: they are counted before any is made."""
    from xml.parsers.expat import ExpatError, ParserCreate

    from openpyxl.worksheet.cell_range import CellRange  # type: ignore[import-untyped]  # as above

    made = 0

    def count(name: str, attributes: dict[str, str]) -> None:
        nonlocal made
        tag = name.rpartition(":")[2]
        if tag == "mergeCell":
            size = CellRange(attributes.get("ref", "")).size
            made += size["rows"] * size["columns"]
        made += tag in ("c", "row")
        if made > _MOST_CELLS:
            raise StaffError("import.bomb")

    with ZipFile(BytesIO(data)) as packed:
        for part in packed.infolist():
            parser = ParserCreate()
            parser.StartElementHandler = count
            with packed.open(part) as file, suppress(ExpatError):  # a picture; a damaged sheet is told when opened
                parser.ParseFile(file)


def _opened(data: bytes) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions it does not know; `lost` tells what matters
        book = load_workbook(BytesIO(data), rich_text=True)
    if not book.worksheets:
        raise StaffError("county.damaged")
    book.template = False
    return book


def lost(data: bytes) -> tuple[str, ...]:
    """What of a workbook would not be in the filled file: pictures, shapes, buttons; to be said before it is kept."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            return tuple(dict.fromkeys(_lost_parts(packed)))
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return ()


def _lost_parts(packed: ZipFile) -> Iterator[str]:
    for part in packed.infolist():
        yield from (name for place, name in _LOST.items() if part.filename.startswith(place))
        drawing = part.filename.startswith("xl/drawings/drawing") and part.filename.endswith(".xml")
        if drawing and b"<xdr:sp" in packed.read(part):
            yield "图形"


def sheets_shown(book: Workbook) -> tuple[SheetShown, ...]:
    """The visible sheets as a person sees them, for picking."""
    return tuple(_shown(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible")


def _shown(sheet: Any) -> SheetShown:
    last_row, last_column = min(sheet.max_row, ROWS_SHOWN), min(sheet.max_column, COLUMNS_SHOWN)
    cells = [list(row) for row in sheet.iter_rows(max_row=last_row, max_col=last_column)]
    formulas = {(cell.row, cell.column) for row in cells for cell in row if is_formula(cell)}
    merged = [(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]
    texts = tuple(tuple(_text(cell) for cell in row) for row in cells)
    return SheetShown(sheet.title, texts, tuple(sorted(merged)), frozenset(formulas))


def last_free(sheet: SheetShown, first: int, columns: Iterable[int]) -> int:
    """The last row a list from row `first` may take before something else stands in its columns (from 1).

    Rows that hold what the first one holds the kind of, numbers of an earlier month, are taken as the list's own. 0
    where nothing stands below.
    """
    wanted = tuple(columns)
    for place in range(first + 1, len(sheet.rows) + 1):
        texts = [sheet.rows[place - 1][column - 1] for column in wanted if column <= len(sheet.rows[place - 1])]
        if any((place, column) in sheet.formulas for column in wanted) or any(map(_is_words, texts)):
            return place - 1
    return 0


def _is_words(text: str) -> bool:
    return bool(text) and not any(sign.isdigit() for sign in text)


def is_formula(cell: Any) -> bool:
    """Whether a cell is worked out by the spreadsheet."""
    return getattr(cell, "data_type", "") == "f"


def _text(cell: Any) -> str:
    if is_formula(cell):
        return "公式"
    text = "" if cell.value is None else " ".join(str(cell.value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
