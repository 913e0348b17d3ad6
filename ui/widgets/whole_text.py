"""A text of the hall as it was written: plain, to be selected and scrolled, as high as it needs up to a limit."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget


class WholeText(QPlainTextEdit):
    """Read only. `most` lines are shown at once, the rest scrolls."""

    def __init__(self, name: str, told: str, *, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("look", "paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._most = most
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()

    def _fit(self) -> None:
        """The height of a plain document is counted in lines."""
        lines = min(max(round(self.document().size().height()), 1), self._most)
        first = self.document().firstBlock().layout()
        line = first.lineAt(0).height() if first is not None and first.lineCount() else self.fontMetrics().lineSpacing()
        height = ceil(line * lines) + 2 * round(self.document().documentMargin()) + 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font, another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_most"):
            self._fit()
