"""Paper: HTML laid out with the bundled typeface and written as PDF or sent to a printer, page by page.

Works without a window (`python -m ui.paper A4 < page.html > page.pdf`), so that laying out hundreds of rows happens in
a process of its own and never costs the screen a frame.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from hall_assistant.errors import SurroundingsError
from ui import fonts
from ui.paper_long import LongTable, Plain, long_table
from ui.paper_pages import Slice, slices

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_Part = Callable[[QPainter], None]
"""Draws a part of a page."""
RESOLUTION = 300
"""Dots per inch that text is laid out with."""
SIZES = {"A4": QPageSize(QPageSize.PageSizeId.A4), "A5": QPageSize(QPageSize.PageSizeId.A5)}
ROLL = "80mm"
"""The paper of a ticket printer: as long as what stands on it."""
ROLL_WIDTH, ROLL_START = 80.0, 297.0
"""Millimetres; how long it is taken to be until its text is laid out."""
MARGINS = {"A4": (14.0, 14.0, 14.0, 10.0), "A5": (12.0, 12.0, 12.0, 8.0), ROLL: (4.0, 3.0, 4.0, 6.0)}
"""Left, top, right, bottom in millimetres; the foot line stands inside the page, above the lower margin."""
BODY = {"A4": 8.5, "A5": 10.0, ROLL: 9.0}
"""Body type in points."""
FOOT_MM = 7.0
GAP = 12.0
"""Pixels of a screen (96 an inch) between a long table and what follows."""
HAIR = 6.0
"""Device dots that a part is drawn beyond its edge: the border below its last row."""

STYLE = """
body {{ color: #000000; }}
h1 {{ font-size: {title}pt; font-weight: bold; margin-top: 0px; margin-bottom: 3px; }}
p {{ margin-top: 4px; margin-bottom: 4px; }}
p.hall, p.day {{ margin-top: 0px; margin-bottom: 3px; color: #3a434b; }}
p.lead {{ margin-top: 14px; margin-bottom: 3px; }}
p.rest {{ margin-top: 2px; margin-bottom: 2px; }}
p.note {{ color: #525c66; font-size: {small}pt; margin-top: 12px; }}
table {{ margin-top: 8px; border-collapse: collapse; }}
table.log {{ border-color: #aab3ba; border-style: solid; }}
th {{ background-color: #e3e9eb; font-weight: bold; text-align: left; }}
td.name {{ color: #525c66; }}
"""


def pdf_bytes(html: str, *, page: str = "A4") -> bytes:
    """HTML as PDF; `page` is `A4`, `A5` or `80mm`. Works without a running window.

    Raises SurroundingsError `paper.failed` if Qt could not make it.
    """
    _application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setCreator("柜台助手")
    lay_out(writer, page)
    draw(html, writer, page=page)
    made = bytes(buffer.data().data())
    if not made.startswith(b"%PDF"):
        raise SurroundingsError("paper.failed")
    return made


@cache
def _application() -> QGuiApplication | None:
    """The running application, or one without a screen; it has our typeface either way."""
    running = QGuiApplication.instance()
    app = running if isinstance(running, QGuiApplication) else QGuiApplication(["paper", "-platform", "offscreen"])
    if fonts.FAMILY not in QFontDatabase.families():
        fonts.load()
    return None if running else app


def lay_out(device: QPagedPaintDevice, page: str, *, length: float = ROLL_START) -> None:
    """Set size and margins of a page; `length` of a roll in millimetres."""
    size = SIZES[page] if page in SIZES else _roll(length)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(*MARGINS[page]), QPageLayout.Unit.Millimeter)
    device.setPageLayout(layout)


def _roll(length: float) -> QPageSize:
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    return QPageSize(QSizeF(ROLL_WIDTH, length), QPageSize.Unit.Millimeter, ROLL, exact)


def _fit_roll(html: str, device: QPagedPaintDevice) -> None:
    """Cut the roll below the last line."""
    text = _document(html, device, ROLL, float(device.width())).size().height() / device.logicalDpiY() * 25.4
    _left, top, _right, bottom = MARGINS[ROLL]
    lay_out(device, ROLL, length=top + text + FOOT_MM + bottom + 1.0)


def draw(html: str, device: QPagedPaintDevice, *, page: str) -> None:
    """Draw all pages with their foot line.

    Raises SurroundingsError `paper.failed` if the device takes none, or stops taking them midway.
    """
    if page == ROLL:
        _fit_roll(html, device)
    width, height = float(device.width()), float(device.height())
    foot = FOOT_MM / 25.4 * device.logicalDpiY()
    pages = _laid_out(html, device, page, width, height - foot)
    painter = QPainter()
    if not painter.begin(device):
        raise SurroundingsError("paper.failed")
    for number, parts in enumerate(pages, start=1):
        if number > 1 and not device.newPage():
            painter.end()
            raise SurroundingsError("paper.failed")
        for part in parts:
            part(painter)
        if len(pages) > 1:
            _draw_foot(painter, QRectF(0, height - foot, width, foot), f"第 {number} 页，共 {len(pages)} 页")
    painter.end()


def _laid_out(html: str, device: QPagedPaintDevice, page: str, width: float, room: float) -> list[list[_Part]]:
    """The parts of each page; `room`: its height above the foot line."""
    found = long_table(plain(html)) if page in SIZES else None
    if found is not None:
        table = LongTable(found, device, typeface(BODY[page]), width)
        if table.fits(room):
            return _around(table, found, device, page, width, room)
    return [[part] for part, _height in _pages_of(html, device, page, width, room)]


def _around(
    table: LongTable, found: Plain, device: QPagedPaintDevice, page: str, width: float, room: float
) -> list[list[_Part]]:
    """A long table between what stands before and after it."""
    *whole, (last, used) = _pages_of(found.before, device, page, width, room)
    pages: list[list[_Part]] = [*([part] for part, _height in whole), [last]]
    for place, rows in enumerate(table.cut(room - used, room)):
        if place:
            pages.append([])
            used = 0.0
        pages[-1].append(partial(table.draw, rows=rows, top=used))
        used += table.height(rows)
    used += GAP / 96 * device.logicalDpiY()
    after = _pages_of(found.after, device, page, width, room)
    for place, (part, height) in enumerate(after):
        if place or used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(partial(_lowered, part=part, by=used))
    return pages


def _lowered(painter: QPainter, part: _Part, by: float) -> None:
    painter.save()
    painter.translate(0, by)
    part(painter)
    painter.restore()


def _pages_of(html: str, device: QPagedPaintDevice, page: str, width: float, room: float) -> list[tuple[_Part, float]]:
    """A text cut into pages, each with its height."""
    document = _document(html, device, page, width)
    return [
        (partial(_draw_page, document=document, part=part, width=width), part.height) for part in slices(document, room)
    ]


def typeface(points: float) -> QFont:
    """The bundled typeface. Its forms by language are off: PDF readers could not tell which digits they are."""
    font = QFont(fonts.FAMILY)
    font.setPointSizeF(points)
    font.setFeature(QFont.Tag("locl"), 0)
    return font


class _Text(QTextDocument):
    """A text whose pictures are the charts it was given; no other address leads anywhere."""

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """The picture a chart's address stands for; for anything else an empty one."""
        from hall_assistant.logbook.charts import read_picture
        from ui.charts import paper_picture

        found = read_picture(url if isinstance(url, str) else url.toString())
        return paper_picture(*found, self.defaultFont()) if found is not None else QImage()


def _document(html: str, device: QPagedPaintDevice, page: str, width: float) -> QTextDocument:
    document = _Text()
    document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(typeface(BODY[page]))
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(STYLE.format(title=BODY[page] * 1.7, small=BODY[page] * 0.88))
    document.setHtml(plain(html))
    document.setTextWidth(width)
    return document


def plain(html: str) -> str:
    """HTML without control characters, which no paper can show and at which a page would end."""
    return "".join(sign for sign in html if sign >= " " or sign in "\n\t").replace("\x7f", "")


def _draw_page(painter: QPainter, document: QTextDocument, part: Slice, width: float) -> None:
    below = 0.0
    if part.header is not None:
        _draw_part(painter, document, QRectF(0, part.header[0], width, part.header[1] - part.header[0]), 0.0)
        below = part.header[1] - part.header[0]
    _draw_part(painter, document, QRectF(0, part.top, width, part.bottom - part.top), below)


def _draw_part(painter: QPainter, document: QTextDocument, part: QRectF, at: float) -> None:
    """Draw a part of the text at a height of the page; a hair more, so that the line below a row is whole."""
    painter.save()
    painter.translate(0, at - part.top())
    part.adjust(-HAIR, 0, HAIR, HAIR)
    painter.setClipRect(part)
    document.drawContents(painter, part)
    painter.restore()


def _draw_foot(painter: QPainter, area: QRectF, text: str) -> None:
    painter.setFont(typeface(7.5))
    painter.setPen(Qt.GlobalColor.darkGray)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)


def print_page(html: str, parent: QWidget, *, page: str = "A4") -> bool:
    """Ask for a printer and print; False if the person thought better of it.

    Raises SurroundingsError `paper.no_printer` where none is installed, and what `draw` raises.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise SurroundingsError("paper.no_printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    lay_out(printer, page)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw(html, printer, page=page)
    if printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
        raise SurroundingsError("paper.failed")
    return True


def main() -> int:
    """HTML from standard input to PDF on standard output; the page size is the only argument."""
    html = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(pdf_bytes(html, page=sys.argv[1] if len(sys.argv) > 1 else "A4"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
