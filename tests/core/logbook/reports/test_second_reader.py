"""A filled workbook and the hall's own, opened by another program (LibreOffice), which works the formulas out."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from hall_assistant.logbook.figures import Share
from hall_assistant.logbook.reports.filling import fill
from hall_assistant.logbook.reports.picks import CellPick, ListPick, Picks
from hall_assistant.logbook.reports.sheets import report_xlsx
from hall_assistant.logbook.reports.values import Report, Row
from tests.core.logbook.reports.books import SHEET, county_book, saved

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


def read_by_another(data: bytes, folder: Path) -> list[list[str]]:
    """The first sheet as LibreOffice reads it."""
    (folder / "book.xlsx").write_bytes(data)
    words = [str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", AS_UTF_8]
    for _first_start_may_end_with_a_wish_for_another in range(2):
        done = subprocess.run([*words, "--outdir", str(folder), str(folder / "book.xlsx")], check=False, timeout=100)
        if done.returncode == 0:
            break
    with (folder / "book.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


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
