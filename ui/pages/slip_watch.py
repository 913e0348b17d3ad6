"""说法提示: words that are not ours, underlined as one writes, with better ones; in the private view only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from hall_assistant.phrases.slips import Slip, mended, slips
from ui.widgets.marked_line import MarkedLine
from ui.widgets.note_field import NoteField
from ui.widgets.shades import Shades
from ui.widgets.slip_hint import SlipFace, SlipHint

if TYPE_CHECKING:
    from ui.context import Context

PAUSE = 300
"""Milliseconds of quiet after which what was written is looked through: never on the key itself."""


class SlipWatch(QObject):
    """Looks through one field. wanted: whether what stands there now is ours to say."""

    def __init__(
        self,
        context: Context,
        field: NoteField | MarkedLine,
        hint: SlipHint,
        *,
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(field)
        self._context = context
        self._field = field
        self._hint = hint
        self._wanted = wanted
        self._silenced: set[str] = set()
        self._slip: Slip | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        field.textChanged.connect(self._changed)
        hint.taken.connect(self._mend)
        hint.silenced.connect(self._silence)
        context.private_changed.connect(self.look)
        context.settings_changed.connect(self.look)
        context.signed.connect(self._forget)

    @property
    def on(self) -> bool:
        """Whether slips are told now."""
        return self._context.private and self._context.counter.slips_on and self._wanted()

    def _changed(self) -> None:
        if self.on:
            self._pause.start()
        if not self._text():
            self._show([])

    def look_soon(self) -> None:
        """Look again after a pause: something beside the text is another."""
        if self.on or self._slip is not None:
            self._pause.start()

    def _text(self) -> str:
        return self._field.text() if isinstance(self._field, MarkedLine) else self._field.toPlainText()

    def look(self, *_anything: object) -> None:
        """Look the text through and show what was found."""
        if self._field.composing:
            self._pause.start()
        elif self.on:
            found = slips(self._text(), self._context.hall.library.rules)
            self._show([slip for slip in found if slip.said not in self._silenced])
        else:
            self._pause.stop()
            self._show([])

    def _show(self, found: list[Slip]) -> None:
        self._underline([(slip.start, slip.end) for slip in found])
        before = [slip for slip in found if slip.start <= self._caret()]
        self._slip = (before or found)[-1 if before else 0] if found else None
        face = None
        if (slip := self._slip) is not None:
            face = SlipFace(slip.said, slip.why, slip.better, len(found) - 1)
        self._hint.show_slip(face)

    def _caret(self) -> int:
        field = self._field
        return field.cursorPosition() if isinstance(field, MarkedLine) else field.textCursor().position()

    def _underline(self, places: list[tuple[int, int]]) -> None:
        field = self._field
        if isinstance(field, MarkedLine):
            field.show_marks(places)
            return
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(Shades.of(field.palette()).warn)
        field.setExtraSelections([_selection(self._cursor(*place), look) for place in _in_utf16(self._text(), places)])

    def _cursor(self, start: int, end: int) -> QTextCursor:
        assert isinstance(self._field, NoteField)
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mend(self) -> None:
        """Put the better words in, as one step that can be undone; the caret stands behind them."""
        slip, text = self._slip, self._text()
        if slip is None or text[slip.start : slip.end] != slip.said:
            self.look()
            return
        start, end, words = mended(text, slip)
        ((start, end),) = _in_utf16(text, [(start, end)])
        if isinstance(self._field, MarkedLine):
            self._field.setSelection(start, end - start)
            self._field.insert(words)
        else:
            cursor = self._cursor(start, end)
            cursor.insertText(words)
            self._field.setTextCursor(cursor)
        self._pause.stop()
        self.look()

    def _silence(self) -> None:
        if self._slip is not None:
            self._silenced.add(self._slip.said)
            self.look()

    def _forget(self, _actor: object) -> None:
        self._silenced.clear()
        self.look()


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor  # type: ignore[attr-defined]  # PySide's stub leaves the two fields out
    selection.format = look  # type: ignore[attr-defined]  # as above
    return selection


def _in_utf16(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places as Qt counts them, in halves of a character beyond the first 65,536."""
    if all(letter <= "\uffff" for letter in text):
        return places
    wide = [0]
    for letter in text:
        wide.append(wide[-1] + (2 if letter > "\uffff" else 1))
    return [(wide[start], wide[end]) for start, end in places]
