"""What was written down so far: the last few notes, each of which can be corrected; both readings stay on file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import Note
from hall_assistant.clock import local_time
from hall_assistant.privacy.masking import masked
from ui.widgets.flow_layout import empty
from ui.widgets.words import plain_label, shortened, word_button

SHOWN = 4
LONG = 200
"""Characters of a note shown in the list."""


@dataclass(frozen=True, slots=True)
class NoteFace:
    """One line: the hour, what kind, the words (numbers masked)."""

    head: str
    words: str


class NoteList(QWidget):
    """`correct_wanted` carries the note."""

    correct_wanted = Signal(object)

    def __init__(self, kinds: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note_list")
        self._kinds = kinds
        self._faces: tuple[NoteFace, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_notes(self, notes: Sequence[Note], offset: int) -> None:
        """Show the last few, newest first."""
        last = list(reversed(notes))[:SHOWN]
        faces = tuple(self._face(note, offset) for note in last)
        if faces == self._faces:
            return
        self._faces = faces
        empty(self._box)
        for place, (note, face) in enumerate(zip(last, faces, strict=True)):
            self._box.addWidget(self._row(place, note, face))

    def _face(self, note: Note, offset: int) -> NoteFace:
        words = masked(shortened(" ".join(note.text[: LONG * 4].split()), LONG))
        return NoteFace(f"{local_time(note.at, offset)} {self._kinds.get(note.kind, '')}", words)

    def _row(self, place: int, note: Note, face: NoteFace) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(plain_label(face.head, f"note_{place}_head", "hint"))
        row.addWidget(plain_label(face.words, f"note_{place}", wrap=True), 1)
        mend = word_button("更正", f"note_{place}_mend", "quiet", "改成对的，原来那句还在记录里")
        mend.clicked.connect(lambda: self.correct_wanted.emit(note))
        row.addWidget(mend)
        return holder
