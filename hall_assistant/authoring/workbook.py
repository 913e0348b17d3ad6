"""Workbooks (xlsx): the first visible sheet with something in it, as text. Nothing in them is ever worked out.

The file is looked at before it is opened: a workbook is a zip, and a small zip may unpack to more than the computer
holds.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from hall_assistant.authoring.tables import MOST_COLUMNS, Found, within_rows
from hall_assistant.errors import HallError, StaffError

if TYPE_CHECKING:
    from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

UNPACKED = 200 * 1024 * 1024
"""Bytes a workbook may unpack to; 20,000 long answers are about half of it."""
_SQUEEZED = 1_000
"""Times a part may be smaller packed than unpacked; spreadsheets reach 30, bombs begin at 1,000."""
_PARTS = 5_000
_FARTHEST_ROW = 200_000
"""Rows looked at, empty ones counted: beyond them a sheet is only formatted, not filled."""
_FILLED = 200_000
"""Cells that merged ranges may fill."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_CHUNK = 1 << 20


def read(data: bytes) -> Found:
    """The rows of the first sheet that holds any.

    Raises StaffError `import.locked` (password), `import.old_form` (xls), `import.damaged`, `import.bomb`,
    `import.rows`.
    """
    try:
        refuse_unsafe(data)
        return _read(data)
    except (HallError, MemoryError):
        raise
    except Exception as problem:  # a damaged workbook makes the parsers below raise nearly anything
        raise StaffError("import.damaged") from problem


def refuse_unsafe(data: bytes, *, unpacked: int | None = None) -> None:
    """Look at the zip's own list before anything is unpacked; the reader never gives more bytes than listed.

    unpacked: bytes it may unpack to, else `UNPACKED`. Raises StaffError `import.locked`, `import.old_form`,
    `import.bomb`, and BadZipFile for what is no zip.
    """
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise StaffError("import.locked")
        raise StaffError("import.old_form")
    with ZipFile(BytesIO(data)) as packed:
        parts = packed.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise StaffError("import.locked")
        too_much = sum(part.file_size for part in parts) > (unpacked or UNPACKED) or len(parts) > _PARTS
        squeezed = any(part.file_size > _CHUNK and part.file_size > part.compress_size * _SQUEEZED for part in parts)
        if too_much or squeezed or any(map(_declares, _heads(packed))):
            raise StaffError("import.bomb")


def _heads(packed: ZipFile) -> Iterator[bytes]:
    """The beginning of every part that is XML."""
    for part in packed.infolist():
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as file:
                yield file.read(4_096)


def _declares(head: bytes) -> bool:
    """Whether an XML part declares entities of its own, which no workbook does and which may multiply."""
    return b"<!DOCTYPE" in head.replace(b"\0", b"") or b"<!ENTITY" in head.replace(b"\0", b"")


def _read(data: bytes) -> Found:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of charts and styles it does not know, which nobody needs here
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            return _first_filled(book)
        finally:
            book.close()


def _first_filled(book: Workbook) -> Found:
    """The first visible sheet that holds rows; names of the later ones that do as well."""
    found, others = Found("xlsx"), list[str]()
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        if not found.rows:
            rows = _rows(sheet)
            if rows:
                found.rows, found.sheet = rows, sheet.title
        elif _holds_something(sheet):
            others.append(sheet.title)
    found.other_sheets = tuple(others)
    return found


def _holds_something(sheet: Any) -> bool:
    sheet.reset_dimensions()
    return any(cell is not None for row in sheet.iter_rows(max_row=50, values_only=True) for cell in row)


def _rows(sheet: Any) -> list[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    rows: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        if number > _FARTHEST_ROW:
            break
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1].strip():
            texts.pop()
        if texts:
            rows.append((number, texts))
            within_rows(len(rows))
    return _filled_down(rows, sheet)


def _filled_down(rows: list[tuple[int, list[str]]], sheet: Any) -> list[tuple[int, list[str]]]:
    """A category merged over five rows counts for each of them; what is merged sideways stays in its first cell."""
    by_number = dict(rows)
    left = _FILLED
    for column, first, last in _merged(sheet):
        texts = by_number.get(first, [])
        text = texts[column] if column < len(texts) else ""
        for number in range(first + 1, min(last, _FARTHEST_ROW) + 1):
            left -= 1
            if left < 0:
                return rows
            if text and (below := by_number.get(number)) is not None:
                below.extend([""] * (column + 1 - len(below)))
                below[column] = below[column] or text
    return rows


def _merged(sheet: Any) -> Iterator[tuple[int, int, int]]:
    """Merged ranges over several rows: column from 0, first and last row. The reader for large files skips them."""
    with sheet._get_source() as source:
        kept = b""
        while chunk := source.read(_CHUNK):
            kept += chunk
            end = 0
            for found in _MERGED.finditer(kept):
                end = found.end()
                if int(found[2]) < int(found[3]):
                    yield _column(found[1]), int(found[2]), int(found[3])
            kept = kept[max(end, len(kept) - 200) :]


def _column(letters: bytes) -> int:
    """`A` is 0, `AA` is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def _text(cell: Any) -> str:
    """A cell as it reads on the sheet, formulas as their text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return f"{value * 100:.10g}%" if "%" in cell.number_format else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(getattr(value, "text", value))
