"""One question asked in place: a label, a few choices, a field. For gaps in lines and facts of the matter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, word_button


class AskStrip(QFrame):
    """`answered` carries what was asked for and the answer; hidden until something is asked."""

    answered = Signal(str, str)
    turned = Signal(bool)
    """Shown, or put away."""

    def __init__(self, name: str = "ask", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "note")
        self._key = ""
        self._label = plain_label("", f"{name}_label", "strong")
        self._field = QLineEdit()
        self._field.setObjectName(f"{name}_field")
        bounded(self._field, 200)
        self._field.returnPressed.connect(self._take_field)
        take = word_button("填上", f"{name}_take", "", "填上（回车）")
        take.clicked.connect(self._take_field)
        away = word_button("×", f"{name}_away", "quiet", "先不填")
        away.setAccessibleName("先不填")
        away.clicked.connect(self.hide)
        self._choices = ChipRow(f"{name}_choices")
        self._choices.picked.connect(self._take)
        row = QHBoxLayout()
        for part in (self._label, self._field, take, away):
            row.addWidget(part, 1 if part is self._field else 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 5, 5, 5)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self._choices)
        self.hide()

    def ask(self, key: str, label: str, *, choices: Sequence[str] = (), value: str = "", focus: bool = True) -> None:
        """Ask for something; `key` comes back with the answer."""
        self._key = key
        self._label.setText(label)
        self._field.setAccessibleName(label)
        self._field.setText(value)
        self._choices.show_chips([ChipFace(choice, choice) for choice in choices])
        self._choices.setVisible(bool(choices))
        self.show()
        if focus:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._field.selectAll()

    def setVisible(self, visible: bool) -> None:
        """Tell those whose room it takes."""
        changed = visible == self.isHidden()
        super().setVisible(visible)
        if changed:
            self.turned.emit(visible)

    def _take_field(self) -> None:
        self._take(self._field.text())

    def _take(self, answer: str) -> None:
        self.hide()
        self.answered.emit(self._key, answer.strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the question open."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)
