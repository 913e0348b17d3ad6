"""A filled workbook and the hall's own, opened by another program (LibreOffice), which works the formulas out."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hall_assistant.logbook.figures import Share
from hall_assistant.logbook.reports.filling import fill
from hall_assistant.logbook.reports.picks import CellPick, ListPick, Picks
from hall_assistant.logbook.reports.sheets import report_xlsx
from hall_assistant.logbook.reports.values import Report, Row
from tests.core.logbook.reports.books import SHEET, county_book, opened, saved

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here")
AS_UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
DAYS: tuple[Row, ...] = tuple({"day": date(2026, 3, day), "receptions": 10 + day} for day in (1, 2, 3))
REPORT = Report(
    "演示厅",
    "2026-03-01",
    "2026-03-03",
    {"receptions": 36, "solved_rate": Share(7, 8), "period": "=1+1"},
    {"days": DAYS},
)


def _converted(data: bytes, folder: Path, form: str, ending: str) -> Path:
    """The file as LibreOffice writes it in another form, or anew in the same."""
    (folder / "out").mkdir(exist_ok=True)
    (folder / "book.xlsx").write_bytes(data)
    words = [str(OFFICE), f"-env:UserInstallation=file://{folder.parent}/office", "--headless", "--convert-to", form]
    for _first_start_may_end_with_a_wish_for_another in range(2):
        done = subprocess.run(
            [*words, "--outdir", str(folder / "out"), str(folder / "book.xlsx")], check=False, timeout=100
        )
        if done.returncode == 0:
            break
    return folder / "out" / f"book.{ending}"


def read_by_another(data: bytes, folder: Path) -> list[list[str]]:
    """The first sheet as LibreOffice reads it."""
    with _converted(data, folder, AS_UTF_8, "csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def written_by_another(data: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice writes it after opening it, its formulas worked out."""
    return _converted(data, folder, "xlsx", "xlsx").read_bytes()


def looks(data: bytes) -> dict[str, object]:
    """What a county sees of a workbook: what stands in each cell and in which form, merged ranges, widths, heights."""
    book = opened(data)
    found: dict[str, object] = {}
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            form = cell.number_format.replace('"', "").replace("\\", "")
            found[f"{sheet.title}!{cell.coordinate}"] = (cell.value, form, bool(cell.font.b), cell.fill.fgColor.rgb)
        found[f"{sheet.title} merged"] = sorted(map(str, sheet.merged_cells.ranges))
        found[f"{sheet.title} protected"] = sheet.protection.sheet
    found["width"] = round(book.worksheets[0].column_dimensions["A"].width)
    found["height"] = book.worksheets[0].row_dimensions[1].height
    return found


def test_formulas_of_a_filled_workbook_work_out_what_was_filled_in(tmp_path: Path) -> None:
    cells = (CellPick(SHEET, "B3", "receptions"), CellPick(SHEET, "B4", "solved_rate"), CellPick(SHEET, "C3", "period"))
    block = ListPick(SHEET, "days", 7, 11, (("A", "day"), ("B", "receptions")))
    rows = read_by_another(fill(saved(county_book()), Picks(cells, (block,)), REPORT), tmp_path)
    assert rows[2][:3] == ["接待", "36", "=1+1"]
    assert (rows[3][1], rows[3][3]) == ("87.50%", "72")
    assert rows[11][:2] == ["合计", "36"]


def test_the_hall_s_own_workbook_reads_the_same(tmp_path: Path) -> None:
    rows = read_by_another(report_xlsx(REPORT, outward=True), tmp_path)
    told = {row[0]: row[1] for row in rows}
    assert (told["接待"], told["现场化解率"], told["统计期间"]) == ("36", "87.5%", "=1+1")


def test_a_workbook_another_program_made_is_filled_and_everything_else_in_it_stays(tmp_path: Path) -> None:
    theirs = written_by_another(saved(county_book()), tmp_path)
    cells = (CellPick(SHEET, "B3", "receptions"), CellPick(SHEET, "B4", "solved_rate"))
    block = ListPick(SHEET, "days", 7, 11, (("A", "day"), ("B", "receptions")))
    filled = fill(theirs, Picks(cells, (block,)), REPORT)
    before, after = looks(theirs), looks(filled)
    picked = {
        f"{SHEET}!{cell}" for cell in ("B3", "B4", *(f"{column}{row}" for row in range(7, 12) for column in "AB"))
    }
    assert {name: look for name, look in before.items() if name not in picked} == {
        name: look for name, look in after.items() if name not in picked
    }
    again = written_by_another(filled, tmp_path)
    assert looks(again) == after, "opened and kept by the other program it is the same workbook"
    worked = load_workbook(BytesIO(again), data_only=True)[SHEET]
    assert (worked["B3"].value, worked["D4"].value, worked["B12"].value) == (36, 72, 36)
    assert worked["B4"].value == pytest.approx(7 / 8)
    assert isinstance(worked["A7"].value, datetime)
    assert (worked["A7"].value.date(), worked["A10"].value) == (date(2026, 3, 1), None)


def test_the_hall_s_own_workbook_is_whole_in_another_program(tmp_path: Path) -> None:
    ours = report_xlsx(REPORT, outward=True)
    mine, theirs = opened(ours), load_workbook(BytesIO(written_by_another(ours, tmp_path)))
    assert theirs.sheetnames == mine.sheetnames
    for sheet in mine.worksheets:
        other = theirs[sheet.title]
        assert [[cell.value for cell in row] for row in other.iter_rows()] == [
            [cell.value for cell in row] for row in sheet.iter_rows()
        ]
        assert other.auto_filter.ref == sheet.auto_filter.ref  # frozen rows it keeps only with a window open
