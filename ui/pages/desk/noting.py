"""记一笔: the note field of the reception in hand, with its draft, and what kind of note it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import Note
from ui.models.counter_desk import CounterDesk
from ui.operations import cases
from ui.pages.slip_watch import SlipWatch
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.note_field import NoteField
from ui.widgets.slip_hint import SlipHint
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context

KINDS = {
    "note": "记一笔",
    "request": "客户要什么",
    "verbatim": "原话",
    "checked": "查到什么",
    "explained": "说了什么",
    "expected": "客户盼着",
}
"""Kinds of note by the core's name, in the clerk's words; each has its place in the work-order summary."""


HEARD = ("note", "checked", "explained")
"""Kinds of note in our own words, which the customer may hear or read; the others hold what the customer said."""


class Noting(QWidget):
    """Enter records; a pause keeps a draft; going over to the CRM loses nothing."""

    def __init__(
        self, context: Context, counter: CounterDesk, *, lines: int, kinds: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("noting")
        self._context = context
        self._counter = counter
        self._kind = "note"
        self._mending: Note | None = None
        self.field = NoteField("记一笔（回车记上）", "note_field", lines=lines)
        self.field.paused.connect(self._keep)
        self.field.left.connect(self._record)
        self._kinds = ChipRow("note_kinds")
        self._kinds.picked.connect(self.choose)
        self._kinds.setVisible(kinds)
        self.slips = SlipHint("note_slip")
        self._watch = SlipWatch(context, self.field, self.slips, wanted=lambda: self._kind in HEARD)
        take = word_button("记上", "note_take")
        take.clicked.connect(self.field.send)
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addWidget(self.field, 1)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._kinds)
        box.addLayout(row)
        box.addWidget(self.slips)
        counter.leaving.connect(self.field.flush)
        counter.opened.connect(self._take_draft)
        counter.typed.connect(self._take_typed)
        self.choose("note")

    def choose(self, kind: str) -> None:
        """What the next note is."""
        self._kind, self._mending = kind, None
        self._kinds.show_chips([ChipFace(one, word, checked=one == kind) for one, word in KINDS.items()])
        self.field.setPlaceholderText(f"{KINDS[kind]}（回车记上）")
        self._watch.look_soon()

    def correct(self, note: Note) -> None:
        """Put a note back into the field to be corrected; Enter records the correction."""
        self._mending = note
        self.field.put(note.text)
        self.field.setPlaceholderText("更正（回车记上）")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, text: str) -> None:
        if self._mending is None and (text or self._counter.hand.begun):
            cases.draft(self._counter, field="note", text=text)

    def _record(self, text: str) -> None:
        self.field.put("")
        if self._mending is not None:
            note, self._mending = self._mending, None
            cases.correct_note(self._counter, note=note, text=text)
            self.choose("note")
            return
        told = self._tell if self._kinds.isHidden() else None
        cases.note(self._counter, text=text, kind=self._kind, then=told, failed=lambda: self._give_back(text))
        self.choose("note")

    def _tell(self) -> None:
        """The small window has no list of notes to see it in."""
        self._context.say("记上了。")

    def _give_back(self, text: str) -> None:
        self.field.put("\n".join(part for part in (text, self.field.toPlainText()) if part))
        self._counter.note_typing("note", self.field.toPlainText())

    def _take_draft(self) -> None:
        self._mending = None
        self.field.put(self._counter.drafts.get("note", ""))

    def _take_typed(self) -> None:
        """The other window's field told something, or a draft was found; what was typed here meanwhile stands below."""
        if self._mending is not None or not self.isVisible():
            return
        if self.field.is_told:
            self.field.put(self._counter.drafts.get("note", ""))
        elif draft := self._counter.drafts.get("note", ""):
            self.field.put(f"{draft}\n{self.field.toPlainText()}")
            self._keep(self.field.toPlainText())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was typed in the other window."""
        super().showEvent(event)
        self._take_typed()
