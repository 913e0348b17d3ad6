"""After the summary was copied: the place where the official work order's number comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, word_button


class OrderStrip(QFrame):
    """Hidden until asked; `given` carries the number."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("order_strip")
        self.setProperty("look", "note")
        self._field = QLineEdit()
        self._field.setObjectName("order_back")
        self._field.setAccessibleName("工单号")
        self._field.setPlaceholderText("建好单，把号贴回来")
        bounded(self._field, 60)
        self._field.returnPressed.connect(self._take)
        take = word_button("记上", "order_take")
        take.clicked.connect(self._take)
        away = word_button("×", "order_away", "quiet", "这次没有工单号")
        away.setAccessibleName("这次没有工单号")
        away.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(plain_label("工单号", "order_word", "strong"))
        row.addWidget(self._field, 1)
        row.addWidget(take)
        row.addWidget(away)
        self.hide()

    def ask(self) -> None:
        """Show it, without taking the caret: the clerk is about to paste in the other window."""
        self._field.clear()
        self.show()

    def _take(self) -> None:
        number = self._field.text().strip()
        if number:
            self.hide()
            self.given.emit(number)
        else:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
