"""The forms a report is taken away in, for outside or for inside; and where the file goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context

XLSX = "表格 (*.xlsx)"
FORMS = (
    ("xlsx", "存 Excel", XLSX, "数、每天、话题、派单、接待明细各一张"),
    ("pdf", "存 PDF", "PDF (*.pdf)", "A4，数和每天、话题、派单的表"),
    ("html", "存网页", "网页 (*.html)", "浏览器能打开，和 PDF 一样的内容"),
    ("csv", "存 CSV", "表格 (*.csv)", "接待明细，别的程序能读"),
)


class FilesBar(QWidget):
    """`wanted` carries a form and the kinds a file dialog shows; `print_wanted` for paper."""

    wanted = Signal(str, str)
    print_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_files")
        row = FlowLayout(self, gap=context.theme.space("tight"))
        self._buttons = [self._button(*form) for form in FORMS]
        paper = word_button("打印", "report_print", "", "A4，和 PDF 一样")
        paper.clicked.connect(self.print_wanted)
        self._buttons.append(paper)
        self._inward = word_button("对内", "report_inward", "chip", "对内的明细带柜台、称呼和一句话，不出本厅")
        self._inward.setCheckable(True)
        for button in (*self._buttons, self._inward):
            row.addWidget(button)

    def _button(self, form: str, name: str, kind: str, tip: str) -> QPushButton:
        button = word_button(name, f"report_{form}", "accent" if form == "xlsx" else "", tip)
        button.clicked.connect(lambda: self.wanted.emit(form, kind))
        return button

    @property
    def outward(self) -> bool:
        """Whether what is made leaves the hall."""
        return not self._inward.isChecked()

    def set_busy(self, busy: bool) -> None:
        """One file at a time."""
        for button in self._buttons:
            button.setEnabled(not busy)
