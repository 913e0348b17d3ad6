"""The note field (记一笔): a draft at each pause and whenever the focus goes, a fact when the field is left or sent."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.widgets.bounded import ENDS

PAUSE = 250
"""Milliseconds of quiet after which what was typed is a draft."""
EDGE = 12
"""Border and padding above and below the text, in pixels; in large type half a line."""
_AWAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class NoteField(QPlainTextEdit):
    """Plain text of any length, shown as typed. Enter sends, Shift+Enter breaks the line.

    `paused` carries the text at each pause and on every loss of focus; `left` carries it when it should become a fact:
    Enter, or the focus moved to another part of our window. Going over to the CRM keeps it a draft.
    """

    paused = Signal(str)
    left = Signal(str)
    entered = Signal()
    """Enter was pressed, whether anything stands here or not."""

    def __init__(self, hint: str, name: str, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(hint)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = lines
        self.document().setDocumentMargin(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._composing = False
        self._fit()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self._told = ""
        self.textChanged.connect(self._pause.start)

    def _fit(self) -> None:
        room = round(2 * self.document().documentMargin()) + max(EDGE, self.fontMetrics().height() // 2)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + room)

    def changeEvent(self, event: object) -> None:
        """Stay as many lines high when the text size changes."""
        super().changeEvent(event)  # type: ignore[arg-type]  # PySide's stub names QEvent, Qt hands the same object on
        if hasattr(self, "_lines"):
            self._fit()

    def set_lines(self, lines: int) -> None:
        """How many lines high it is."""
        self._lines = lines
        self._fit()

    def put(self, text: str) -> None:
        """Show a text, a draft found again, without telling it as typed."""
        self._told = text
        if text != self.toPlainText():
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._pause.stop()

    @property
    def is_told(self) -> bool:
        """Whether everything that stands here was told, or put here by others."""
        return self.toPlainText() == self._told

    def flush(self) -> None:
        """Tell what stands here if it was not told yet."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.paused.emit(text)

    def send(self) -> None:
        """Hand the text over to become a fact; the field empties when the owner says so by `put`."""
        self.cover()
        text = self.toPlainText()
        if text.strip():
            self.flush()
            self.left.emit(text)

    @property
    def composing(self) -> bool:
        """Whether preedit text is open."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether preedit text is open."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing and event.commitString().endswith(ENDS):
            self.cover()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends, but never while an input method composes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self._composing and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
            self.send()
            return
        super().keyPressEvent(event)
        if not self._composing and event.text() in ENDS:
            self.cover()

    def cover(self) -> None:
        """Cover the middle of customers' numbers that are complete; the caret stays where it is."""
        from ui.widgets.covering import cover_note  # with the first blank that was typed

        cover_note(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A draft when the window loses the focus, a fact when another part of it gets it."""
        super().focusOutEvent(event)
        if not self._composing:
            self.cover()
        self.flush()
        if event.reason() not in _AWAY:
            self.send()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what stands here when the page goes."""
        self.flush()
        super().hideEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, whatever was copied."""
        self.insertPlainText(source.text())
