"""Paper: what a reader of the PDF gets is right Chinese, whole rows, and the header on every page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget

from hall_assistant.cases.receipt_code import code_of
from hall_assistant.errors import SurroundingsError
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from hall_assistant.logbook.charts import Bar, Chart, address_of
from hall_assistant.phrases.paper_lists import paper_list
from hall_assistant.phrases.templates import fill
from ui.charts import paper_picture
from ui.paper import pdf_bytes, plain, print_page, typeface
from ui.paper_long import LONG
from ui.theme import Theme

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


@pytest.fixture(scope="module")
def library() -> Library:
    return read_content()


def text_of(path: Path, *options: str) -> str:
    return subprocess.run(["pdftotext", *options, str(path), "-"], check=True, capture_output=True, text=True).stdout


def row(place: int, sentence: str = "停机的事说清了，今天下午五点前复机。") -> dict[str, str]:
    return {
        "短号": f"0312-{place:03d}",
        "开始": "09:50",
        "方式": "现场",
        "话题": "停机",
        "称呼": "王女士 138****5678",
        "首问": "张敏",
        "经办": "李玲",
        "结果": "现场化解",
        "一句话": sentence,
        "工单号": "20260312000123",
        "未了承诺": "0",
        "作废": "",
    }


def day_page(library: Library, rows: list[dict[str, str]]) -> str:
    figures = {"接待": len(rows), "未结": 0, "结果": {"现场化解": len(rows)}, "承诺": 0, "兑现": 0, "逾期": 0}
    words = {"厅名": "城东营业厅", "日期": "2026-03-12", "数字": figures, "接待": rows}
    return fill(library.templates["day_log"], words | {"打印时间": "2026-03-12 18:03", "打印人": "周伟", "作废": False})


SLIP = {
    "厅名": "城东营业厅",
    "地址": "城东区解放路18号",
    "营业时间": "09:00-18:00",
    "编号": "YS03-260312-007-41",
    "时间": "2026-03-12 09:50",
    "称呼": "王女士",
    "号码": "138****5678",
    "事项": "涉诈停机",
    "要求": "今天把卡开了 <b>急</b>",
    "时限": "2026-03-12 17:00前打您电话说结果",
    "结果": "",
    "工单号": "",
    "首问": "张敏",
    "首问工号": "8021",
    "封条": "3F2A9-1C0DE",
    "二维码": code_of("YS03-260312-007-41", "3F2A9-1C0DE"),
}


def pdf_file(html: str, path: Path, *, page: str = "A4") -> None:
    path.write_bytes(pdf_bytes(html, page=page))


def test_a_slip_can_be_copied_letter_by_letter(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    pdf_file(fill(library.templates["receipt"], SLIP), tmp_path / "slip.pdf", page="A5")
    text = text_of(tmp_path / "slip.pdf", "-layout")
    for words in ("受理回执", "YS03-260312-007-41", "138****5678", "2026-03-12 17:00前打您电话说结果", "工号 8021"):
        assert words in text
    assert "<b>急</b>" in text and "不是合同" in text and "10080" in text
    assert "工单号" not in text, "what the record does not hold is left out"
    assert "420" in subprocess.run(["pdfinfo", tmp_path / "slip.pdf"], capture_output=True, text=True).stdout


@pytest.mark.parametrize("rows", [120, LONG + 50])
def test_every_row_is_on_paper_once_and_the_header_on_every_page(
    qapp: QApplication, library: Library, tmp_path: Path, rows: int
) -> None:
    pdf_file(day_page(library, [row(place) for place in range(rows)]), tmp_path / "day.pdf")
    pages = text_of(tmp_path / "day.pdf", "-layout").split("\f")[:-1]
    assert len(pages) > 2
    assert all(
        "一句话" in page and f"第 {number} 页，共 {len(pages)} 页" in page for number, page in enumerate(pages, 1)
    )
    assert "18:03 制" in pages[-1], "what stands below the table is on the last page"
    for place in range(rows):
        holding = [page for page in pages if f"0312-{place:03d}" in page]
        assert len(holding) == 1, place
    assert sum(page.count("20260312000123") for page in pages) == rows, "no row is cut"


def test_a_row_higher_than_a_page_is_cut_between_lines(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    long = "".join(f"{number:04d}句，" for number in range(2000))
    pdf_file(day_page(library, [row(1), row(2, long), row(3)]), tmp_path / "day.pdf")
    text = "".join(text_of(tmp_path / "day.pdf").split())
    assert all(f"{number:04d}" in text for number in range(2000)) and "0312-003" in text


def test_a_long_log_reads_letter_by_letter_as_a_short_one(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    odd = [row(1, "说<b>退</b> & 5&lt;6"), row(2, "前\x00后"), row(3, "x" * 400)]
    texts = []
    for rows in (3, LONG + 1):
        pdf_file(day_page(library, (odd + [row(4)] * LONG)[:rows]), tmp_path / "day.pdf")
        texts.append("".join(text_of(tmp_path / "day.pdf").split()))
    for words in ("说<b>退</b>&5&lt;6", "前后", "王女士138****5678", "工单20260312000123"):
        assert all(words in text for text in texts), words
    assert all(text.count("x") == 400 for text in texts)


def test_a_row_higher_than_a_page_is_whole_in_a_long_log_too(
    qapp: QApplication, library: Library, tmp_path: Path
) -> None:
    long = "".join(f"{number:04d}句，" for number in range(1000))
    pdf_file(day_page(library, [row(1, long), *(row(2) for _ in range(LONG))]), tmp_path / "day.pdf")
    text = "".join(text_of(tmp_path / "day.pdf").split())
    assert all(f"{number:04d}" in text for number in range(1000))


def test_a_word_of_a_thousand_letters_stays_on_the_page(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    pdf_file(day_page(library, [row(1, "x" * 1000)]), tmp_path / "day.pdf")
    assert text_of(tmp_path / "day.pdf").count("x") == 1000


def test_the_typeface_is_ours_and_embedded(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    pdf_file(day_page(library, []), tmp_path / "day.pdf")
    fonts = subprocess.run(["pdffonts", tmp_path / "day.pdf"], capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts and all("NotoSansSC" in line and " yes " in line for line in fonts)
    assert "这一天没有接待" in text_of(tmp_path / "day.pdf")


def test_control_characters_do_not_end_the_page(qapp: QApplication, tmp_path: Path) -> None:
    assert plain("前\x00中\x1b\n后\x7f") == "前中\n后"
    (tmp_path / "a.pdf").write_bytes(pdf_bytes("<p>前\x00后</p>"))
    assert "前后" in text_of(tmp_path / "a.pdf")


def test_paper_is_made_without_a_window(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "ui.paper", "A5"]
    root = Path(__file__).parents[2]
    made = subprocess.run(
        command, input="<p>受理回执</p>".encode(), capture_output=True, env=environment, cwd=root, check=True
    )
    (tmp_path / "a.pdf").write_bytes(made.stdout)
    assert "受理回执" in text_of(tmp_path / "a.pdf")


def test_without_a_printer_that_is_said(qapp: QApplication) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")
    with pytest.raises(SurroundingsError, match=r"paper\.no_printer"):
        print_page("<p>日志</p>", QWidget())


def test_a_slip_on_the_roll_is_one_page_as_long_as_its_text(
    qapp: QApplication, library: Library, tmp_path: Path
) -> None:
    lengths = []
    for asked in ("急", "今天把卡开了，" * 60):
        pdf_file(fill(library.templates["receipt"], SLIP | {"要求": asked}), tmp_path / "slip.pdf", page="80mm")
        told = subprocess.run(["pdfinfo", tmp_path / "slip.pdf"], capture_output=True, text=True).stdout
        assert re.search(r"Pages:\s+1\n", told)
        size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", told)
        assert size is not None
        assert abs(float(size[1]) - 80 / 25.4 * 72) < 1.5
        lengths.append(float(size[2]))
        text = "".join(text_of(tmp_path / "slip.pdf", "-layout").split())
        assert "YS03-260312-007-41" in text and text.endswith("报它就行。")
    assert lengths[0] + 50 < lengths[1]


@pytest.mark.parametrize("page", ["A4", "A5", "80mm"])
def test_the_code_is_on_every_paper(qapp: QApplication, library: Library, tmp_path: Path, page: str) -> None:
    pdf_file(fill(library.templates["receipt"], SLIP), tmp_path / "slip.pdf", page=page)
    found = subprocess.run(["pdfimages", "-list", tmp_path / "slip.pdf"], capture_output=True, text=True).stdout
    assert len(found.splitlines()) >= 3, "two lines of heading, then the code"
    assert "3F2A9-1C0DE" in text_of(tmp_path / "slip.pdf")


def test_a_device_that_stops_midway_is_told(
    qapp: QApplication, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPdfWriter, "newPage", lambda _writer: False)
    with pytest.raises(SurroundingsError, match=r"paper\.failed"):
        pdf_bytes(day_page(library, [row(place) for place in range(120)]))


def test_a_list_of_papers_is_one_page_on_every_paper(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    found = paper_list(library, "close", "heir")
    papers = [{"名": each.what, "注": each.about, "核": each.checked} for each in found.papers]
    words = {
        "厅名": "城东营业厅",
        "地址": "解放路18号",
        "营业时间": "09:00-18:00",
        "办什么": found.errand,
        "谁来": found.comer,
    }
    words |= {
        "材料": papers,
        "先清": list(found.clear),
        "办不了": "",
        "话": found.say,
        "日期": "2026-03-12",
        "写单人": "周伟",
    }
    html = fill(library.templates["paper_list"], words)
    for page in ("A4", "A5", "80mm"):
        pdf_file(html, tmp_path / "list.pdf", page=page)
        text = "".join(text_of(tmp_path / "list.pdf", "-layout").split())
        assert "过世证明或户口注销证明（待核实）" in text and "来办的人身份证件原件" in text
        told = subprocess.run(["pdfinfo", tmp_path / "list.pdf"], capture_output=True, text=True).stdout
        assert re.search(r"Pages:\s+1\n", told)


@pytest.mark.parametrize(("stops", "code"), [(False, ""), (True, "paper.failed")])
def test_a_printer_that_stops_midway_is_told_and_may_be_tried_again(
    qapp: QApplication, library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stops: bool, code: str
) -> None:
    from PySide6 import QtPrintSupport
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    class FilePrinter(QPrinter):
        def __init__(self, mode: QPrinter.PrinterMode) -> None:
            super().__init__(mode)
            self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            self.setOutputFileName(str(tmp_path / "out.pdf"))

        def newPage(self) -> bool:
            return not stops and super().newPage()

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["柜台打印机"])
    monkeypatch.setattr(QtPrintSupport, "QPrinter", FilePrinter)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Accepted)
    html, parent = day_page(library, [row(place) for place in range(120)]), QWidget()
    if code:
        for _again in range(2):
            with pytest.raises(SurroundingsError, match=code):
                print_page(html, parent)
    else:
        assert print_page(html, parent)
        assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_paper_is_black_on_white_whatever_the_screen_looks_like(
    qapp: QApplication, library: Library, tmp_path: Path
) -> None:
    light = Theme("light", 100)
    light.put_on()
    by_day = pdf_bytes(fill(library.templates["receipt"], SLIP), page="A5")
    try:
        Theme("dark", 100).put_on()
        by_night = pdf_bytes(fill(library.templates["receipt"], SLIP), page="A5")
    finally:
        light.put_on()
    assert _pixels(by_day, tmp_path) == _pixels(by_night, tmp_path)


def _pixels(pdf: bytes, folder: Path) -> bytes:
    (folder / "slip.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "40", str(folder / "slip.pdf"), str(folder / "slip")], check=True)
    return next(folder.glob("slip*.ppm")).read_bytes()


def test_a_chart_in_a_page_is_painted_and_no_other_address_leads_anywhere(qapp: QApplication, tmp_path: Path) -> None:
    chart = Chart("topic", "按事项", (Bar("停机", 12), Bar("话费", 3)), lying=True)
    plain, drawn, other = (
        len(pdf_bytes(f"<p>图{picture}</p>"))
        for picture in ("", *(f'<img src="{one}" width="640" height="220"/>' for one in (address_of(chart), tmp_path)))
    )
    assert drawn > plain + 2_000 > other
    inked = paper_picture(chart, 320, 120, typeface(8.5))
    places = ((x, y) for x in range(0, inked.width(), 8) for y in range(0, inked.height(), 8))
    assert len({inked.pixelColor(x, y).name() for x, y in places}) > 2
