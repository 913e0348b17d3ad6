"""A file on its way: how far it is, and a button that calls it off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from hall_assistant.logbook.reports.making import Job
from ui.report_process import ReportProcess
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

SAVED = "存好了：{name}。"
STOPPED = "不做了，没留下半个文件。"


class MakingBar(QFrame):
    """`changed` when a file begins or ends; one at a time."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None, *, saved: str = SAVED) -> None:
        super().__init__(parent)
        self._context = context
        self._saved = saved
        self._process: ReportProcess | None = None
        self.setObjectName("report_making")
        self.setProperty("look", "note")
        self._said = plain_label("", "report_making_told", "", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("report_making_bar")
        self._bar.setAccessibleName("做到哪了")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(context.theme.px(10))
        stop = word_button("不做了", "report_stop", "quiet", "停下，不留半个文件")
        stop.clicked.connect(self.stop)
        space = context.theme.space
        row = QHBoxLayout(self)
        row.setContentsMargins(space("medium"), space("tight"), space("small"), space("tight"))
        row.setSpacing(space("small"))
        row.addWidget(self._said, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(stop)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a file is on its way."""
        return self._process is not None

    def make(self, job: Job, path: Path) -> None:
        """Have the file made."""
        if self._process is not None:
            return
        self._said.setText(f"正在做 {path.name}")
        self._bar.hide()  # how much there is to do is told with the first rows; a page is laid out in one go
        self._process = process = ReportProcess(self._context, job, path, self)
        process.told.connect(self._progress)
        process.done.connect(lambda name: self._end(self._saved.format(name=name)))
        process.failed.connect(self._fail)
        self.show()
        self.changed.emit()
        process.start()

    def stop(self) -> None:
        """Call it off."""
        if self._process is not None:
            self._process.stop()
            self._end(STOPPED)

    def _progress(self, done: int, whole: int) -> None:
        self._bar.show()
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(done)

    def _fail(self, error: object) -> None:
        from hall_assistant.errors import HallError

        if isinstance(error, HallError):
            self._context.trouble(error)
        self._end("")

    def _end(self, told: str) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self.hide()
        if told:
            self._context.say(told)
        self.changed.emit()
