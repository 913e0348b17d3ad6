from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font

from hall_assistant.errors import StaffError
from hall_assistant.logbook.figures import Share
from hall_assistant.logbook.reports.county_book import lost, open_book, sheets_shown
from hall_assistant.logbook.reports.filling import fill
from hall_assistant.logbook.reports.picks import CellPick, ListPick, Picks, as_body, from_body
from hall_assistant.logbook.reports.values import Report, Row
from hall_assistant.sentences import SENTENCES
from tests.core.logbook.reports.books import SHEET, county_book, opened, saved, with_part

DAYS: tuple[Row, ...] = tuple({"day": date(2026, 3, day), "receptions": 10 + day, "solved": day} for day in range(1, 4))
VALUES = {"hall": "演示厅", "receptions": 36, "solved_rate": Share(7, 8), "period": "=1+1"}
REPORT = Report("演示厅", "2026-03-01", "2026-03-03", VALUES, {"days": DAYS})
CELLS = tuple(
    CellPick(SHEET, cell, figure) for cell, figure in (("C2", "hall"), ("B3", "receptions"), ("B4", "solved_rate"))
)
BLOCK = ListPick(SHEET, "days", 7, 11, (("A", "day"), ("B", "receptions"), ("C", "solved")))


def test_values_go_in_and_everything_else_stays() -> None:
    before = county_book()
    sheet = opened(fill(saved(before), Picks(CELLS, (BLOCK,)), REPORT))[SHEET]
    assert sheet["B2"].value == "演示厅", "a pick inside a merged range goes to the cell that shows"
    assert sheet["B3"].value == 36
    assert (sheet["B4"].value, sheet["B4"].number_format) == (0.875, "0.00%")
    days = [sheet.cell(row, 1).value for row in range(7, 11)]
    assert [day and day.date() for day in days] == [*(date(2026, 3, day) for day in (1, 2, 3)), None]
    assert [sheet.cell(row, 2).value for row in range(7, 12)] == [11, 12, 13, None, None], "old rows are cleared"
    assert sheet["A7"].number_format == "m月d日"
    assert (sheet["B12"].value, sheet["D4"].value) == ("=SUM(B7:B11)", "=B3*2")
    old = before[SHEET]
    assert {str(one) for one in sheet.merged_cells.ranges} == {str(one) for one in old.merged_cells.ranges}
    assert sheet["A1"].font.size == 16
    assert sheet["A6"].fill.fgColor.rgb == "FFFFEE99"
    assert sheet.column_dimensions["A"].width == 18
    assert sheet.row_dimensions[1].height == 30
    assert sheet.protection.sheet
    assert len(sheet.data_validations.dataValidation) == 1


def test_a_filled_book_is_worked_out_anew_when_it_is_opened() -> None:
    assert opened(fill(saved(county_book()), Picks(CELLS), REPORT)).calculation.fullCalcOnLoad


def test_a_text_like_a_formula_stays_a_text() -> None:
    sheet = opened(fill(saved(county_book()), Picks((CellPick(SHEET, "C3", "period"),)), REPORT))[SHEET]
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=1+1", "s")
    assert sheet["C3"].quotePrefix


def test_a_share_takes_the_form_its_cell_has() -> None:
    book = county_book()
    book[SHEET]["C9"].number_format, book[SHEET]["D9"].number_format = "0.0", "@"
    cells = tuple(CellPick(SHEET, cell, "solved_rate") for cell in ("C9", "D9", "E9"))
    sheet = opened(fill(saved(book), Picks(cells), REPORT))[SHEET]
    assert [sheet[cell].value for cell in ("C9", "D9", "E9")] == [87.5, "88%（7/8）", 0.875]
    assert sheet["E9"].number_format == "0.0%"


def test_nothing_of_nothing_leaves_the_cell_empty() -> None:
    report = Report("演示厅", "2026-03-01", "2026-03-01", {"solved_rate": Share(0, 0)}, {})
    assert opened(fill(saved(county_book()), Picks(CELLS), report))[SHEET]["B4"].value is None


def test_an_open_list_grows_below_and_looks_like_its_first_row() -> None:
    book = county_book()
    book[SHEET]["G20"].font = Font(bold=True)
    block = ListPick(SHEET, "days", 20, 0, (("G", "receptions"),))
    sheet = opened(fill(saved(book), Picks(lists=(block,)), REPORT))[SHEET]
    assert [sheet.cell(row, 7).value for row in (20, 21, 22)] == [11, 12, 13]
    assert sheet["G22"].font.bold


def test_an_open_list_clears_an_earlier_month_and_leaves_the_signature_below() -> None:
    book = county_book()
    for row in range(20, 26):
        book[SHEET].cell(row, 7, 1)
    book[SHEET]["G28"] = "填表人："
    block = ListPick(SHEET, "days", 20, 0, (("G", "receptions"),))
    sheet = opened(fill(saved(book), Picks(lists=(block,)), REPORT))[SHEET]
    assert [sheet.cell(row, 7).value for row in range(20, 29)] == [11, 12, 13, None, None, None, None, None, "填表人："]


def test_a_list_longer_than_its_rows_is_refused_and_never_cut() -> None:
    block = ListPick(SHEET, "days", 7, 8, (("A", "day"),))
    with pytest.raises(StaffError, match=r"county\.room") as told:
        fill(saved(county_book()), Picks(lists=(block,)), REPORT)
    assert told.value.values == {"name": "每天", "room": 2, "count": 3}


@pytest.mark.parametrize(
    ("picks", "code"),
    [
        (Picks(), "county.nothing"),
        (Picks((CellPick(SHEET, "D4", "receptions"),)), "county.formula"),
        (Picks((CellPick("别的", "B3", "receptions"),)), "county.pick"),
        (Picks((CellPick(SHEET, "B3", "nobody"),)), "county.pick"),
        (Picks((CellPick(SHEET, "3B", "receptions"),)), "county.pick"),
        (Picks((CellPick(SHEET, "ZZZ9", "receptions"),)), "county.pick"),
        (Picks(lists=(ListPick(SHEET, "days", 7, 0, (("B", "receptions"),)),)), "county.formula"),
        (Picks(lists=(ListPick(SHEET, "days", 9, 7, (("B", "receptions"),)),)), "county.pick"),
        (Picks(lists=(ListPick(SHEET, "days", 7, 9, ()),)), "county.pick"),
        (Picks(lists=(ListPick(SHEET, "days", 7, 9, (("B", "day"), ("B", "solved"))),)), "county.pick"),
    ],
)
def test_what_does_not_fit_is_refused(picks: Picks, code: str) -> None:
    with pytest.raises(StaffError) as told:
        fill(saved(county_book()), picks, REPORT)
    assert told.value.code == code
    assert SENTENCES[code].format(**told.value.values)


def _macros() -> bytes:
    return with_part(saved(county_book()), "xl/vbaProject.bin", b"x")


def _macro_kind() -> bytes:
    data = saved(county_book())
    kinds = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return with_part(data, "[Content_Types].xml", kinds)


def _sheet_of(inside: bytes) -> bytes:
    name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'<worksheet xmlns="' + name + b'">' + inside + b"</worksheet>"
    return with_part(saved(county_book()), "xl/worksheets/sheet1.xml", sheet)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_sheet_of(b"<sheetData><row>" + b"<c/>" * 300_001 + b"</row></sheetData>"), "county.bomb"),
        (_sheet_of(b'<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "county.bomb"),
        (_sheet_of(b'<sheetData/><mergeCells><mergeCell ref="?"/></mergeCells>'), "county.damaged"),
        (b"", "county.damaged"),
        (b"PK\x03\x04 half", "county.damaged"),
        (saved(county_book())[:3000], "county.damaged"),
        (with_part(saved(county_book()), "xl/workbook.xml", b"<no"), "county.damaged"),
        (_macros(), "county.macros"),
        (_macro_kind(), "county.macros"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "county.old_form"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "county.locked"),
        (with_part(saved(county_book()), "xl/more.xml", b"0" * (30 << 20)), "county.bomb"),
        (b"x" * ((1 << 20) + 1), "county.large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_book_that_cannot_be_filled_is_told_in_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(StaffError) as told:
        open_book(data)
    assert told.value.code == code
    assert SENTENCES[code].format(**told.value.values)


def test_what_filling_would_lose_is_told() -> None:
    plain = saved(county_book())
    assert lost(plain) == ()
    drawn = with_part(with_part(plain, "xl/media/image1.png", b"x"), "xl/drawings/drawing1.xml", b"<xdr:sp macro=''/>")
    assert set(lost(drawn)) == {"图片", "图形"}
    assert lost(b"no zip") == ()


def test_a_preview_shows_what_a_person_sees() -> None:
    book = county_book()
    book.create_sheet("藏着").sheet_state = "hidden"
    first, notes = sheets_shown(open_book(saved(book)))
    assert (first.name, notes.name) == (SHEET, "填表说明")
    assert first.rows[0][0] == "城东县营业厅投诉月报"
    assert (4, 4) in first.formulas
    assert first.rows[3][3] == "公式"
    assert (1, 1, 1, 5) in first.merged


def test_picks_come_back_from_a_fact_as_they_went_in() -> None:
    picks = Picks(CELLS, (BLOCK,))
    assert from_body(as_body(picks)) == picks
    assert from_body({"cells": [1, ["a"]], "lists": "no"}) == Picks()
    assert from_body(None) == Picks()


def test_a_chart_of_the_template_is_still_there() -> None:
    book = county_book()
    chart = BarChart()
    chart.add_data(Reference(book[SHEET], min_col=2, min_row=6, max_row=11), titles_from_data=True)
    book[SHEET].add_chart(chart, "G2")
    filled = fill(saved(book), Picks(CELLS), REPORT)
    assert any(name.startswith("xl/charts/") for name in ZipFile(BytesIO(filled)).namelist())
