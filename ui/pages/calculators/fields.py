"""A calculator's fields drawn from their description: a line, a choice, or a text of several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from hall_assistant.solutions.calculators.values import Field
from ui.theme import Theme, set_look
from ui.widgets.words import plain_label

WIDE = frozenset({"text", "lines"})
"""Kinds that take the whole width."""
LINES = 3


class FieldEntry(QWidget):
    """One field with its name above; refused, it is framed. `edited` at each change, `entered` at Enter."""

    edited = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, field: Field, standing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.setObjectName(f"calc_field_{field.name}")
        self._line: QLineEdit | None = None
        self._choice: QComboBox | None = None
        self._text: QPlainTextEdit | None = None
        self.refused = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("hair"))
        named = f"{field.label}（{field.unit}）" if field.unit else field.label
        column.addWidget(plain_label(named, f"calc_label_{field.name}", "hint"))
        self._edit = self._make(theme, standing)
        column.addWidget(self._edit)
        wide = field.kind in WIDE
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if not wide:
            self.setFixedWidth(theme.px(218))
        self.setFocusProxy(self._edit)

    def _make(self, theme: Theme, standing: str) -> QWidget:
        field = self.field
        edit: QLineEdit | QComboBox | QPlainTextEdit
        if field.kind == "choice":
            edit = self._choice = QComboBox()
            for name, words in field.choices:
                edit.addItem(words, name)
            edit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            edit.currentIndexChanged.connect(lambda _place: self._change())
        elif field.kind in WIDE:
            edit = self._text = QPlainTextEdit()
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(edit.fontMetrics().lineSpacing() * LINES + theme.px(16))
            edit.setPlaceholderText(f"{field.hint}\n{field.example}" if field.hint else field.example)
            edit.textChanged.connect(self._change)
        else:
            edit = self._line = QLineEdit()
            edit.setPlaceholderText(self._hint(standing))
            edit.textEdited.connect(lambda _text: self._change())
            edit.returnPressed.connect(self.entered)
        edit.setObjectName(f"calc_{field.name}")
        edit.setAccessibleName(field.label)
        edit.setToolTip(field.hint)
        return edit

    def _hint(self, standing: str) -> str:
        if standing:
            return f"空着按 {standing}"
        return self.field.hint or f"像 {self.field.example}"

    def _change(self) -> None:
        self.accept()
        self.edited.emit()

    @property
    def typed(self) -> str:
        """What stands there: text as typed, or the name of what is chosen."""
        if self._choice is not None:
            return str(self._choice.currentData())
        return self._text.toPlainText() if self._text is not None else self._line.text() if self._line else ""

    def put(self, text: str) -> None:
        """Put a text there, or choose by name."""
        if self._choice is not None:
            self._choice.setCurrentIndex(max(0, self._choice.findData(text)))
        elif self._text is not None:
            self._text.setPlainText(text)
        elif self._line is not None:
            self._line.setText(text)
        self.accept()

    def refuse(self) -> None:
        """Show that it cannot be taken; what is typed stays. The sentence says why, below all fields."""
        self.refused = True
        if self._choice is None:
            set_look(self._edit, "refused")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Take a refusal back."""
        if self.refused:
            self.refused = False
            if self._choice is None:
                set_look(self._edit, "")
