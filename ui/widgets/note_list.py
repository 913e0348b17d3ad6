"""What was written down so far: the last few notes, each of which can be corrected; both readings stay on file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import Note
from hall_assistant.clock import local_time
from hall_assistant.privacy.masking import masked
from ui.widgets.words import plain_label, shortened, word_button

SHOWN = 4
LONG = 200
"""Characters of a note shown in the list."""


@dataclass(frozen=True, slots=True)
class NoteFace:
    """One line: the hour, what kind, the words (numbers masked)."""

    head: str
    words: str


class NoteRow(QWidget):
    """One note and the button that corrects it."""

    correct_wanted = Signal(object)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note: Note | None = None
        self._head = plain_label("", f"note_{place}_head", "hint")
        self._words = plain_label("", f"note_{place}", wrap=True)
        mend = word_button("更正", f"note_{place}_mend", "quiet", "改成对的，原来那句还在记录里")
        mend.clicked.connect(lambda: self.correct_wanted.emit(self._note))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._head)
        row.addWidget(self._words, 1)
        row.addWidget(mend)

    def take(self, note: Note, face: NoteFace) -> None:
        """Be another note's row, or the same one's anew."""
        self._note = note
        self._head.setText(face.head)
        self._words.setText(face.words)


class NoteList(QWidget):
    """`correct_wanted` carries the note."""

    correct_wanted = Signal(object)

    def __init__(self, kinds: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note_list")
        self._kinds = kinds
        self._shown: tuple[Note, ...] = ()
        self._rows: list[NoteRow] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_notes(self, notes: Sequence[Note], offset: int) -> None:
        """Show the last few, newest first; rows once made are used again."""
        last = tuple(reversed(notes[-SHOWN:]))
        if last == self._shown:
            return
        self._shown = last
        while len(self._rows) < len(last):
            self._rows.append(self._new(len(self._rows)))
        for place, row in enumerate(self._rows):
            if place < len(last):
                row.take(last[place], self._face(last[place], offset))
            row.setVisible(place < len(last))

    def _new(self, place: int) -> NoteRow:
        row = NoteRow(place, self)
        row.correct_wanted.connect(self.correct_wanted)
        self._box.addWidget(row)
        return row

    def _face(self, note: Note, offset: int) -> NoteFace:
        words = masked(shortened(" ".join(note.text[: LONG * 4].split()), LONG))
        return NoteFace(f"{local_time(note.at, offset)} {self._kinds.get(note.kind, '')}", words)
