"""Filling a county's workbook (填县里的表): values go into the picked cells, everything else stays as it is.

Only values are written: format, width, merged ranges, formulas, protection and print settings are the template's.
Source: M16.
"""

from __future__ import annotations

from copy import copy
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from hall_assistant.errors import StaffError
from hall_assistant.logbook.figures import Share
from hall_assistant.logbook.reports.catalogue import LISTS
from hall_assistant.logbook.reports.county_book import is_formula, open_book
from hall_assistant.logbook.reports.picks import ListPick, Picks, checked
from hall_assistant.logbook.reports.values import Report, Row, Value, shown

if TYPE_CHECKING:
    from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

_TEXT_LIMIT = 32_767
"""Characters a cell holds."""
_AS_TEXT = "@"
_PLAIN = "General"


def fill(data: bytes, picks: Picks, report: Report) -> bytes:
    """The template's bytes with the report's values in it.

    Raises StaffError as `open_book`, `county.pick` where sheet or cell is not there, `county.formula` where a formula
    stands in the way, `county.room` (name, room, count) where a list is longer than the rows left for it.
    """
    book = open_book(data)
    fit(book, picks)
    for cell in picks.cells:
        put(_cell(book, cell.sheet, cell.cell), report.values.get(cell.figure))
    for one in picks.lists:
        _fill_list(book[one.sheet], one, report.lists.get(one.list, ()))
    book.calculation.fullCalcOnLoad = True  # what the formulas gave before would be shown until somebody edits
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def fit(book: Workbook, picks: Picks) -> None:
    """Raise StaffError `county.pick`, `county.formula` where a picked place is not there or is worked out."""
    checked(picks)
    for sheet in {one.sheet for one in picks.cells} | {one.sheet for one in picks.lists}:
        if sheet not in book.sheetnames or not hasattr(book[sheet], "cell"):  # a sheet of charts has no cells
            raise StaffError("county.pick", where=f"工作表「{sheet}」")
    for cell in picks.cells:
        if is_formula(_cell(book, cell.sheet, cell.cell)):
            raise StaffError("county.formula", where=cell.cell)
    for one in picks.lists:
        _fit_list(book[one.sheet], one)


def _fit_list(sheet: Any, one: ListPick) -> None:
    last = one.last or max(one.first, sheet.max_row)
    for row in range(one.first, min(last, sheet.max_row) + 1):
        for column, _ in one.columns:
            if is_formula(sheet[f"{column}{row}"]):
                raise StaffError("county.formula", where=f"{column}{row}")


def _cell(book: Workbook, sheet: str, place: str) -> Any:
    return _first_of(book[sheet], book[sheet][place])


def _first_of(sheet: Any, cell: Any) -> Any:
    """The cell that shows: of a merged range its first."""
    if type(cell).__name__ != "MergedCell":
        return cell
    return next(sheet.cell(one.min_row, one.min_col) for one in sheet.merged_cells.ranges if cell.coordinate in one)


def _fill_list(sheet: Any, one: ListPick, rows: tuple[Row, ...]) -> None:
    room = one.last - one.first + 1 if one.last else len(rows)
    if len(rows) > room:
        raise StaffError("county.room", name=LISTS[one.list].name, room=room, count=len(rows))
    for place, row in enumerate(rows):
        for column, field in one.columns:
            cell = _first_of(sheet, sheet[f"{column}{one.first + place}"])
            if place and not cell.has_style:
                _like(cell, sheet[f"{column}{one.first}"])
            put(cell, row.get(field))
    _clear(sheet, one, one.first + len(rows))


def _clear(sheet: Any, one: ListPick, begin: int) -> None:
    """Empty what an example or an earlier month left below; without a last row only as far as it reaches unbroken."""
    for number in range(begin, min(one.last or sheet.max_row, sheet.max_row) + 1):
        cells = [_first_of(sheet, sheet[f"{column}{number}"]) for column, _ in one.columns]
        if not one.last and all(cell.value is None for cell in cells):
            return
        for cell in cells:
            put(cell, None)


def _like(cell: Any, first: Any) -> None:
    """Rows beyond those the county formatted look like the first."""
    cell.font, cell.border, cell.fill = copy(first.font), copy(first.border), copy(first.fill)
    cell.alignment, cell.number_format = copy(first.alignment), first.number_format


def put(cell: Any, value: Value) -> None:
    """Put a value in as what it is; a text is never taken for a formula or an error."""
    if isinstance(value, Share):
        _put_share(cell, value)
    elif isinstance(value, str) or (cell.number_format == _AS_TEXT and isinstance(value, date | datetime)):
        put_text(cell, shown(value))
    elif isinstance(value, date):
        cell.value = value  # the cell's own form of dates stays; where it has none openpyxl gives one
    else:
        cell.value = value


def _put_share(cell: Any, share: Share) -> None:
    """A share as the cell means it: 0.875 in a cell of percents, 87.5 in a cell of plain numbers, else with a form."""
    form = cell.number_format
    if form == _AS_TEXT:
        put_text(cell, share.words)
        return
    exact = Decimal(share.part) / share.whole if share.whole else None
    cell.value = exact if exact is None or "%" in form or form == _PLAIN else round(exact * 100, 2)
    if form == _PLAIN:
        cell.number_format = "0.0%"


def is_plain(text: str) -> bool:
    """Whether a text stays what it is without help: no formula, no error code, no sign a workbook cannot hold."""
    return 0 < len(text) <= _TEXT_LIMIT and text[0] not in "=#" and text.isprintable()


def put_text(cell: Any, text: str) -> None:
    """Put a text in as a text: `=1+1` and `#N/A` stay what was written, also when somebody edits the cell."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]  # openpyxl ships no types

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_TEXT_LIMIT] or None
    if cell.value is not None and cell.data_type != "s":
        cell.data_type = "s"
        cell.quotePrefix = True
