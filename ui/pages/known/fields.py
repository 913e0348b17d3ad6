"""Fields of the parts: one line with a name above all readers see."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets.bounded import bounded


def field(name: str, asked: str, limit: int) -> QLineEdit:
    """A one-line field; what it asks for stands in it."""
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(asked)
    line.setPlaceholderText(asked)
    bounded(line, limit)
    return line


def row(*parts: QWidget, stretch: int = 0) -> QHBoxLayout:
    """Parts side by side; the one at `stretch` takes the room."""
    line = QHBoxLayout()
    line.setSpacing(6)
    for place, part in enumerate(parts):
        line.addWidget(part, 1 if place == stretch else 0)
    return line
