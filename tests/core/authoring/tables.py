"""Hand-made files for the import's tests: workbooks built part by part, so that they can be wrong in every way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from hall_assistant.authoring.columns import guess
from hall_assistant.authoring.preview import Preview, preview
from hall_assistant.authoring.tables import Table, read_table
from hall_assistant.library.library import Library

HEADER = ("问题", "答案")


def put(folder: Path, name: str, content: bytes | str) -> Path:
    """A file with that content (text as UTF-8)."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def sheet(
    folder: Path, rows: Iterable[Sequence[object]], *, merged: Iterable[str] = (), name: str = "faq.xlsx"
) -> Path:
    """A workbook with one sheet, as spreadsheet programs write it."""
    from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    path = folder / name
    book.save(path)
    return path


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


def texts(table: Table) -> list[tuple[str, ...]]:
    """The cells of its rows."""
    return [row.cells for row in table.rows]


def codes(errors: Iterable[object]) -> list[tuple[int, str]]:
    """Row and code of each error."""
    return [(error.row, error.why.code) for error in errors]  # type: ignore[attr-defined]  # RowError


def seen(path: Path, library: Library | None = None, existing: dict[str, str] | None = None) -> Preview:
    """The preview of a file by the guessed columns."""
    table = read_table(path)
    return preview(table, guess(table.columns), library or Library.of(), existing or {})
