"""A line for a customer's number: readable while the caret is in it, covered for the room as soon as it is not."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class ShyLine(QLineEdit):
    """What was typed stays whole in `text()`; only the glance from across the counter gets dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show it to the one who types."""
        self.setEchoMode(QLineEdit.EchoMode.Normal)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Cover it."""
        super().focusOutEvent(event)
        self.setEchoMode(QLineEdit.EchoMode.Password)
