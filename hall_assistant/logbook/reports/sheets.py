"""The hall's own report as a workbook (xlsx): real numbers and dates, header rows frozen and filtered. Source: M16."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from hall_assistant.logbook.figures import Share
from hall_assistant.logbook.reports.catalogue import FIGURES, LISTS, fields_of
from hall_assistant.logbook.reports.filling import is_plain, put_text
from hall_assistant.logbook.reports.picks import letters
from hall_assistant.logbook.reports.values import Report, Row, Value

Told = Callable[[int, int], None]
"""Hears rows written, and how many there are."""
_STEP = 500
_WIDE = {"sentence": 44, "number": 20, "started": 17, "ended": 17, "topic": 20, "source": 20, "told": 60, "day": 13}
_WIDTH = 12
"""Characters wide; some columns are wider."""


def report_xlsx(report: Report, *, outward: bool, told: Told | None = None) -> bytes:
    """The report as the bytes of an xlsx: the figures on the first sheet, each list on its own."""
    from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

    book = Workbook(write_only=True)
    book.properties.creator = "柜台助手"
    lists = {name: rows for name, rows in report.lists.items() if name in LISTS}
    whole = sum(map(len, lists.values()))
    _figures(book, report)
    written = 0
    for name, rows in lists.items():
        fields = fields_of(name, outward=outward)
        for done in _list(book, LISTS[name].name, fields, rows):
            if told is not None:
                told(written + done, whole)
        written += len(rows)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _figures(book: Any, report: Report) -> None:
    sheet = _sheet(book, "数字", (("name", 24), ("value", 22), ("part", 10), ("whole", 10), ("told", 60)))
    sheet.append(_header(sheet, ("栏目", "数", "分子", "分母", "怎么算")))
    for id_, figure in FIGURES.items():
        value = report.values.get(id_)
        parts = (value.part, value.whole) if isinstance(value, Share) else (None, None)
        told = "" if figure.head else figure.told  # of a name or a day it is an example for whoever picks
        sheet.append([_cell(sheet, one) for one in (figure.name, value, *parts, told)])
    sheet.auto_filter.ref = f"A1:E{len(FIGURES) + 1}"


def _list(book: Any, title: str, fields: Any, rows: Sequence[Row]) -> Iterable[int]:
    """Write a list, yielding every so often how many of its rows stand."""
    sheet = _sheet(book, title, tuple((field, _WIDE.get(field, _WIDTH)) for field in fields))
    sheet.append(_header(sheet, fields.values()))
    for place, row in enumerate(rows, start=1):
        sheet.append([_cell(sheet, row.get(field)) for field in fields])
        if place % _STEP == 0:
            yield place
    sheet.auto_filter.ref = f"A1:{letters(len(fields))}{len(rows) + 1}"
    yield len(rows)


def _sheet(book: Any, title: str, columns: Sequence[tuple[str, int]]) -> Any:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    for place, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[letters(place)].width = width
    return sheet


def _header(sheet: Any, names: Iterable[str]) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]  # openpyxl ships no types
    from openpyxl.styles import Font, PatternFill  # type: ignore[import-untyped]  # openpyxl ships no types

    cells = []
    for name in names:
        cell = WriteOnlyCell(sheet, name)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFE3E9EB")
        cells.append(cell)
    return cells


def _cell(sheet: Any, value: Value) -> Any:
    """What holds the value as what it is: a number, a share with its per cent, a day, a moment, a text."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or isinstance(value, int) or (isinstance(value, str) and is_plain(value)):
        return value  # openpyxl writes it into a cell of its own; one of ours for each would take twice as long
    cell = WriteOnlyCell(sheet)
    if isinstance(value, Share):
        cell.value = Decimal(value.part) / value.whole if value.whole else None
        cell.number_format = "0.0%"
    elif isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"
    return cell
