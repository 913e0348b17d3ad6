"""Numbers covered as they are typed (边打边遮): the middle of a customer's number goes once it is complete.

The core keeps no full number whatever the screen does (`privacy.covering`); here the clerk sees at once what will be
kept. A hall that keeps full numbers on purpose sees those it keeps as typed. Source: S207, N12.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from hall_assistant.privacy.covering import kept_whole, own_numbers
from hall_assistant.privacy.masking import coverings
from hall_assistant.settings.values import HallSettings


def cover_line(field: QLineEdit) -> None:
    """Cover what stands in a line; the caret stays behind the sign it stood behind."""
    text, caret, name = field.text(), field.cursorPosition(), f"{field.accessibleName()}："
    found = [(start - len(name), end - len(name), shown) for start, end, shown in _in(f"{name}{text}")]
    for start, end, shown in reversed(found):
        text = text[:start] + shown + text[end:]
        caret = caret + len(shown) - (end - start) if caret >= end else min(caret, start + len(shown))
    if found:
        field.setText(text)
        field.setCursorPosition(caret)


def cover_note(field: QPlainTextEdit) -> None:
    """Cover what stands in a note, in place: caret, selection and the way back (撤销) stay."""
    text = field.toPlainText()
    found = _in(text)
    if not found:
        return
    cursor = QTextCursor(field.document())
    cursor.beginEditBlock()
    for start, end, shown in reversed(found):
        cursor.setPosition(_units(text, start))
        cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(shown)
    cursor.endEditBlock()


def _units(text: str, place: int) -> int:
    """A place in the text as Qt counts it: signs beyond the first plane are two."""
    return place + sum(sign > "\uffff" for sign in text[:place])


def _in(text: str) -> list[tuple[int, int, str]]:
    app = QCoreApplication.instance()
    settings = app.property("hall_settings") if app is not None else None
    if not isinstance(settings, HallSettings):
        return coverings(text)
    return coverings(text, own_numbers(settings), kept_whole(settings))
