"""An answer to hard words, or a term in plain words, where a card would stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.sentences import Sentence, Sentences
from ui.widgets.words import plain_label, word_button


@dataclass(frozen=True, slots=True)
class EntryFace:
    """What is shown of one entry of the library."""

    id: str
    """`provocation:<id>` or `jargon:<term>`."""
    mark: str
    """What it is: 怎么接."""
    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """Headings, each with its sentences."""
    dont: tuple[str, ...] = ()
    """What not to do, in the private view only."""


class EntryView(QFrame):
    """Shows one; `left` goes back to where the card was."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.shown: EntryFace | None = None
        self._mark = plain_label("", f"{name}_mark", "hint")
        self._title = plain_label("", f"{name}_title", "lead", wrap=True)
        self.rest = Sentences(f"{name}_rest")
        back = word_button("收起", f"{name}_back", "quiet", "回到卡片")
        back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self._mark, 1)
        head.addWidget(back)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self._title)
        box.addWidget(self.rest)
        box.addStretch(1)
        self.hide()

    def show_entry(self, face: EntryFace | None, *, private: bool) -> None:
        """Show it, or nothing."""
        self.shown = face
        if face is not None:
            self._mark.setText(face.mark)
            self._title.setText(face.title)
            self.setAccessibleName(f"{face.mark}：{face.title}")
            parts = (*face.parts, ("不要这样", face.dont)) if private and face.dont else face.parts
            self.rest.show_sentences([one for heading, lines in parts for one in _part(heading, lines)])
        self.setVisible(face is not None)


def _part(heading: str, lines: tuple[str, ...]) -> list[Sentence]:
    return [*([Sentence(heading, "title")] if heading else []), *map(Sentence, lines)]
