"""A search box whose answers drop down inside the window; while an input method composes, the keys are its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

SHOWN = 7
"""Answers shown without scrolling."""
ENDS = 2
"""Pixels above and below the answers, so that their ground leaves the round corners free."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a search: what it opens and the words shown."""

    id: str
    title: str
    below: str = ""


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
        self._list: QListWidget | None = None
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
        drop.clear()
        for answer in rows:
            item = QListWidgetItem(f"{answer.title}\n{answer.below}" if answer.below else answer.title)
            item.setData(Qt.ItemDataRole.UserRole, answer.id)
            if not answer.id:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            drop.addItem(item)
        drop.setCurrentRow(0)
        self._place(drop, len(rows))

    def _drop(self) -> QListWidget:
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setObjectName(f"{self.objectName()}_answers")
            self._list.setAccessibleName("查到的")
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self._list.setViewportMargins(0, ENDS, 0, ENDS)
            self._list.itemClicked.connect(self._choose)
            self.window().installEventFilter(self)
        return self._list

    def _place(self, drop: QListWidget, rows: int) -> None:
        """Below the field, or above it where there is more room."""
        window = self.window()
        here = self.mapTo(window, QPoint(0, 0))
        below, above = window.height() - here.y() - self.height() - 6, here.y() - 6
        width = max(self.width(), min(self.fontMetrics().height() * 20, window.width() - here.x() - 8))
        needed = sum(drop.sizeHintForRow(row) for row in range(min(rows, SHOWN))) + 2 * (drop.frameWidth() + ENDS)
        if needed <= below or below >= above:
            drop.setGeometry(here.x(), here.y() + self.height() + 2, width, min(needed, below))
        else:
            height = min(needed, above)
            drop.setGeometry(here.x(), here.y() - height - 2, width, height)
        drop.viewport().setAutoFillBackground(True)  # with no ground of its own, all below it is painted each time
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

    def _choose(self, item: QListWidgetItem) -> None:
        chosen = item.data(Qt.ItemDataRole.UserRole)
        if chosen:
            self.close_list()
            self.chosen.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter takes, Esc goes back; none of it while preedit text is open."""
        if self._composing:
            super().keyPressEvent(event)
            return
        key, drop = event.key(), self._list
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and drop is not None and self.is_open:
            step = 1 if key == Qt.Key.Key_Down else -1
            drop.setCurrentRow((drop.currentRow() + step) % max(drop.count(), 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and drop is not None and self.is_open:
            if (item := drop.currentItem()) is not None:
                self._choose(item)
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
