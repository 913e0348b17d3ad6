"""What was opened from the search in the card's place, the same in both windows: hard words, a term of the trade.

It is only looked at: nothing of it is recorded with a reception.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall_assistant.library.library import Library
from hall_assistant.phrases.render import render
from ui.models.counter_desk import CounterDesk
from ui.widgets.entry_view import EntryFace

if TYPE_CHECKING:
    from ui.context import Context


class Looking(QObject):
    """Holds what is looked at until a topic, a card or another reception comes; `changed` when it is another."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("looking")
        self.context = context
        self.shown: EntryFace | None = None
        self._counter = CounterDesk.shared(context)
        self._beside: tuple[str, str] = ("", "")
        self._counter.opened.connect(self.close_entry)
        self._counter.changed.connect(self._turned)

    @classmethod
    def shared(cls, context: Context) -> Looking:
        """The one of this context, made at the first call."""
        found = context.findChild(Looking, "looking")
        return found if isinstance(found, Looking) else cls(context)

    def open_entry(self, entry: str) -> bool:
        """Look at an entry; False for one the library does not have."""
        face = entry_face(self.context.hall.library, entry)
        if face is not None:
            self._beside = self._place()
            self._show(face)
        return face is not None

    def close_entry(self) -> None:
        """Back to the card."""
        self._show(None)

    def _show(self, face: EntryFace | None) -> None:
        if face != self.shown:
            self.shown = face
            self.changed.emit()

    def _turned(self) -> None:
        """Another topic or card was chosen: it stands where this stood."""
        if self.shown is not None and self._place() != self._beside:
            self.close_entry()

    def _place(self) -> tuple[str, str]:
        return self._counter.state.topic, self._counter.hand.card


def entry_face(library: Library, entry: str) -> EntryFace | None:
    """Hard words with their answers, or a term with its plain words; None for anything else."""
    kind, _, name = entry.partition(":")
    if kind == "provocation" and (thrown := library.provocations.get(name)):
        lines = tuple(f"「{render(line, {}, library.slots).text}」" for line in thrown.answers)
        return EntryFace(entry, _mark(library, "怎么接", thrown.topic), thrown.heard, (("这么接", lines),), thrown.dont)
    if kind == "jargon" and (term := library.jargon.get(name)):
        said = render(term.say, {}, library.slots).text if term.say else ""
        parts = [("说白了", (term.plain,)), *([("这么跟客户说", (f"「{said}」",))] if said else [])]
        return EntryFace(entry, _mark(library, "行话", term.topic), term.term, tuple(parts))
    return None


def _mark(library: Library, word: str, topic: str) -> str:
    found = library.topics.get(topic)
    return f"{word} · {found.name}" if found else word
