"""已交换 10:42 · 3号柜 2 小时未见: one quiet line that opens the page 交换."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context


def exchange_line(context: Context, name: str) -> QPushButton:
    """The line, still empty; made by a window when there is first something to say."""
    button = word_button("", name, "quiet", "看交换")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda: context.wide_wanted.emit("settings:exchange"))
    return button


def put_line(button: QPushButton, line: str, room: int) -> None:
    """Say it in so many logical pixels; what does not fit is told when pointed at, and to a screen reader."""
    button.setText(button.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room))
    button.setToolTip(line)
    button.setAccessibleName(line)
