"""Calm forms: an entry with its name, and a refusal told beneath it in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.theme import Theme, set_look


class Entry(QWidget):
    """One line to fill in, its name above it; `left` when the typing pauses there (Enter or focus gone)."""

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        id: str,
        hint: str = "",
        secret: bool = False,
        edit: QLineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """edit: a line of another kind, such as one that covers a customer's number."""
        super().__init__(parent)
        self.name = name
        self._label = label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)  # a new PIN's entry bears the name of whose it is
        label.setText(name)
        label.setProperty("look", "hint")
        self.edit = edit or QLineEdit(self)
        self.edit.setObjectName(id)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._told = told_label(self, f"{id}_told")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("hair"))
        for widget in (label, self.edit, self._told):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.edit.editingFinished.connect(self.left)
        self.edit.textEdited.connect(lambda _text: self.accept())

    @property
    def told(self) -> QLabel:
        """Why it was not taken; a narrow entry's owner may lay it elsewhere."""
        return self._told

    @property
    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def rename(self, name: str) -> None:
        """Ask for something else."""
        self.name = name
        self._label.setText(name)
        self.edit.setAccessibleName(name)

    @property
    def refusal(self) -> str:
        """The sentence told beneath, "" if nothing was refused."""
        return self._told.text()

    def refuse(self, told: str) -> None:
        """Say beneath the entry why it cannot be taken; what is typed stays."""
        self._told.setText(told)
        self._told.show()
        set_look(self.edit, "refused")

    def accept(self) -> None:
        """Take a refusal back."""
        if self._told.text():
            self._told.clear()
            self._told.hide()
            set_look(self.edit, "")


def told_label(parent: QWidget, name: str) -> QLabel:
    """A label for a refusal, hidden until there is one."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setProperty("look", "bad")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label


def refuse_where(error: HallError, by_code: dict[str, Entry], entries: Iterable[Entry]) -> bool:
    """Tell a refusal beside the entry it is about, found by its code or by the entry's name; False if none is."""
    named = {entry.name: entry for entry in entries}
    entry = by_code.get(error.code) or named.get(str(error.values.get("what", "")))
    if entry is None:
        return False
    entry.refuse(sentence(error))
    entry.setFocus()
    return True
