"""One-line fields that say so when more was typed or pasted than they hold; nothing is cut without a word."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QToolTip


def bounded(field: QLineEdit, limit: int) -> QLineEdit:
    """Hold at most `limit` characters, and tell at the field when more came."""
    field.setMaxLength(limit)
    field.inputRejected.connect(lambda: _tell(field))
    return field


def overflow_words(limit: int) -> str:
    """What is said at a field that is full."""
    return f"这里最多{limit}个字，多出来的没填进去；长的写到「记一笔」里。"


def _tell(field: QLineEdit) -> None:
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), overflow_words(field.maxLength()), field)
