"""One-line fields that say so when more was typed or pasted than they hold; nothing is cut without a word."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QToolTip

SENTENCE = 100
"""Characters from which a line takes free text."""
ENDS = (" ", "　", "，", "。", "；", ",", ";")
"""What is typed after a number that is complete."""


def bounded(field: QLineEdit, limit: int) -> QLineEdit:
    """Hold at most `limit` characters, and tell at the field when more came.

    A line with room for a sentence covers customers' numbers once they are typed; a number's own line does not.
    """
    field.setMaxLength(limit)
    field.inputRejected.connect(lambda: _tell(field))
    if limit >= SENTENCE:
        field.editingFinished.connect(partial(_cover, field))
        field.textEdited.connect(partial(_cover_at_blank, field))
    return field


def _cover(field: QLineEdit) -> None:
    from ui.widgets.covering import cover_line  # with the first line that was typed

    cover_line(field)


def _cover_at_blank(field: QLineEdit, text: str) -> None:
    if text[field.cursorPosition() - 1 : field.cursorPosition()] in ENDS:
        _cover(field)


def overflow_words(limit: int) -> str:
    """What is said at a field that is full."""
    return f"这里最多{limit}个字，多出来的没填进去；长的写到「记一笔」里。"


def _tell(field: QLineEdit) -> None:
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), overflow_words(field.maxLength()), field)
