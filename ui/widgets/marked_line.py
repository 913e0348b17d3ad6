"""A one-line field in which stretches can be underlined, without a touch to text, caret or what is being composed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QInputMethodEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from ui.widgets.shades import Shades


class MarkedLine(QLineEdit):
    """Underlines are drawn over what Qt has drawn; none while preedit text is open, when places are not the text's."""

    _marks: tuple[tuple[int, int], ...] = ()
    _composing = False

    def show_marks(self, marks: Sequence[tuple[int, int]]) -> None:
        """Underline these stretches of the text."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    @property
    def composing(self) -> bool:
        """Whether preedit text is open."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether preedit text is open."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field as ever, and the underlines in it."""
        super().paintEvent(event)
        if self._marks and not self._composing:
            painter = QPainter(self)
            painter.setClipRect(self.rect().adjusted(4, 0, -4, 0))
            painter.setPen(QPen(Shades.of(self.palette()).warn, 2))
            metrics, text, caret = self.fontMetrics(), self.text(), self.cursorRect().center()
            left = caret.x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
            under = (self.height() + metrics.height()) / 2
            for start, end in self._marks:
                from_, to = (left + metrics.horizontalAdvance(text[:at]) for at in (start, end))
                painter.drawLine(QPointF(from_, under), QPointF(to, under))
