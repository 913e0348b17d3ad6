"""Workbooks as counties send them, for the tests: made with openpyxl, then spoiled by hand where a test wants it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

SHEET = "投诉月报"


def county_book() -> Workbook:
    """A banner over merged cells, a cell of percents, a block of five days with a sum below, a protected sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    sheet.merge_cells("A1:E1")
    sheet["A1"] = "城东县营业厅投诉月报"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A2"], sheet["A3"], sheet["A4"] = "厅名", "接待", "现场化解率"
    sheet.merge_cells("B2:D2")
    sheet["B3"].number_format = "#,##0"
    sheet["B4"].number_format = "0.00%"
    sheet["D4"] = "=B3*2"
    for place, name in enumerate(("日期", "接待", "化解"), start=1):
        cell = sheet.cell(6, place, name)
        cell.fill, cell.border = PatternFill("solid", fgColor="FFFFEE99"), Border(bottom=Side("thin"))
    for row in range(7, 12):
        sheet.cell(row, 1).number_format = "m月d日"
        sheet.cell(row, 2, 99)
    sheet["A12"], sheet["B12"] = "合计", "=SUM(B7:B11)"
    sheet.column_dimensions["A"].width = 18
    sheet.row_dimensions[1].height = 30
    sheet.protection.sheet = True
    sheet.add_data_validation(DataValidation(type="whole", sqref="B3"))
    book.create_sheet("填表说明")["A1"] = "每月五日前报"
    return book


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The file with one more part in its zip, or another in its place."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()
