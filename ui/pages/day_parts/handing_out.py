"""What the log is handed out as: six lines for the group, a sheet, paper; and the way to the day's end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hall_assistant.logbook.day import LogFilter
from hall_assistant.people.access import may
from ui.operations import logbook
from ui.paper_folder import ask_path, of_days
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context

ONLY_LEADING = "要值班长或店长登录才能导出"
_BUTTONS = (
    ("log_closing", "收工清零", "今天没了的事，一件件结掉或转明天"),
    ("log_daily", "复制日报", "六行，贴进群里"),
    ("log_csv", "导出 CSV", "表格，Excel 能直接打开"),
    ("log_pdf", "导出 PDF", "A4，每页有表头"),
    ("log_print", "打印", ""),
)


class HandingOut(QWidget):
    """`closing`, `daily` and `file_wanted` (a path) ask the page; paper is made here of what `wanted` says."""

    closing = Signal()
    daily = Signal()
    file_wanted = Signal(object)

    def __init__(self, context: Context, wanted: Callable[[], LogFilter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = wanted
        self._busy = False
        self.setObjectName("log_handing")
        self._buttons = {name: word_button(text, name, "", tip) for name, text, tip in _BUTTONS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.space("tight"))
        for button in self._buttons.values():
            row.addWidget(button)
        self._on("log_closing", self.closing.emit)
        self._on("log_daily", self.daily.emit)
        self._on("log_csv", lambda: self._ask("导出 CSV", "csv", "表格 (*.csv)"))
        self._on("log_pdf", lambda: self._ask("导出 PDF", "pdf", "PDF (*.pdf)"))
        self._on("log_print", lambda: logbook.print_log(context, wanted=wanted(), parent=self))

    def _on(self, name: str, call: Callable[[], None]) -> None:
        self._buttons[name].clicked.connect(lambda: call())

    def button(self, name: str) -> QPushButton:
        """One of them."""
        return self._buttons[name]

    def fit_person(self) -> None:
        """Who leads may hand out."""
        actor = self._context.actor
        allowed = actor is not None and may(actor.role, "logbook.export")
        tips = {name: tip for name, _text, tip in _BUTTONS}
        for name in ("log_csv", "log_pdf", "log_print"):
            self._buttons[name].setEnabled(allowed and not self._busy)
            self._buttons[name].setToolTip(tips[name] if allowed else ONLY_LEADING)

    def set_busy(self, busy: bool) -> None:
        """One file at a time."""
        self._busy = busy
        self.fit_person()

    def _ask(self, title: str, ending: str, kind: str) -> None:
        wanted = self._wanted()
        name = of_days("接待日志", wanted.first, wanted.last)
        if path := ask_path(self, title, f"{name}.{ending}", kind):
            self.file_wanted.emit(path)
