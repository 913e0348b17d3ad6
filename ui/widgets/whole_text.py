"""A text of the hall as it was written: plain, to be selected and scrolled, as high as it needs up to a limit."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

LEAST = 2
"""Lines that stay to be seen where there is little room."""


class WholeText(QPlainTextEdit):
    """Read only. `most` lines are shown at once, the rest scrolls.

    shrinks: whether it gives way where there is less room; in a house that scrolls it must not.
    """

    def __init__(
        self, name: str, told: str, *, most: int, shrinks: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("look", "paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._most = most
        self._shrinks = shrinks
        self._wanted = 0
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()

    def _high(self, lines: int) -> int:
        first = self.document().firstBlock().layout()
        line = first.lineAt(0).height() if first is not None and first.lineCount() else self.fontMetrics().lineSpacing()
        return ceil(line * lines) + 2 * round(self.document().documentMargin()) + 2

    def _fit(self, *_size: object) -> None:
        """The height of a plain document is counted in lines."""
        all_lines = max(round(self.document().size().height()), 1)
        lines = min(all_lines, self._most)
        scrolls = self._shrinks or all_lines > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        wanted = self._high(lines)
        if wanted != self._wanted:
            self._wanted = wanted
            self.setMinimumHeight(min(wanted, self._high(LEAST)) if self._shrinks else wanted)
            self.setMaximumHeight(wanted)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Its lines."""
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        return QSize(self.fontMetrics().height() * 6, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font, another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_most"):
            self._fit()
