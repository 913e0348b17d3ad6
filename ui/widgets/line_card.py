"""The line to say: in public a cue of a few characters, the whole line under the mouse or by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.slot_text import SlotLabel
from ui.widgets.words import plain_label, word_button


@dataclass(frozen=True, slots=True)
class LineFace:
    """A line as it is offered."""

    id: str
    cue: str
    say: str
    """The line with its slots filled; an unfilled one reads 「几点前？」."""
    reason: str = ""
    """Why it is offered; private view."""
    missing: tuple[tuple[str, str], ...] = ()
    """(slot, label) of slots still to be filled; while there are any the line cannot be marked as said."""
    said: bool = False


class LineCard(QFrame):
    """One line. The mouse over it, or the key of its place, shows the whole line where the cue stood."""

    said = Signal(str)
    slot_wanted = Signal(str)
    silenced = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "card")
        self._face: LineFace | None = None
        self._private = False
        self._held = False
        self._cue = plain_label("", f"{name}_cue", "cue")
        self._whole = SlotLabel(f"{name}_whole", "lead")
        for label in (self._cue, self._whole):
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._why = plain_label("", f"{name}_why", "hint", wrap=True)
        self._slots = ChipRow(f"{name}_slots")
        self._slots.picked.connect(self.slot_wanted)
        self._build()

    def _build(self) -> None:
        name = self.objectName()
        self._tick = _quiet("说过", f"{name}_said", "这句说了，记上")
        self._tick.clicked.connect(lambda: self.said.emit(self._face.id if self._face else ""))
        self._ask = _quiet("为什么", f"{name}_ask", "为什么给这句")
        self._ask.setCheckable(True)
        self._ask.toggled.connect(self._show_why)
        self._quiet = _quiet("不用这句", f"{name}_silence", "这次接待不再给这句")
        self._quiet.clicked.connect(lambda: self.silenced.emit(self._face.id if self._face else ""))
        text = QVBoxLayout()
        text.setSpacing(2)
        for part in (self._cue, self._whole, self._slots, self._why):
            text.addWidget(part)
        text.addStretch(1)
        side = QHBoxLayout()
        side.setSpacing(0)
        for button in (self._ask, self._quiet, self._tick):
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.addLayout(text, 1)
        row.addLayout(side)

    @property
    def face(self) -> LineFace | None:
        """The line it shows."""
        return self._face

    def show_line(self, face: LineFace, *, private: bool) -> None:
        """Show a line; in the private view whole, with its reason at hand."""
        if (face, private) == (self._face, self._private):
            return
        fresh = self._face is None or self._face.id != face.id
        self._face, self._private = face, private
        if fresh:
            self._ask.setChecked(False)
            self._held = False
        self._cue.setText(face.cue)
        self._whole.setText(face.say)
        self._why.setText(face.reason)
        self._slots.show_chips([ChipFace(slot, f"{label}？", missing=True) for slot, label in face.missing])
        self._slots.setVisible(bool(face.missing))
        self._tick.setText("说过 ✓" if face.said else "说过")
        self._tick.setEnabled(not face.missing and not face.said)
        tip = "先把空填上，再记说过" if face.missing else "这句说了，记上"
        if tip != self._tick.toolTip():
            self._tick.setToolTip(tip)
        self.setAccessibleName(face.cue)
        self._lay_open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the whole line."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """As high with the cue as with the whole line, so that nothing moves under the mouse."""
        width = self._text_width()
        if width > 0:
            high = max(self._whole.heightForWidth(width), self._cue.sizeHint().height())
            for label in (self._cue, self._whole):
                label.setMinimumHeight(high)

    def _text_width(self) -> int:
        margins = self._row.contentsMargins()
        beside = sum(b.sizeHint().width() for b in (self._ask, self._quiet, self._tick) if not b.isHidden())
        return self.width() - margins.left() - margins.right() - beside - self._row.spacing()

    def hold_open(self, held: bool) -> None:
        """Show the whole line by key until told otherwise."""
        self._held = held
        self._lay_open()

    @property
    def is_open(self) -> bool:
        """Whether the whole line is shown."""
        return self._private or self._held or self.underMouse()

    def _lay_open(self) -> None:
        opened = self.is_open
        self._cue.setVisible(not opened)
        self._whole.setVisible(opened)
        self._ask.setVisible(self._private and bool(self._face and self._face.reason))
        self._quiet.setVisible(self._private)
        self._show_why(self._ask.isChecked())
        self._keep_room()

    def _show_why(self, shown: bool) -> None:
        self._why.setVisible(shown and self._private)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The whole line while the mouse is over it."""
        super().enterEvent(event)
        self._lay_open()

    def leaveEvent(self, event: object) -> None:
        """Back to the cue."""
        super().leaveEvent(event)  # type: ignore[arg-type]  # PySide's stub names QEvent, Qt hands the same object on
        self._lay_open()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click holds it open, another lets go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hold_open(not self._held)
        super().mousePressEvent(event)


class LineList(QWidget):
    """At most three lines below each other; signals carry the phrase's id or the slot's name."""

    said = Signal(str)
    slot_wanted = Signal(str)
    silenced = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lines")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self.cards = [LineCard(f"line_{place}", self) for place in (1, 2, 3)]
        for card in self.cards:
            card.said.connect(self.said)
            card.slot_wanted.connect(self.slot_wanted)
            card.silenced.connect(self.silenced)
            box.addWidget(card)
        self._none = plain_label("这一步没有现成的说法，先听，先记。", "lines_none", "soft", wrap=True)
        box.addWidget(self._none)

    def show_lines(self, faces: Sequence[LineFace], *, private: bool) -> None:
        """Show these lines; what is left over stays hidden."""
        for place, card in enumerate(self.cards):
            if place < len(faces):
                card.show_line(faces[place], private=private)
            card.setVisible(place < len(faces))
        self._none.setVisible(not faces)


def _quiet(text: str, name: str, tip: str) -> QPushButton:
    return word_button(text, name, "quiet", tip)
