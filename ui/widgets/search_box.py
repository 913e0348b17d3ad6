"""A search box whose answers drop down inside the window; while an input method composes, the keys are its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.answer_list import Answer, AnswerList

__all__ = ["Answer", "SearchBox"]

SHOWN = 7
"""Answers shown without scrolling."""
WIDE = 30
"""Characters of a title and its line that have room where the window has it."""


class SearchBox(QLineEdit):
    """`typed` comes at each change, `chosen` with the id of an answer, `gone` when Esc left the search."""

    typed = Signal(str)
    chosen = Signal(str)
    gone = Signal()

    def __init__(self, hint: str, name: str = "search", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("查找")
        self.setPlaceholderText(hint)
        self.setMaxLength(200)
        self._composing = False
        self._list: AnswerList | None = None
        self.textEdited.connect(self.typed)
        self.textChanged.connect(lambda text: None if text else self.close_list())

    @property
    def composing(self) -> bool:
        """Whether preedit text is open."""
        return self._composing

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody comes to search: only now the button to clear it, which loads the icon themes."""
        super().focusInEvent(event)
        self.setClearButtonEnabled(True)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether preedit text is open."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def show_answers(self, answers: Sequence[Answer], *, none: str = "") -> None:
        """Drop the answers down; `none` is said where there are none."""
        rows = list(answers) or ([Answer("", none)] if none else [])
        if not rows or not self.text():
            self.close_list()
            return
        drop = self._drop()
        drop.show_rows(rows)
        self._place(drop)

    def _drop(self) -> AnswerList:
        if self._list is None:
            self._list = AnswerList(f"{self.objectName()}_answers", self.window())
            self._list.chosen.connect(self._choose)
            self.window().installEventFilter(self)
        return self._list

    def _place(self, drop: AnswerList) -> None:
        """Below the field, or above it where there is more room."""
        window = self.window()
        here = self.mapTo(window, QPoint(0, 0))
        below, above = window.height() - here.y() - self.height() - 6, here.y() - 6
        width = max(self.width(), min(self.fontMetrics().height() * WIDE, window.width() - here.x() - 8))
        needed = drop.height_of(SHOWN)
        if needed <= below or below >= above:
            drop.setGeometry(here.x(), here.y() + self.height() + 2, width, drop.fitting(min(needed, below)))
        else:
            height = min(needed, above)  # nothing of the header looks out above it
            drop.setGeometry(here.x(), here.y() - height - 2, width, height)
        drop.show()
        drop.raise_()

    def close_list(self) -> None:
        """Take the answers away."""
        if self._list is not None:
            self._list.hide()

    @property
    def is_open(self) -> bool:
        """Whether answers are shown."""
        return self._list is not None and self._list.isVisible()

    def _choose(self, chosen: str) -> None:
        self.close_list()
        self.chosen.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter takes, Esc goes back; none of it while preedit text is open."""
        if self._composing:
            super().keyPressEvent(event)
            return
        key, drop = event.key(), self._list
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and drop is not None and self.is_open:
            drop.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and drop is not None and self.is_open:
            if (row := drop.current) is not None:
                self._choose(row.id)
        elif key == Qt.Key.Key_Escape:
            self.close_list()
            self.clear()
            self.gone.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the answers when the window is pressed elsewhere or changes its size."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.close_list()
        return super().eventFilter(watched, event)
