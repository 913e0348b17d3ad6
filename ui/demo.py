"""Into the demo hall (演示厅): a seeded month in a folder of its own, laid out on a thread while a sentence says so."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hall_assistant.errors import HallError

if TYPE_CHECKING:
    from ui.theme import Theme


class DemoOpener(QObject):
    """Emits `opened` with the hall and everybody's PIN, or `failed` with the error; any other exception is ours."""

    opened = Signal(object, str)
    failed = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._thread = threading.Thread(target=self._open, name="demo-hall", daemon=True)

    def start(self) -> None:
        """Begin; the first time of a day takes some seconds."""
        self._thread.start()

    def wait(self) -> None:
        """Wait until it is through; for whoever closes the program meanwhile."""
        if self._thread.ident is not None:
            self._thread.join()

    def _open(self) -> None:
        from hall_assistant.training.demo import PIN, open_demo

        try:
            hall = open_demo(self._folder)
        except HallError as error:
            self.failed.emit(error)
        else:
            self.opened.emit(hall, PIN)


class LayingOutPage(QWidget):
    """Says that the demo hall is being laid out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("laying_out_page")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space("wide")] * 4)
        column.setSpacing(theme.space("medium"))
        column.addStretch(2)
        for text, look in (
            ("正在布置演示厅……", "title"),
            ("三个柜台一个月的接待，都是编的，随便点。几秒就好。", "soft"),
        ):
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("look", look)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(3)
